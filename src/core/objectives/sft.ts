/**
 * Supervised fine-tuning: the negative log-likelihood of answer tokens, -Σ w·log p(y_t | x, y_<t). The mask is 0 on the
 * prompt and on padding. Source: Bengio et al. 2003, §2; the mask is practice since Ouyang et al. 2022 (not checked).
 */
import {
  type Aggregation,
  tokenWeights,
  weightedTerms,
} from '../tokens/aggregate.ts'
import {
  type TokenLoss,
  type TokenMask,
  type TokenTable,
  at,
  checkTable,
} from '../tokens/token-table.ts'

export interface NllBatch {
  /** [rows, T], log p of the target tokens, nats. */
  readonly logProbs: TokenTable
  /** [rows, T], 1 on answer tokens. */
  readonly mask: TokenMask
}

/** @throws RangeError if shapes, a kept entry or aggregation is not legal. */
export function nllLoss(
  { logProbs, mask }: NllBatch,
  { aggregation }: { aggregation: Aggregation },
): TokenLoss {
  const weights = tokenWeights(mask, aggregation)
  checkTable('logProbs', logProbs, mask)
  return weightedTerms(weights, mask, (row, t) => ({
    value: -at(logProbs, row, t),
    derivative: -1,
  }))
}
