/**
 * REINFORCE as a loss: -Σ w·A·log π. A surrogate: its gradient is right for samples from the current policy, its value
 * is no measure of progress. With A = 1 it is maximum likelihood on one's own samples.
 * Source: Williams 1992, eq. 4 (number not checked); Ahmadian et al. 2024, arXiv:2402.14740.
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
  checkTables,
} from '../tokens/token-table.ts'

export interface ReinforceBatch {
  /** [rows, T], log π of the chosen tokens, nats. */
  readonly logProbs: TokenTable
  /** [rows, T], reward units. */
  readonly advantages: TokenTable
  readonly mask: TokenMask
}

/**
 * @throws RangeError if shapes differ, a kept entry is not finite, or
 * aggregation is not legal.
 */
export function reinforceLoss(
  { logProbs, advantages, mask }: ReinforceBatch,
  { aggregation }: { aggregation: Aggregation },
): TokenLoss {
  const weights = tokenWeights(mask, aggregation)
  checkTables({ logProbs, advantages }, mask)
  return weightedTerms(weights, mask, (row, t) => {
    const derivative = -at(advantages, row, t)
    return { value: derivative * at(logProbs, row, t), derivative }
  })
}
