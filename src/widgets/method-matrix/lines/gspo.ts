import { groupAdvantages } from '../../../core/advantages/group-advantages.ts'
import { exp } from '../../../core/mathematics/exp.ts'
import { mean } from '../../../core/numerics/mean.ts'
import { meanLogRatios } from '../../../core/objectives/gspo.ts'
import { ppoClip } from '../../../core/objectives/ppo-clip.ts'
import type { Group, Step } from './batch.ts'

const CLIP = { clipLow: 3e-4, clipHigh: 4e-4, dualClip: null, delta: null }

/** GSPO, Zheng et al. 2025, arXiv:2507.18071, eq. 5 and 7: one ratio, and one term, for each answer. */
export function gspo({ rewards, logProbs, oldLogProbs, mask }: Group): Step {
  const advantages = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
  const ratios = meanLogRatios(logProbs, oldLogProbs, mask).map(exp)
  const terms = ratios.map((ratio, i) => ppoClip({ ratio, advantage: advantages[i]!, ...CLIP }).value)
  const objective = mean(terms)
  return { advantages, ratios, terms, objective }
}
