import { expectedReward, gae, gradientVariance, mean, optimalBaseline } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const POLICIES = [
  [0.5, 0.3, 0.2],
  [0.6, 0.3, 0.1],
  [0.7, 0.2, 0.1],
]

/** Three answers, and what B counts when the mean reward is subtracted. */
export const advantage: Generator = ({ between, pick, shuffled }) => {
  const probabilities = shuffled(pick(POLICIES))
  const rewards = [between(0, 1, 0.1), between(0, 1, 0.1), between(0, 1, 0.1)]
  const [pA, pB, pC] = probabilities as [number, number, number]
  const [a, b, c] = rewards as [number, number, number]
  const expected = expectedReward(probabilities, rewards)
  return {
    pA,
    pB,
    pC,
    a,
    b,
    c,
    expected,
    answer: b - expected,
    plainMean: b - mean(rewards),
    turned: expected - b,
    alone: b,
  }
}

/** One step in the middle of an episode. */
export const tdError: Generator = ({ between }) => {
  const [value, next] = [between(0.1, 0.9, 0.1), between(0.1, 0.9, 0.1)]
  const reward = between(-0.2, 0.2, 0.1)
  return {
    reward,
    value,
    next,
    answer: reward + next - value,
    turned: value - next - reward,
    withoutNext: reward - value,
    withoutReward: next - value,
  }
}

/** Three steps, a reward of 1 with the last; the advantage of the first. */
export const gaeByHand: Generator = ({ between, pick }) => {
  const values = [between(0.1, 0.5, 0.1), between(0.2, 0.8, 0.1), between(0.4, 0.9, 0.1)]
  const [v0, v1, v2] = values as [number, number, number]
  const lambda = pick([0.5, 0.8])
  const first = (at: number) =>
    gae({ rewards: [0, 0, 1], values, bootstrapValue: 0, mask: null }, { gamma: 1, lambda: at, masked: 'skip' })
      .advantages[0]!
  return {
    v0,
    v1,
    v2,
    lambda,
    answer: first(lambda),
    oneStep: first(0),
    wholeReturn: first(1),
    notSquared: v1 - v0 + lambda * (v2 - v1) + lambda * (1 - v2),
  }
}

/** Advantages of three steps: which λ was used? */
export const whichLambda: Generator = ({ between, pick }) => {
  const values = [between(0.1, 0.3, 0.1), between(0.4, 0.6, 0.1), between(0.7, 0.9, 0.1)]
  const [v0, v1, v2] = values as [number, number, number]
  const lambda = pick([0, 0.5, 1])
  const { advantages } = gae(
    { rewards: [0, 0, 1], values, bootstrapValue: 0, mask: null },
    { gamma: 1, lambda, masked: 'skip' },
  )
  const [a0, a1, a2] = advantages as [number, number, number]
  return { v0, v1, v2, a0, a1, a2, answer: String(lambda) }
}

/** A parabola to read; the mean reward is far to the right of its lowest point. */
export const lowestPoint: Generator = ({ pick }) => {
  const [lowest, a, b] = pick<readonly [number, number, number]>([
    [0.2, 0.1, 0.2],
    [0.4, 0.3, 0.4],
    [0.6, 0.5, 0.6],
  ])
  const probabilities = [0.9, 0.05, 0.05]
  const rewards = [1, a, b]
  if (Math.abs(optimalBaseline(probabilities, rewards) - lowest) > 0.05) return null
  const points = Array.from(
    { length: 41 },
    (_, k) => [k / 40, gradientVariance(probabilities, rewards, k / 40)] as const,
  )
  return { points, expected: expectedReward(probabilities, rewards), answer: String(lowest), lowest }
}

/** Two answers: the least noisy number weights each with its probability and the squared length of its direction. */
export const leastByHand: Generator = ({ between, pick }) => {
  const p = pick([0.6, 0.7, 0.8])
  const [a, b] = [between(0.5, 1, 0.1), between(0, 0.4, 0.1)]
  const [pA, pB] = [p, Number((1 - p).toFixed(1))]
  return {
    pA,
    pB,
    a,
    b,
    lengthA: 2 * pB * pB,
    lengthB: 2 * pA * pA,
    answer: optimalBaseline([pA, pB], [a, b]),
    expected: expectedReward([pA, pB], [a, b]),
    unweighted: mean([a, b]),
  }
}
