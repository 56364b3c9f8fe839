import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { gradientVariance } from '../../core/bandit/gradient-variance.ts'
import { optimalBaseline } from '../../core/bandit/optimal-baseline.ts'
import type { Params } from '../../figure/params.ts'
import { ACTIONS, BEST_ACTION, REWARDS } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'

export type BaselineParams = Params<typeof spec>

const PAYS: Readonly<Record<BaselineParams['pays'], readonly number[]>> = {
  game: REWARDS,
  ten: REWARDS.map((reward) => reward + 10),
  five: [5, 7.5, 10, 8.75, 6.25],
}

/** One answer has 0.9, the others share the rest. */
const mostly = (favourite: number) => ACTIONS.map((_, action) => (action === favourite ? 0.9 : 0.025))
const POLICIES: Readonly<Record<BaselineParams['policy'], readonly number[]>> = {
  equal: ACTIONS.map(() => 0.2),
  good: mostly(BEST_ACTION),
  bad: mostly(0),
}

/** How far right the axis of b goes: past the largest reward, and to wherever a link has put b. */
const REACH: Readonly<Record<BaselineParams['pays'], number>> = { game: 1.2, ten: 12.5, five: 12.5 }
const POINTS = 60

export interface Point {
  readonly baseline: number
  readonly variance: number
}

export interface Scene {
  readonly pays: BaselineParams['pays']
  readonly policy: BaselineParams['policy']
  readonly rewards: readonly number[]
  readonly probabilities: readonly number[]
  /** Of one estimate of the gradient: the trace of its covariance. */
  readonly now: Point
  readonly zero: Point
  /** At b = J, and at the b that makes it least. */
  readonly mean: Point
  readonly least: Point
  readonly end: number
  readonly curve: readonly Point[]
  /** r − b of each answer, 0 where rounding leaves less than that; how many are above and below 0. */
  readonly advantages: readonly number[]
  readonly up: number
  readonly down: number
}

/** The grid on which b is set: a baseline that is named can be reached. */
const onGrid = (value: number) => Number(value.toFixed(3))

export function scene({ baseline, pays, policy }: BaselineParams): Scene {
  const rewards = PAYS[pays]
  const probabilities = POLICIES[policy]
  const point = (b: number): Point => ({ baseline: b, variance: gradientVariance(probabilities, rewards, b) })
  const end = Math.max(REACH[pays], baseline)
  const advantages = rewards.map((reward) => onGrid(reward - baseline))
  return {
    pays,
    policy,
    rewards,
    probabilities,
    now: point(baseline),
    zero: point(0),
    mean: point(onGrid(expectedReward(probabilities, rewards))),
    least: point(onGrid(optimalBaseline(probabilities, rewards))),
    end,
    curve: Array.from({ length: POINTS + 1 }, (_, k) => point((k / POINTS) * end)),
    advantages,
    up: advantages.filter((advantage) => advantage > 0).length,
    down: advantages.filter((advantage) => advantage < 0).length,
  }
}

export interface Row {
  readonly answer: string
  readonly probability: number
  readonly reward: number
  readonly advantage: number
}

/** Each answer: how likely it is, what it pays, and the number that its push is multiplied with. */
export const rows = ({ probabilities, rewards, advantages }: Scene): readonly Row[] =>
  ACTIONS.map((answer, action) => ({
    answer,
    probability: probabilities[action]!,
    reward: rewards[action]!,
    advantage: advantages[action]!,
  }))
