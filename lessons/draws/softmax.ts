import { exp, log, softmax, topP } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

export const threeHeights: Generator = ({ between }) => {
  const first = between(2, 9, 1)
  const second = between(2, 9, 1)
  return {
    first,
    second,
    sum: first + second + 1,
    answer: softmax([log(first), log(second), 0], 1)[0]!,
    withoutThird: softmax([log(first), log(second)], 1)[0]!,
  }
}

export const times: Generator = ({ pick }) => {
  const factor = pick([2, 3, 4, 5, 8, 10])
  return { factor, answer: log(factor), baseTen: log(factor) / log(10) }
}

export const nearlyCertain: Generator = ({ pick }) => {
  const probability = pick([0.9, 0.95, 0.97, 0.98, 0.99])
  return { probability, answer: 1 - probability }
}

/** What is kept by top-p, and how its probabilities are scaled up. */
export const topPKept: Generator = ({ pick }) => {
  const probabilities = pick([
    [0.4, 0.25, 0.15, 0.12, 0.08],
    [0.35, 0.3, 0.15, 0.12, 0.08],
    [0.45, 0.2, 0.15, 0.12, 0.08],
    [0.3, 0.25, 0.2, 0.15, 0.1],
  ])
  const p = pick([0.5, 0.6, 0.7])
  const { probabilities: shaped, keptMass } = topP(probabilities.map(log), { p })
  const kept = shaped.filter((probability) => probability > 0).length
  // At p itself, or between two sums that round alike, the rule hangs on the last bit.
  const sums = probabilities.map((_, index) => probabilities.slice(0, index + 1).reduce((sum, each) => sum + each, 0))
  if (kept < 2 || sums.some((sum) => Math.abs(sum - p) < 1e-9)) return null
  return {
    probabilities,
    p,
    kept,
    keptMass,
    answer: shaped[0]!,
    overP: probabilities[0]! / p,
    asBefore: probabilities[0]!,
  }
}

/** An answer of three tokens. */
export const wholeAnswer: Generator = ({ between }) => {
  const logProbs = [between(-1.2, -0.1, 0.1), between(-1.2, -0.1, 0.1), between(-1.2, -0.1, 0.1)]
  const sum = logProbs.reduce((total, each) => total + each, 0)
  return {
    logProbs,
    sum,
    answer: exp(sum),
    mean: exp(sum / 3),
    added: logProbs.reduce((total, each) => total + exp(each), 0),
  }
}

/** The favourite of two words against the temperature. */
export const gapFromCurve: Generator = ({ pick }) => {
  const gap = pick([0.5, 1, 2, 3])
  const favourite = (temperature: number) => softmax([gap, 0], temperature)[0]!
  return {
    points: Array.from({ length: 59 }, (_, k) => {
      const temperature = (k + 2) / 20
      return [temperature, favourite(temperature)] as const
    }),
    atOne: favourite(1),
    ratio: exp(gap),
    gap,
    answer: String(gap),
  }
}
