import { mean } from '../../../src/core/index.ts'
import type { Generator } from '../../../src/lesson/questions/draw.ts'

export const tenths: Generator = ({ between }) => {
  const first = between(2, 9, 1)
  const second = between(2, 9, 1)
  return { first, second, answer: first / (first + second + 1), withoutThird: first / (first + second) }
}

export const largest: Generator = ({ between }) => ({ a: between(1, 9, 1), b: between(1, 9, 1), c: between(1, 9, 1) })

export const middle: Generator = ({ between }) => {
  const low = between(0, 4, 1)
  return { list: [low, low + 2], answer: mean([low, low + 2]), low, high: low + 2 }
}

export const slope: Generator = ({ pick }) => {
  const answer = pick(['up', 'down'])
  return { points: [0, 1].map((x) => [x, answer === 'up' ? x : 1 - x] as const), answer }
}
