/**
 * Decoupled PPO: two policies behind the one that is trained. The trust region is around π_prox (recent), the samples
 * are μ's (older): loss -Σ w·(π_prox/μ)·min(ρA, clip(ρ)A) with ρ = π/π_prox, the first weight a constant.
 * Source: Hilton et al. 2021, arXiv:2110.00641; AReaL, arXiv:2505.24298, eq. 5.
 */
import { type ImportanceOptions, importanceWeights } from '../importance/importance-weights.ts'
import { type PpoLoss, type PpoOptions, ppoLoss } from './ppo.ts'
import type { TokenMask, TokenTable } from '../tokens/token-table.ts'

export interface DecoupledBatch {
  /** [rows, T], log π, nats. */
  readonly logProbs: TokenTable
  /** [rows, T], log π_prox: the start of this update. */
  readonly proximalLogProbs: TokenTable
  /** [rows, T], log μ: what generated the tokens. */
  readonly behaviourLogProbs: TokenTable
  /** [rows, T]. */
  readonly advantages: TokenTable
  readonly mask: TokenMask
}

export interface DecoupledOptions extends PpoOptions {
  /** How π_prox/μ becomes a weight. */
  readonly importance: ImportanceOptions
}

/** @throws RangeError as ppoLoss and importanceWeights. */
export function decoupledPpoLoss(
  { logProbs, proximalLogProbs, behaviourLogProbs, advantages, mask }: DecoupledBatch,
  options: DecoupledOptions,
): PpoLoss {
  const weights = importanceWeights(proximalLogProbs, behaviourLogProbs, mask, options.importance)
  return ppoLoss({ logProbs, oldLogProbs: proximalLogProbs, advantages, importanceWeights: weights, mask }, options)
}
