/**
 * The second half of a training step: from a batch and the current logits to one loss and its gradient in the 49 logits.
 * The objectives give dLoss/dlogProb per token; chain-rule.ts carries it on to the logits.
 */
import { klLoss } from '../kl/kl-loss.ts'
import { cispoLoss } from '../objectives/cispo.ts'
import { cpiLoss } from '../objectives/cpi.ts'
import { entropyBonus } from '../objectives/entropy-bonus.ts'
import { gspoLoss } from '../objectives/gspo.ts'
import { ppoLoss } from '../objectives/ppo.ts'
import { reinforceLoss } from '../objectives/reinforce.ts'
import type { TokenLoss, TokenTable } from '../tokens/token-table.ts'
import { addLogitGradient } from './chain-rule.ts'
import { TINYLM_TOKENS, type TinyLmLogits, rowAfter } from './model.ts'
import { scoreRollouts } from './rollout-tables.ts'
import type { TrainingBatch } from './trainer-batch.ts'
import type { TrainerConfig } from './trainer-config.ts'

export interface TrainingLoss {
  /** The whole loss: policy, KL in the loss, entropy. Flat by design in group methods; watch the reward instead. */
  readonly loss: number
  /** [7·7], dLoss/dlogits, row by row. */
  readonly gradient: Float64Array
  /** Share of tokens without a gradient because of clipping; 0 for objectives that do not clip. */
  readonly clipFraction: number
  /** Σ of the entropy bonus, nats, before its coefficient. */
  readonly entropy: number
}

function policyLoss(
  batch: TrainingBatch,
  logProbs: TokenTable,
  config: TrainerConfig,
): TokenLoss & { clipFraction: number } {
  const { advantages, mask } = batch
  const oldLogProbs = config.ratioAgainst === 'old' ? batch.oldLogProbs : batch.behaviourLogProbs
  const { logRatioClamp, aggregation, clip } = config
  const ratioBatch = { logProbs, oldLogProbs, advantages, mask }
  if (config.objective === 'reinforce') {
    return { ...reinforceLoss({ logProbs, advantages, mask }, { aggregation }), clipFraction: 0 }
  }
  if (config.objective === 'cpi') return { ...cpiLoss(ratioBatch, { logRatioClamp, aggregation }), clipFraction: 0 }
  if (config.objective === 'gspo') {
    return gspoLoss(ratioBatch, { ...clip, form: config.gspoForm, logRatioClamp, aggregation })
  }
  if (config.objective === 'cispo') {
    const bounds = { bounds: config.cispoBounds, epsilonLow: clip.clipLow, epsilonHigh: clip.clipHigh }
    return { ...cispoLoss(ratioBatch, { ...bounds, logRatioClamp, aggregation }), clipFraction: 0 }
  }
  return ppoLoss({ ...ratioBatch, importanceWeights: null }, { ...clip, logRatioClamp, aggregation })
}

/** Config and batch are not checked, but the objectives check what they are given. */
export function trainingLoss(batch: TrainingBatch, logits: TinyLmLogits, config: TrainerConfig): TrainingLoss {
  const { rollouts, mask, refLogProbs } = batch
  const { aggregation, logRatioClamp, scoringTemperature } = config
  const logProbs = scoreRollouts(rollouts, logits, scoringTemperature)
  const policy = policyLoss(batch, logProbs, config)
  const gradient = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
  const scored = { rollouts, logits, temperature: scoringTemperature }
  addLogitGradient(gradient, scored, policy.derivatives, 1)
  let { loss } = policy
  if (config.klPlacement === 'loss' && config.beta > 0) {
    const options = { estimator: config.klEstimator, gradientOf: config.klEstimator, logRatioClamp, aggregation }
    const penalty = klLoss({ logProbs, refLogProbs, oldLogProbs: null, mask }, options)
    addLogitGradient(gradient, scored, penalty.derivatives, config.beta)
    loss += config.beta * penalty.loss
  }
  let entropy = 0
  if (config.entropyCoefficient > 0) {
    const rows = rollouts.map(({ tokens }, row) =>
      (mask[row] as readonly number[]).map((_, t) =>
        (logits[rowAfter(tokens, Math.min(t, tokens.length - 1))] as readonly number[]).map(
          (z) => z / scoringTemperature,
        ),
      ),
    )
    const bonus = entropyBonus({ logits: rows, mask: mask }, { aggregation: aggregation })
    entropy = bonus.entropy
    loss -= config.entropyCoefficient * entropy
    rollouts.forEach(({ tokens }, row) => {
      tokens.forEach((_, t) => {
        const start = rowAfter(tokens, t) * TINYLM_TOKENS
        bonus.gradient[row]?.[t]?.forEach((slope, i) => {
          ;(gradient[start + i] as number) -= (config.entropyCoefficient * slope) / scoringTemperature
        })
      })
    })
  }
  return { loss, gradient, clipFraction: policy.clipFraction, entropy }
}
