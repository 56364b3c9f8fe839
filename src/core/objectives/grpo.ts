/**
 * The GRPO loss: PPO's clipped loss plus β times k3 against the reference, inside the loss and under the same token
 * weights. Source: Shao et al. 2024, arXiv:2402.03300, eq. 3 and 4 (aggregation "seq-mean-token-mean").
 * DAPO: token-mean, clipHigh .28, β = 0. Dr. GRPO: centred advantages, seq-mean-token-sum-norm, β = 0.
 * TRL's default aggregation is DAPO's, its default β 0.
 */
import { checkAtLeast, refuse } from '../check.ts'
import { klLoss } from '../kl/kl-loss.ts'
import { type PpoBatch, type PpoLoss, type PpoOptions, ppoLoss } from './ppo.ts'
import { type TokenTable, at, fromMask } from '../tokens/token-table.ts'

export interface GrpoBatch extends PpoBatch {
  /** [rows, T], log π_ref; null when beta is 0: no reference model is needed then. */
  readonly refLogProbs: TokenTable | null
}

export interface GrpoOptions extends PpoOptions {
  /** β, at least 0. */
  readonly beta: number
}

export interface GrpoLoss extends PpoLoss {
  /** The clipped loss alone. */
  readonly policyLoss: number
  /** The aggregated k3, before β, nats per token; 0 when beta is 0. */
  readonly kl: number
}

/** @throws RangeError as ppoLoss and klLoss, or if refLogProbs is null although beta is above 0. */
export function grpoLoss(batch: GrpoBatch, options: GrpoOptions): GrpoLoss {
  checkAtLeast('beta', options.beta, 0)
  const policy = ppoLoss(batch, options)
  const { beta, logRatioClamp, aggregation } = options
  if (beta === 0) return { ...policy, policyLoss: policy.loss, kl: 0 }
  if (batch.refLogProbs === null) {
    refuse('refLogProbs', null, { kind: 'array', when: { name: 'beta', value: beta } })
  }
  const { logProbs, refLogProbs, mask } = batch
  const penalty = klLoss(
    { logProbs, refLogProbs, oldLogProbs: null, mask },
    { estimator: 'k3', gradientOf: 'k3', logRatioClamp, aggregation },
  )
  const derivatives = fromMask(
    mask,
    (row, t) => at(policy.derivatives, row, t) + beta * at(penalty.derivatives, row, t),
  )
  return { ...policy, derivatives, loss: policy.loss + beta * penalty.loss, policyLoss: policy.loss, kl: penalty.loss }
}
