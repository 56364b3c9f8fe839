import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { cispoBounds } from '../../../core/objectives/cispo.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

// An example: the paper prints no value for its cap.
const [, CAP] = cispoBounds({ bounds: 'upper', epsilonLow: 0, epsilonHigh: 0.2 })

/**
 * CISPO, MiniMax 2025, arXiv:2506.13585, eq. 4 and 5.
 * The capped ratio is a constant weight; the gradient goes through log π.
 */
export function cispo({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const advantages = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(logProbs, (logProb, i, t) => Math.min(ratios[i]![t]!, CAP) * advantages[i]! * logProb)
  const objective = aggregate(terms, mask, { mode: 'token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
