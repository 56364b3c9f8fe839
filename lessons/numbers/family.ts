import {
  cispoBounds,
  exp,
  log,
  mean,
  noSignalProbability,
  overlongPenalty,
  pow,
  ppoClip,
} from '../../src/core/index.ts'

/** What multiplies the gradient of log π of a good token under GRPO at ε = 0.2. */
const grpoWeight = (ratio: number) =>
  ratio * ppoClip({ ratio, advantage: 1, clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }).derivative

// The answer of four tokens.
const logRatios = [0.4, -0.1, 0.05, -0.05]
const ratios = logRatios.map(exp)
export const gspoRatio = () => exp(mean(logRatios))
export const firstTokenRatio = () => exp(0.4)
/** What multiplies each token's gradient of log π, for an advantage of +1: GRPO at ε = 0.2, GSPO at its fences, CISPO at a cap of 5. */
export const weights = () => {
  const [, cap] = cispoBounds({ bounds: 'cap', epsilonLow: 0, epsilonHigh: 5 })
  const isGspoStopped = exp(mean(logRatios)) > 1 + 4e-4
  return {
    grpo: ratios.map(grpoWeight),
    gspo: ratios.map(() => (isGspoStopped ? 0 : exp(mean(logRatios)))),
    cispo: ratios.map((ratio) => Math.min(ratio, cap)),
  }
}
export const productOfTen = () => ({ low: pow(0.8, 10), high: pow(1.2, 10) })
/** The largest product of a hundred, in millions. */
export const millionsOfHundred = () => pow(1.2, 100) / 1e6

// Questions.
const cispoCap = (bounds: 'cap' | 'upper') => cispoBounds({ bounds, epsilonLow: 0.2, epsilonHigh: 0.2 })[1]
export const cispoCaps = () => ({ trl: cispoCap('cap'), openInstruct: cispoCap('upper') })
/** The weight of a good token whose ratio has grown to 6. */
export const farToken = () => ({
  ppo: grpoWeight(6),
  verl: Math.min(6, cispoCap('upper')),
  scaleRl: Math.min(6, 5),
  unclipped: 6,
})

// DAPO.
const raised = (probability: number, factor: number) => exp(log(probability) + log(factor))
export const raisedFrom1Percent = () => ({ clipHigher: raised(0.01, 1.28), equalFences: raised(0.01, 1.2) })
export const groupsPerUsefulOne = () => 1 / (1 - noSignalProbability(0.9, 8))
const overlong = (length: number) =>
  overlongPenalty(length, { maxLength: 20_480, buffer: 4096, factor: 1, beyond: 'capped' })
export const overlongHalfWay = () => overlong(18_432)
