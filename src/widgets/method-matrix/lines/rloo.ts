import { rlooAdvantages } from '../../../core/advantages/rloo.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { type Group, type Step, each } from './batch.ts'

/** RLOO, Ahmadian et al. 2024, arXiv:2402.14740, on fresh samples; its KL penalty would be part of the rewards. */
export function rloo({ rewards, logProbs, mask }: Group): Step {
  const advantages = rlooAdvantages(rewards)
  const ratios = null
  const terms = each(logProbs, (logProb, i) => advantages[i]! * logProb)
  const objective = aggregate(terms, mask, { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
