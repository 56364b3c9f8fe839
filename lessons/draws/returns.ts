import { discountedReturn, expectedReward, pow } from '../../src/core/index.ts'
import type { Generator, Point } from '../../src/lesson/questions/draw.ts'

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

export const returnByHand: Generator = ({ pick }) => {
  const gamma = pick([0.5, 0.8, 0.9])
  const [r0, r1, r2] = [pick([0, 1, 2, 3]), pick([-1, 1, 2]), pick([2, 4, 5])]
  const answer = discountedReturn([r0, r1, r2], gamma)
  return {
    gamma,
    r0,
    r1,
    r2,
    answer,
    plain: sum([r0, r1, r2]),
    tooOften: gamma * answer,
    backwards: discountedReturn([r2, r1, r0], gamma),
  }
}

export const lastReward: Generator = ({ pick }) => {
  const gamma = pick([0.9, 0.95, 0.99])
  const length = pick([10, 20, 50, 100, 200])
  const answer = pow(gamma, length - 1)
  return answer < 0.02 ? null : { gamma, length, answer, oneTooMany: pow(gamma, length) }
}

/** A state with three tokens: what each is worth, and the advantage of the first. */
export const newState: Generator = ({ pick, between }) => {
  const [pA, pB, pC] = pick<readonly [number, number, number]>([
    [0.5, 0.3, 0.2],
    [0.6, 0.2, 0.2],
    [0.2, 0.7, 0.1],
    [0.4, 0.1, 0.5],
  ])
  const [qA, qB, qC] = [between(0.1, 0.9, 0.1), between(0.1, 0.9, 0.1), between(0, 0.9, 0.1)]
  const value = expectedReward([pA, pB, pC], [qA, qB, qC])
  return { pA, pB, pC, qA, qB, qC, value, answer: qA - value, plainMean: qA - sum([qA, qB, qC]) / 3 }
}

/** How much a reward counts, over the steps until it comes. */
export const whichGamma: Generator = ({ pick }) => {
  const answer = pick(['half', 'nine', 'ninetyNine', 'one'])
  const gamma = { half: 0.5, nine: 0.9, ninetyNine: 0.99, one: 1 }[answer]!
  const points = Array.from({ length: 21 }, (_, k): Point => [k, pow(gamma, k)])
  return { points, answer, gamma }
}
