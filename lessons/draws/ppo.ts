import { exp, ppoClip } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const term = (ratio: number, advantage: number, epsilon: number) =>
  ppoClip({ ratio, advantage, clipLow: epsilon, clipHigh: epsilon, dualClip: null, delta: null })

export const badAndLikelier: Generator = ({ pick, between }) => {
  const epsilon = pick([0.1, 0.2, 0.3])
  const advantage = pick([-1, -2])
  const ratio = between(1.4, 2, 0.1)
  const { value, clipped } = term(ratio, advantage, epsilon)
  return { epsilon, advantage, ratio, answer: value, clipped }
}

export const goodAndLikelier: Generator = ({ pick, between }) => {
  const epsilon = pick([0.1, 0.2, 0.3])
  const advantage = pick([2, 3])
  const ratio = between(1.4, 2, 0.1)
  const { value, unclipped } = term(ratio, advantage, epsilon)
  return { epsilon, advantage, ratio, answer: value, plain: unclipped, fence: 1 + epsilon }
}

export const ratioFromLogs: Generator = ({ between }) => {
  const before = between(-3, -1, 0.1)
  const now = between(-3, -1, 0.1)
  if (Math.abs(now - before) < 0.15 || Math.abs(now - before) > 1.2) return null
  return { before, now, difference: now - before, answer: exp(now - before), inverse: exp(before - now) }
}

export const surrogate: Generator = ({ pick, shuffled }) => {
  const [oldA, oldB, oldC] = shuffled(
    pick([
      [0.5, 0.3, 0.2],
      [0.6, 0.3, 0.1],
    ]),
  ) as [number, number, number]
  const [ratioA, ratioB] = [pick([0.5, 0.8, 1, 1.2]), pick([0.5, 0.8, 1, 1.2])]
  // The third ratio makes the new probabilities sum to 1; it should look like a ratio with one decimal.
  const ratioC = (1 - oldA * ratioA - oldB * ratioB) / oldC
  if (Math.abs(ratioC * 10 - Math.round(ratioC * 10)) > 1e-6 || ratioC < 0.3 || ratioC > 3) return null
  const [advantageA, advantageB, advantageC] = shuffled([1, -1, pick([-0.5, 0.5, 2])]) as [number, number, number]
  const sum = (a: number, b: number, c: number) => a * advantageA + b * advantageB + c * advantageC
  return {
    oldA,
    oldB,
    oldC,
    ratioA,
    ratioB,
    ratioC,
    advantageA,
    advantageB,
    advantageC,
    answer: sum(oldA * ratioA, oldB * ratioB, oldC * ratioC),
    withoutRatios: sum(oldA, oldB, oldC),
    withoutProbabilities: sum(ratioA, ratioB, ratioC) / 3,
  }
}

/** The objective of one token against its ratio. */
export const whichToken: Generator = ({ pick }) => {
  const epsilon = pick([0.2, 0.5])
  const advantage = pick([1, -1])
  return {
    points: Array.from({ length: 81 }, (_, k) => [k / 40, term(k / 40, advantage, epsilon).value] as const),
    level: term(advantage > 0 ? 2 : 0, advantage, epsilon).value,
    answer: `${advantage > 0 ? 'good' : 'bad'} ${epsilon}`,
  }
}

/** Which of the six cells, and what its term asks for. */
export const whichPush: Generator = ({ pick }) => {
  const ratio = pick([0.5, 0.6, 0.9, 1.1, 1.4, 1.5])
  const advantage = pick([1, -1])
  const { derivative } = term(ratio, advantage, 0.2)
  return { ratio, advantage, answer: derivative > 0 ? 'up' : derivative < 0 ? 'down' : 'nothing' }
}
