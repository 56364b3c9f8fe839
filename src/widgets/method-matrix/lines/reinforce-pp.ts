import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { whiten } from '../../../core/tokens/masked.ts'
import { broadcastRows } from '../../../core/tokens/token-table.ts'
import { ppoClip } from '../../../core/objectives/ppo-clip.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

/**
 * REINFORCE++ with groups, arXiv:2501.03262, as in verl; without its KL term. The std is that of all tokens of the batch,
 * which here is this one group.
 */
export function reinforcePp({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const centred = broadcastRows(groupAdvantages(rewards, { scale: 'none', epsilon: 0 }), mask)
  const advantages = whiten(centred, mask, { form: 'sample', epsilon: 1e-8, place: 'inside', shiftMean: true })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(ratios, (ratio, i, t) => ppoClip({ ratio, advantage: advantages[i]![t]!, ...CLIP }).value)
  const objective = aggregate(terms, mask, { mode: 'token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
