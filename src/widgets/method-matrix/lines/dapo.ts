import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { hasSignal } from '../../../core/advantages/signal.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { ppoClip } from '../../../core/objectives/ppo-clip.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

const CLIP = { clipLow: 0.2, clipHigh: 0.28, dualClip: null, delta: null }

/**
 * DAPO, Yu et al. 2025, arXiv:2503.14476: a silent group is skipped, and another drawn.
 * The penalty on overlong answers would be part of the rewards; whether a group is silent is then asked before it is added.
 */
export function dapo({ rewards, logProbs, oldLogProbs, mask }: Group): Step | null {
  if (!hasSignal(rewards)) return null // zero-skip: all right or all wrong
  const advantages = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(ratios, (ratio, i) => ppoClip({ ratio, advantage: advantages[i]!, ...CLIP }).value)
  const objective = aggregate(terms, mask, { mode: 'token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
