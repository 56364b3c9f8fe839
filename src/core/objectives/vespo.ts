/**
 * VESPO: one weight for the whole completion, φ(W) = W^k·e^(λ(1 - W)) of the product W of its token ratios, held constant
 * before log π. Loss -Σ w·sg[φ(W)]·A·log π. φ is 1 at W = 1, largest at W = k/λ, and goes to 0 on both sides, so a
 * completion that drifted far weighs little and none is cut off.
 * Source: arXiv:2602.10693 (the paper was not opened), as in TRL@f2cd5771 (2026-07-24), grpo_trainer.py, get_gamma_weights:
 * k = 2, λ = 3 for A >= 0 and 3, 2 otherwise, pooled tokens; log W is the sum of the token log-ratios. TRL holds it
 * between log 1e-8 and 20; here one guard on both sides.
 */
import { checkFinite, checkPositiveUpTo, checkRange, refuse } from '../check.ts'
import { sequenceLogRatios } from '../kl/kl-in-reward.ts'
import { exp } from '../mathematics/exp.ts'
import { type Aggregation, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { clamp } from '../tokens/ratio.ts'
import { type TokenLoss, at, fromMask } from '../tokens/token-table.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'

export interface VespoShape {
  /** k, from 0 to 1e6: how fast a completion loses weight as it becomes less likely. */
  readonly power: number
  /** λ, above 0, at most 1e6: how fast it loses weight as it becomes more likely. */
  readonly decay: number
}

export interface VespoOptions {
  /** For A >= 0. */
  readonly positive: VespoShape
  /** For A < 0. */
  readonly negative: VespoShape
  readonly aggregation: Aggregation
}

export interface VespoLoss extends TokenLoss {
  /** [rows, T], φ(W), which weighs each token; 0 where the mask is 0. */
  readonly ratioWeights: number[][]
}

/** Beyond this many nats φ is 0 or its exponent would overflow. */
const LIMIT = 700

/**
 * φ(W), in log space.
 * @param logRatio - log W, the sum of a completion's token log-ratios, nats; held within ±700.
 * @returns from 0 to φ(k/λ); exactly 1 at W = 1.
 * @throws RangeError if an argument is outside its range, or the weight overflows.
 */
export function vespoWeight(logRatio: number, { power, decay }: VespoShape): number {
  checkFinite('logRatio', logRatio)
  checkRange('power', power, 0, 1e6)
  checkPositiveUpTo('decay', decay, 1e6)
  const held = clamp(logRatio, LIMIT)
  const weight = exp(Math.max(power * held + decay * (1 - exp(held)), -1e6))
  if (weight === Infinity) refuse('weight', weight, { kind: 'finite', when: { name: 'decay', value: decay } })
  return weight
}

/** @throws RangeError as checkRatioBatch, or if an option is not legal. */
export function vespoLoss(batch: RatioBatch, { positive, negative, aggregation }: VespoOptions): VespoLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  const logRatios = sequenceLogRatios({ logProbs, refLogProbs: oldLogProbs, mask })
  const ratioWeights = fromMask(mask, (row, t) =>
    vespoWeight(logRatios[row] as number, at(advantages, row, t) < 0 ? negative : positive),
  )
  const loss = weightedTerms(weights, mask, (row, t) => {
    const derivative = -at(ratioWeights, row, t) * at(advantages, row, t)
    return { value: derivative * at(logProbs, row, t), derivative }
  })
  return { ...loss, ratioWeights }
}
