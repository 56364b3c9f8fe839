import { cispoBounds, exp, mean, noSignalProbability, overlongPenalty, ppoClip } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

export const gspoByHand: Generator = ({ between }) => {
  const logRatios = [between(-0.4, 0.4, 0.1), between(-0.4, 0.4, 0.1), between(-0.4, 0.4, 0.1)]
  const sum = logRatios.reduce((total, each) => total + each, 0)
  return { logRatios, meanLog: mean(logRatios), answer: exp(mean(logRatios)), product: exp(sum) }
}

export const gspoLength: Generator = ({ pick }) => {
  const short = pick([4, 5, 8, 10])
  const times = pick([3, 5, 10, 20])
  return { short, long: short * times, answer: times }
}

const cap = (bounds: 'cap' | 'upper', epsilon: number) =>
  cispoBounds({ bounds, epsilonLow: 0, epsilonHigh: epsilon })[1]

export const cispoCap: Generator = ({ pick }) => {
  const epsilon = pick([0.1, 0.2, 0.28, 0.3])
  return { epsilon, answer: cap('cap', epsilon), openInstruct: cap('upper', epsilon) }
}

export const overlong: Generator = ({ pick }) => {
  const eighths = pick([1, 2, 3, 5, 6, 7])
  const length = 16_384 + 512 * eighths
  const answer = overlongPenalty(length, { maxLength: 20_480, buffer: 4096, factor: 1, beyond: 'capped' })
  return {
    length: length.toLocaleString('en'),
    into: (512 * eighths).toLocaleString('en'),
    answer,
    share: -answer,
    unused: -1 - answer,
  }
}

/** How many groups are drawn for one that teaches. */
export const usefulGroups: Generator = ({ pick }) => {
  const p = pick([0.5, 0.8, 0.9])
  const size = pick([2, 4])
  const silent = noSignalProbability(p, size)
  return { p, size, silent, answer: 1 / (1 - silent), ofSilent: 1 / silent }
}

/** How far a token may rise before the upper fence stops it. */
export const clipHigher: Generator = ({ pick }) => {
  const probability = pick([0.01, 0.02, 0.05, 0.1, 0.2])
  const epsilon = pick([0.28, 0.3, 0.4])
  return {
    probability,
    epsilon,
    answer: probability * (1 + epsilon),
    added: probability + epsilon,
    lower: probability * 0.8,
  }
}

/** The weight of a good token against its ratio. */
export const whoseWeight: Generator = ({ pick }) => {
  const method = pick(['grpo', 'cispo', 'none'])
  const limit = pick([1.5, 2, 2.5])
  const weight = (ratio: number) => {
    if (method === 'none') return ratio
    if (method === 'cispo') return Math.min(ratio, cap('cap', limit))
    const { derivative } = ppoClip({
      ratio,
      advantage: 1,
      clipLow: 0.2,
      clipHigh: limit - 1,
      dualClip: null,
      delta: null,
    })
    return derivative * ratio
  }
  return {
    points: Array.from({ length: 121 }, (_, k) => [k / 40, weight(k / 40)] as const),
    limit,
    answer: method,
  }
}
