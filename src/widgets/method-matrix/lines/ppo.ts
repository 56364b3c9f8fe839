import { aggregate } from '../../../core/tokens/aggregate.ts'
import { ppoClip } from '../../../core/objectives/ppo-clip.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { gae } from '../../../core/returns/gae.ts'
import { type Group, type Step, each } from './batch.ts'

const GAE = { gamma: 1, lambda: 0.95, masked: 'skip' } as const
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

/** PPO, Schulman et al. 2017, arXiv:1707.06347, eq. 7; without the critic's own loss and the KL penalty in the rewards. */
export function ppo({ rewards, logProbs, oldLogProbs, mask, values }: Group): Step {
  const paid = each(mask, (own, i, t) => (own === 1 && mask[i]![t + 1] !== 1 ? rewards[i]! : 0))
  const advantages = values.map(
    (row, i) => gae({ rewards: paid[i]!, values: row, bootstrapValue: 0, mask: mask[i]! }, GAE).advantages,
  )
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(ratios, (ratio, i, t) => ppoClip({ ratio, advantage: advantages[i]![t]!, ...CLIP }).value)
  const objective = aggregate(terms, mask, { mode: 'token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
