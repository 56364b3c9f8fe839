import {
  groupAdvantages,
  mean,
  noSignalProbability,
  pow,
  rlooAdvantages,
  standardDeviation,
  tokenWeights,
} from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const scaled = (rewards: readonly number[], scale: 'sample' | 'population' | 'none') =>
  groupAdvantages(rewards, { scale, epsilon: 0 })

/** One answer that differs from the rest of its group, by a little or a lot. */
function oneApart(size: number, low: number, high: number, isHigh: boolean, place: number) {
  const rewards = Array.from({ length: size }, (_, index) => ((index === place) === isHigh ? high : low))
  return {
    rewards,
    mean: mean(rewards),
    std: standardDeviation(rewards, 'sample'),
    answer: scaled(rewards, 'sample')[place]!,
    centred: scaled(rewards, 'none')[place]!,
    population: scaled(rewards, 'population')[place]!,
    rloo: rlooAdvantages(rewards)[place]!,
  }
}

export const oneWrong: Generator = ({ pick, between }) => {
  const size = pick([3, 4, 5])
  return oneApart(size, 0, pick([1, 2, 5]), pick([true, false]), between(0, size - 1, 1))
}

export const tenthBetter: Generator = ({ pick }) => {
  const low = pick([0.2, 0.5, 0.7])
  const place = pick([0, 1, 2, 3])
  return {
    ...oneApart(4, low, Number((low + 0.1).toFixed(1)), true, place),
    place: ['first', 'second', 'third', 'fourth'][place]!,
  }
}

export const silentGroups: Generator = ({ pick }) => {
  const p = pick([0.6, 0.7, 0.75, 0.8])
  const size = pick([2, 3])
  return { p, size, answer: noSignalProbability(p, size), allRight: pow(p, size), allWrong: pow(1 - p, size) }
}

const lengthsOf = (short: number, long: number) => {
  const row = (length: number) =>
    Array.from({ length: long }, (_, token) => (token < length ? (1 as const) : (0 as const)))
  const [right, wrong] = tokenWeights([row(short), row(long)], {
    mode: 'seq-mean-token-mean',
    emptyRows: 'excluded',
    constantLength: null,
  })
  return right![0]! / wrong![0]!
}

export const longAndWrong: Generator = ({ pick }) => {
  const short = pick([2, 4, 5, 8])
  const long = short * pick([5, 10, 20, 50])
  return { short, long, answer: lengthsOf(short, long) }
}

/** A judge's grades instead of right and wrong. */
export const grades: Generator = ({ between, shuffled }) => {
  const rewards = shuffled([between(0, 0.4, 0.1), between(0.2, 0.6, 0.1), between(0.4, 0.8, 0.1), between(0.6, 1, 0.1)])
  const place = rewards.indexOf(Math.max(...rewards))
  if (rewards.filter((reward) => reward === rewards[place]).length > 1) return null
  return {
    rewards,
    others: mean(rewards.filter((_, index) => index !== place)),
    answer: rlooAdvantages(rewards)[place]!,
    centred: scaled(rewards, 'none')[place]!,
    grpo: scaled(rewards, 'sample')[place]!,
  }
}

/** The share of silent groups against p. */
export const sizeFromCurve: Generator = ({ pick }) => {
  const size = pick([2, 4, 8, 16])
  return {
    points: Array.from({ length: 51 }, (_, k) => [k / 50, noSignalProbability(k / 50, size)] as const),
    atNine: noSignalProbability(0.9, size),
    size,
    answer: String(size),
  }
}
