import { BANDIT_REWARDS, expectedReward, initBandit, softmax, stepBandit } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

const ANSWERS = ['A', 'B', 'C', 'D', 'E']
const EQUAL_POLICY = softmax([0, 0, 0, 0, 0], 1)
const EQUAL = EQUAL_POLICY[0]!

/** Never C, whose moves the lesson works out. */
export const byHand: Generator = ({ pick }) => {
  const drawn = pick([0, 1, 3, 4])
  const stepSize = pick([0.5, 1, 2])
  const own = stepSize * BANDIT_REWARDS[drawn]! * (1 - EQUAL)
  const answer = stepSize * BANDIT_REWARDS[drawn]! * (0 - EQUAL)
  return { letter: ANSWERS[drawn]!, stepSize, reward: BANDIT_REWARDS[drawn]!, own, answer, up: -answer, turned: -own }
}

/** An answer that pays less than the average, so that the baseline turns the sign. */
export const withBaseline: Generator = ({ pick }) => {
  const drawn = pick([0, 1, 4])
  const stepSize = pick([0.5, 1, 2])
  const baseline = expectedReward(EQUAL_POLICY, BANDIT_REWARDS)
  const advantage = BANDIT_REWARDS[drawn]! - baseline
  return {
    letter: ANSWERS[drawn]!,
    stepSize,
    reward: BANDIT_REWARDS[drawn]!,
    baseline,
    advantage,
    answer: stepSize * advantage * (1 - EQUAL),
    withoutBaseline: stepSize * BANDIT_REWARDS[drawn]! * (1 - EQUAL),
    withoutFactor: stepSize * advantage,
  }
}

/** A new game of three answers. */
export const newTable: Generator = ({ between, pick, shuffled }) => {
  const probabilities = shuffled(
    pick([
      [0.5, 0.3, 0.2],
      [0.6, 0.3, 0.1],
      [0.7, 0.2, 0.1],
    ]),
  )
  const rewards = [between(0, 1, 0.1), between(0, 1, 0.1), between(0, 1, 0.1)]
  const [a, b, c] = rewards as [number, number, number]
  return {
    pA: probabilities[0]!,
    pB: probabilities[1]!,
    pC: probabilities[2]!,
    a,
    b,
    c,
    answer: expectedReward(probabilities, rewards),
    plainMean: (a + b + c) / 3,
    best: Math.max(a, b, c),
  }
}

/** One run with large steps, until it has settled on a wrong answer. */
export const settled: Generator = ({ pick, shuffled, between }) => {
  const rewards = shuffled([0.1, 0.3, 0.5, 0.7, 0.9])
  const config = { rewards, stepSize: pick([4, 5, 6]), baseline: 'none', seed: between(0, 9999, 1) } as const
  const points: [number, number][] = []
  let state = initBandit(config)
  for (let tries = 0; tries <= 60; tries += 1) {
    points.push([tries, expectedReward(softmax(state.logits, 1), rewards)])
    state = stepBandit(state, config)
  }
  const probabilities = softmax(state.logits, 1)
  const end = probabilities.findIndex((probability) => probability > 0.98)
  const halfWay = points[30]![1]
  if (end < 0 || rewards[end]! > 0.8 || Math.abs(halfWay - rewards[end]!) > 0.03) return null
  const [a, b, c, d, e] = rewards as [number, number, number, number, number]
  return { a, b, c, d, e, points, pays: rewards[end]!, answer: ANSWERS[end]! }
}

/** Better or worse than the average of what it is compared with. */
export const upOrDown: Generator = ({ between, pick }) => {
  const reward = between(0.1, 0.9, 0.1)
  const baseline = pick([reward, between(0.1, 0.9, 0.1), between(0.1, 0.9, 0.1)])
  const advantage = reward - baseline
  return { reward, baseline, advantage, answer: advantage > 0 ? 'up' : advantage < 0 ? 'down' : 'stay' }
}
