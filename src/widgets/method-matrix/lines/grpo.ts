import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { ppoClip } from '../../../core/objectives/ppo-clip.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

/** GRPO, Shao et al. 2024, arXiv:2402.03300, eq. 3; without its KL term. A silent group yields zeros. */
export function grpo({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const advantages = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(ratios, (ratio, i) => ppoClip({ ratio, advantage: advantages[i]!, ...CLIP }).value)
  const objective = aggregate(terms, mask, { mode: 'seq-mean-token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
