import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { exp } from '../../../core/mathematics/exp.ts'
import { dppoKeeps } from '../../../core/objectives/dppo.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

/** DPPO, arXiv:2602.04879, as in prime-rl; without its squared log-ratio. A token whose probability moved too far is dropped. */
export function dppo({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const advantages = groupAdvantages(rewards, { scale: 'none', epsilon: 0 })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const terms = each(ratios, (ratio, i, t) => {
    const [probability, oldProbability] = [exp(logProbs[i]![t]!), exp(oldLogProbs[i]![t]!)]
    const advantage = advantages[i]!
    const keeps = dppoKeeps({ probability, oldProbability, advantage, maskLow: 0.2, maskHigh: 0.2 })
    return keeps ? ratio * advantage : 0
  })
  const objective = aggregate(terms, mask, { mode: 'token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
