import { aggregate } from '../../../core/tokens/aggregate.ts'
import { type Group, type Step, each } from './batch.ts'

/** REINFORCE, Williams 1992, on fresh samples: no ratio, no clip. */
export function reinforce({ rewards, logProbs, mask }: Group): Step {
  const advantages = rewards
  const ratios = null
  const terms = each(logProbs, (logProb, i) => advantages[i]! * logProb)
  const objective = aggregate(terms, mask, { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
