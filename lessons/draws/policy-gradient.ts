import { exactGradient, expectedReward, logProbGradient, rewardsToGo, softmax } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const POLICIES = [
  [0.5, 0.3, 0.2],
  [0.6, 0.3, 0.1],
  [0.7, 0.2, 0.1],
]

/** One draw of A; the entry for B. */
export const byHand: Generator = ({ between, pick, shuffled }) => {
  const probabilities = shuffled(pick(POLICIES))
  const [pA, pB, pC] = probabilities as [number, number, number]
  const reward = between(0.2, 0.9, 0.1)
  const [own, answer] = logProbGradient(probabilities, 0).map((entry) => reward * entry) as [number, number]
  return { pA, pB, pC, reward, answer, ownEntry: own, turned: -answer, noReward: -pB }
}

/** Ψ above, below or at 0, and an answer that was not drawn. */
export const turnArrow: Generator = ({ pick }) => {
  const psi = pick([-0.6, -0.3, 0, 0.4, 0.7])
  return { psi, answer: psi > 0 ? 'down' : psi < 0 ? 'up' : 'stay' }
}

/** Four rewards; what the third action is credited with. */
export const toGo: Generator = ({ between }) => {
  const rewards = Array.from({ length: 4 }, () => between(-1, 1, 0.1))
  const [r1, r2, r3, r4] = rewards as [number, number, number, number]
  const rest = rewardsToGo(rewards, 1) as [number, number, number, number]
  return { r1, r2, r3, r4, answer: rest[2], whole: rest[0], after: rest[3], before: r1 + r2 }
}

/** A new game of three answers; the slope in the logit of A. */
export const exactSlope: Generator = ({ between, pick, shuffled }) => {
  const probabilities = shuffled(pick(POLICIES))
  const rewards = [between(0, 1, 0.1), between(0, 1, 0.1), between(0, 1, 0.1)]
  const [pA, pB, pC] = probabilities as [number, number, number]
  const [a, b, c] = rewards as [number, number, number]
  return {
    pA,
    pB,
    pC,
    a,
    b,
    c,
    answer: exactGradient(probabilities, rewards)[0]!,
    withoutProbability: a - expectedReward(probabilities, rewards),
    oneTerm: pA * a * (1 - pA),
  }
}

/** J of two answers along the logit of one; it is steepest where both are equally likely. */
export const steepest: Generator = ({ pick }) => {
  const other = pick([-2, 0, 2])
  const [low, high] = pick<readonly [number, number]>([
    [0.1, 0.9],
    [0, 0.8],
    [0.2, 1],
  ])
  const points = Array.from({ length: 33 }, (_, k) => {
    const logit = -4 + k / 4
    return [logit, expectedReward(softmax([logit, other], 1), [high, low])] as const
  })
  return { points, answer: String(other), at: other }
}
