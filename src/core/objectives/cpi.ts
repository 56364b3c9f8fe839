/**
 * The surrogate of conservative policy iteration as a loss: -Σ w·ρ·A. Its gradient equals the policy gradient only where
 * π = π_old; farther away it is a first-order model, which is why TRPO and PPO fence it in.
 * Source: Kakade and Langford 2002; Schulman et al. 2017, arXiv:1707.06347, eq. 6.
 */
import {
  type Aggregation,
  tokenWeights,
  weightedTerms,
} from '../tokens/aggregate.ts'
import {
  type LogRatioClamp,
  checkLogRatioClamp,
  guardedRatio,
} from '../tokens/ratio.ts'
import {
  type TokenLoss,
  type TokenMask,
  type TokenTable,
  at,
  checkTables,
} from '../tokens/token-table.ts'

export interface RatioBatch {
  /** [rows, T], log π of the chosen tokens, nats. */
  readonly logProbs: TokenTable
  /** [rows, T], log π_old: the policy at the start of this update, same temperature. */
  readonly oldLogProbs: TokenTable
  /** [rows, T], reward units. */
  readonly advantages: TokenTable
  readonly mask: TokenMask
}

/** @throws RangeError if shapes differ from the mask's or a kept entry is not finite. */
export function checkRatioBatch({
  logProbs,
  oldLogProbs,
  advantages,
  mask,
}: RatioBatch): void {
  checkTables({ logProbs, oldLogProbs, advantages }, mask)
}

/** @throws RangeError as checkRatioBatch, or if an option is not legal. */
export function cpiLoss(
  batch: RatioBatch,
  {
    logRatioClamp,
    aggregation,
  }: { logRatioClamp: LogRatioClamp; aggregation: Aggregation },
): TokenLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkLogRatioClamp(logRatioClamp)
  return weightedTerms(weights, mask, (row, t) => {
    const { ratio, slope } = guardedRatio(
      at(logProbs, row, t),
      at(oldLogProbs, row, t),
      logRatioClamp,
    )
    const advantage = at(advantages, row, t)
    return { value: -ratio * advantage, derivative: -slope * advantage }
  })
}
