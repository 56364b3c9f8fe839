import {
  BANDIT_REWARDS,
  type BanditBaseline,
  exactGradient,
  expectedReward,
  gradientVariance,
  log,
  runBandit,
  softmax,
} from '../../src/core/index.ts'
import { recordedNumber } from '../../src/course/recorded.ts'

const ANSWERS = 'ABCDE'
const EQUAL = [0.2, 0.2, 0.2, 0.2, 0.2]

/** The game of five answers after some tries, as the first figure plays it. */
const game = (seed: number, tries: number, stepSize = 0.5, baseline: BanditBaseline = 'none') =>
  runBandit({ rewards: BANDIT_REWARDS, stepSize, baseline, seed }, tries)

const averageReward = (probabilities: readonly number[]) => expectedReward(probabilities, BANDIT_REWARDS)

// What the answers pay, and what the policies with equal chances and with C alone earn.
export const pays = () => ({ A: BANDIT_REWARDS[0]!, C: BANDIT_REWARDS[2]! })
export const equalPolicyEarns = () => averageReward(EQUAL)
export const alwaysCEarns = () => averageReward([0, 0, 1, 0, 0])

// Seed 7 draws A first.
export const worstFirst = () => ({
  chanceOfA: game(7, 1).probabilities[0]!,
  averageReward: averageReward(game(7, 1).probabilities),
  moveOfA: game(7, 1).logits[0]!,
})

// Seed 6 draws C first.
export const cFirst = () => {
  const { probabilities } = game(6, 1)
  return {
    chanceOfC: probabilities[2]!,
    chanceOfOthers: probabilities[0]!,
    averageReward: averageReward(probabilities),
  }
}

// Seed 42 is the figure's own.
export const firstTenDraws = () =>
  Array.from({ length: 10 }, (_, k) => {
    const [before, after] = [game(42, k).counts, game(42, k + 1).counts]
    return ANSWERS[after.findIndex((count, action) => count > before[action]!)]
  }).join(' ')
export const shareOfC = () => ({ after10: game(42, 10).probabilities[2]!, after200: game(42, 200).probabilities[2]! })

// Large steps. Seed 0 draws B first.
export const bFirstLargeStep = () => game(0, 1, 5).probabilities[1]!
/** In percent, of 2,000 recorded runs. */
export const wrongVerdicts = () =>
  100 *
  recordedNumber({ record: 'bandit', row: { row: 'locked share', baseline: 'none', stepSize: 5 }, value: 'share' })

// What one try adds to J on average while C's probability grows, the other four equally likely; exact, not sampled.
function gain(probabilityOfC: number): number {
  const probabilities = EQUAL.map((_, action) => (action === 2 ? probabilityOfC : (1 - probabilityOfC) / 4))
  const logits = probabilities.map((probability) => log(probability))
  const after = probabilities.map((_, drawn) => {
    const step = 0.5 * BANDIT_REWARDS[drawn]!
    const moved = logits.map((logit, action) => logit + step * ((action === drawn ? 1 : 0) - probabilities[action]!))
    return averageReward(softmax(moved, 1))
  })
  return expectedReward(probabilities, after) - averageReward(probabilities)
}
export const gainAt = () => ({ start: gain(0.2), middle: gain(0.5), end: gain(0.9) })

// The moves of the five logits at a first try, for the card.
export const firstMoves = () => ({
  cDrawn: game(6, 1).logits,
  aDrawn: game(7, 1).logits,
  aCompared: game(7, 1, 0.5, 'exact').logits,
})

// Signal and noise of one try.
export const gradientLength = () => Math.hypot(...exactGradient(EQUAL, BANDIT_REWARDS))
export const gradientNoise = () => Math.sqrt(gradientVariance(EQUAL, BANDIT_REWARDS, 0))
