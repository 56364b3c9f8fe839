import { gae } from '../../core/returns/gae.ts'
import { rewardsToGo } from '../../core/returns/discounted.ts'
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

export type GaeParams = Params<typeof spec>

/** One step, by hand: everything that stands in its row. */
export interface Step {
  readonly t: number
  readonly reward: number
  readonly value: number
  /** δ_t, Â_t, Â_t + V(s_t), and G_t. */
  readonly tdError: number
  readonly advantage: number
  readonly target: number
  readonly toGo: number
}

export interface Scene {
  readonly lambda: number
  readonly gamma: number
  readonly drag: GaeParams['drag']
  readonly steps: readonly Step[]
}

/** The episode ends after its fifth step, so nothing is expected from there. */
export function scene({ lambda, gamma, values, rewards, drag }: GaeParams): Scene {
  const { advantages, targets, tdErrors } = gae(
    { rewards, values, bootstrapValue: 0, mask: null },
    { gamma, lambda, masked: 'skip' },
  )
  const toGo = rewardsToGo(rewards, gamma)
  return {
    lambda,
    gamma,
    drag,
    steps: rewards.map((reward, t) => ({
      t,
      reward,
      value: values[t]!,
      tdError: tdErrors[t]!,
      advantage: advantages[t]!,
      target: targets[t]!,
      toGo: toGo[t]!,
    })),
  }
}

export const rows = ({ steps }: Scene): readonly Step[] => steps
