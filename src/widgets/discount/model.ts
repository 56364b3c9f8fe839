import { pow } from '../../core/mathematics/pow.ts'
import { discountedReturn, horizon, rewardsToGo } from '../../core/returns/discounted.ts'
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

export type DiscountParams = Params<typeof spec>

/** Lengths in tokens of answers that are paid 1 with their last token. */
export const LENGTHS: readonly number[] = [10, 20, 50, 100, 200, 500, 1000]

/** What one step adds to a return. */
interface Part {
  /** The step, or null for all later rounds of a loop together. */
  readonly step: number | null
  readonly weight: number
  readonly value: number
}

/** The same in its stack, where gains grow to the right and losses to the left. */
interface Placed extends Part {
  readonly start: number
}

export interface Return {
  readonly t: number
  readonly parts: readonly Placed[]
  /** G_t; null where the sum has no end. */
  readonly total: number | null
  /** The parts above and below 0, added up. */
  readonly gains: number
  readonly losses: number
}

export interface Scene {
  readonly shows: 'steps' | 'lengths'
  readonly gamma: number
  readonly rewards: readonly number[]
  readonly from: number
  readonly loops: boolean
  /** Steps. */
  readonly horizon: number
  /** Of every step, seen from `from`; 0 before it. */
  readonly weights: readonly number[]
  readonly returns: readonly Return[]
  /** Of one round, undiscounted: what each round adds where γ is 1. */
  readonly perRound: number
  /** γ^(T-1) of each length. */
  readonly lengths: readonly number[]
}

export function scene({ gamma, rewards, from, loops, shows }: DiscountParams): Scene {
  const rounds = rewards.length
  // A loop is worth its first round and itself again, five steps later: G = S/(1 - γ⁵).
  const isEndless = loops && gamma === 1 && rewards.some((reward) => reward !== 0)
  const later = !loops || gamma === 1 ? 0 : discountedReturn(rewards, gamma) / (1 - pow(gamma, rounds))
  const totals = rewardsToGo([...rewards, later], gamma)
  const returns = rewards.map((_, t): Return => {
    const parts: Part[] = rewards.slice(t).map((reward, k) => ({
      step: t + k,
      weight: pow(gamma, k),
      value: pow(gamma, k) * reward,
    }))
    if (loops && !isEndless) {
      const weight = pow(gamma, rounds - t)
      parts.push({ step: null, weight, value: weight * later })
    }
    let [gains, losses] = [0, 0]
    const placed = parts.map((part): Placed => {
      const start = part.value > 0 ? gains : losses
      if (part.value > 0) gains += part.value
      else losses += part.value
      return { ...part, start }
    })
    return { t, parts: placed, total: isEndless ? null : totals[t]!, gains, losses }
  })
  return {
    shows,
    gamma,
    rewards,
    from,
    loops,
    horizon: horizon(gamma),
    weights: rewards.map((_, step) => (step < from ? 0 : pow(gamma, step - from))),
    returns,
    perRound: discountedReturn(rewards, 1),
    lengths: LENGTHS.map((length) => pow(gamma, length - 1)),
  }
}

/** Each step: what it pays, what that counts for, and the return from there. */
export interface Row {
  readonly t: number
  readonly reward: number
  readonly weight: number
  readonly part: number
  readonly total: number | null
}

export const rows = ({ rewards, weights, returns }: Scene): readonly Row[] =>
  rewards.map((reward, t) => ({
    t,
    reward,
    weight: weights[t]!,
    part: weights[t]! * reward,
    total: returns[t]!.total,
  }))
