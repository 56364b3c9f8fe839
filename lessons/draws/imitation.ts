import { log, mean, pow } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const cost = (p: number) => 0 - log(p)

/** Three probabilities; the mean of their costs. */
export const meanByHand: Generator = ({ pick, shuffled }) => {
  const probabilities = shuffled(
    pick([
      [0.9, 0.5, 0.1],
      [0.8, 0.4, 0.05],
      [0.7, 0.2, 0.02],
      [0.95, 0.3, 0.1],
    ]),
  )
  const [p1, p2, p3] = probabilities as [number, number, number]
  const costs = probabilities.map(cost)
  const [c1, c2, c3] = costs as [number, number, number]
  return { p1, p2, p3, c1, c2, c3, answer: mean(costs), sum: c1 + c2 + c3, ofMean: cost(mean(probabilities)) }
}

/** Equally probable tokens. */
export const sumOfLogs: Generator = ({ pick }) => {
  const vocabulary = pick([1000, 32000, 50000, 128000, 256000])
  const tokens = pick([20, 50, 100, 200])
  const one = log(1 / vocabulary)
  return { vocabulary, tokens, one, answer: tokens * one, turned: -tokens * one }
}

/** A row of prompt, answer and padding. */
export const howManyCount: Generator = ({ between }) => {
  const prompt = between(5, 20, 1)
  const tokens = between(4, 15, 1)
  const padding = between(2, 9, 1)
  const targets = prompt + tokens + padding - 1
  return { prompt, tokens, padding, targets, answer: tokens, withPrompt: prompt + tokens, oneLess: tokens - 1 }
}

/** At least one of G is right. */
export const bestOfRight: Generator = ({ between, pick }) => {
  const p = between(0.1, 0.6, 0.1)
  const size = pick([2, 3, 4, 5])
  const noneRight = pow(1 - p, size)
  return { p, size, noneRight, answer: 1 - noneRight, product: pow(p, size) }
}

/** Millions of answers; a run for each token. */
export const decodeRuns: Generator = ({ pick }) => {
  const samples = pick([2, 3, 5, 8])
  const tokens = pick([100, 200, 400, 500])
  return { samples, tokens, answer: samples * tokens, perAnswer: samples, perRun: tokens }
}

/** 1 − (1 − p)^G along G. */
export const readBestOf: Generator = ({ pick }) => {
  const answer = pick(['tenth', 'quarter', 'half'])
  const p = { tenth: 0.1, quarter: 0.25, half: 0.5 }[answer]!
  return { p, answer, points: Array.from({ length: 16 }, (_, k): [number, number] => [k + 1, 1 - pow(1 - p, k + 1)]) }
}
