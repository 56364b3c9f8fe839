import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { aggregate } from '../../../core/tokens/aggregate.ts'
import { sapoGate } from '../../../core/objectives/sapo.ts'
import { guardedRatio } from '../../../core/tokens/ratio.ts'
import { type Group, type Step, each } from './batch.ts'

/** SAPO, arXiv:2511.20347, as in TRL and verl: a gate that closes smoothly, a little sooner where the advantage is not positive. */
export function sapo({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const advantages = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
  const ratios = each(logProbs, (logProb, i, t) => guardedRatio(logProb, oldLogProbs[i]![t]!, 20).ratio)
  const gate = (ratio: number, advantage: number) => sapoGate(ratio, advantage > 0 ? 1 : 1.05).value
  const terms = each(ratios, (ratio, i) => gate(ratio, advantages[i]!) * advantages[i]!)
  const objective = aggregate(terms, mask, { mode: 'seq-mean-token-mean', emptyRows: 'counted', constantLength: null })
  return { advantages, ratios, terms, objective }
}
