import { maxRlAdvantages } from '../../../core/advantages/max-rl.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { type Group, type Step, each } from './batch.ts'

/** MaxRL, arXiv:2602.02710: the advantage as in prime-rl, the reward’s distance from the mean in units of the mean. */
export function maxRl({ rewards, logProbs, mask }: Group): Step {
  const advantages = maxRlAdvantages(rewards)
  const ratios = null
  const terms = each(logProbs, (logProb, i) => advantages[i]! * logProb)
  const objective = aggregate(terms, mask, { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
