import {
  BANDIT_REWARDS,
  type BanditBaseline,
  exactGradient,
  expectedReward,
  gradientVariance,
  mean,
  runBandit,
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

// How J grows in 200 tries, at 21 equal distances: as it does over 50 seeds, and two curves with the same ends.
const growth = (curve: (k: number) => number) => Array.from({ length: 21 }, (_, k) => curve(k))
export const evenGrowth = () => growth((k) => 0.38 + (0.51 * k) / 20)
export const lateGrowth = () => growth((k) => 0.38 + (0.51 * k * k) / 400)
export const measuredGrowth = () =>
  growth((k) => mean(Array.from({ length: 50 }, (_, seed) => averageReward(game(seed, 10 * k).probabilities))))

// Signal and noise of one try.
export const gradientLength = () => Math.hypot(...exactGradient(EQUAL, BANDIT_REWARDS))
export const gradientNoise = () => Math.sqrt(gradientVariance(EQUAL, BANDIT_REWARDS, 0))
