/**
 * A KL estimate as a loss term over [rows, T]: Σ w·k(log π, log π_ref), differentiated through log π.
 * On-policy its expected gradient is 0 for k1, ∇KL(π‖π_ref) for k2 and ∇KL(π_ref‖π) for k3 (GRPO's).
 * Off-policy each term is multiplied by ρ = π/π_old, which is differentiated too; then the expectation over π_old of
 * ρ·k1 and ρ·k3 has the gradient of the true KL(π‖π_ref). verl's "k3+" has the value of k3, the gradient of k2: `gradientOf`.
 * Source: Schulman 2020; off-policy form: DeepSeek-V3.2, arXiv:2512.02556, eq. 7 (the form as in TRL; number not checked).
 */
import { checkChoice } from '../check.ts'
import { type Aggregation, type TokenTerm, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { type LogRatioClamp, checkLogRatioClamp, guardedRatio } from '../tokens/ratio.ts'
import { type TokenLoss, type TokenMask, type TokenTable, at, checkTables } from '../tokens/token-table.ts'
import { KL_ESTIMATORS, type KlEstimator, klEstimateUnchecked } from './estimators.ts'

export interface KlBatch {
  /** [rows, T], log π, nats. */
  readonly logProbs: TokenTable
  /** [rows, T], log π_ref. */
  readonly refLogProbs: TokenTable
  /** [rows, T], log π_old for the off-policy form, or null: on-policy, no ratio. */
  readonly oldLogProbs: TokenTable | null
  readonly mask: TokenMask
}

export interface KlLossOptions {
  /** Whose value the loss shows. */
  readonly estimator: KlEstimator
  /** Whose derivative it has: the same, or another ("k2" under "k3" is verl's k3+). */
  readonly gradientOf: KlEstimator
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

/** @throws RangeError if shapes differ, a kept entry is not finite, or an option is not legal. */
export function klLoss({ logProbs, refLogProbs, oldLogProbs, mask }: KlBatch, options: KlLossOptions): TokenLoss {
  const { estimator, gradientOf, logRatioClamp, aggregation } = options
  const weights = tokenWeights(mask, aggregation)
  checkTables({ logProbs, refLogProbs, oldLogProbs }, mask)
  checkChoice('estimator', estimator, KL_ESTIMATORS)
  checkChoice('gradientOf', gradientOf, KL_ESTIMATORS)
  checkLogRatioClamp(logRatioClamp)
  return weightedTerms(weights, mask, (row, t): TokenTerm => {
    const logProb = at(logProbs, row, t)
    const reference = at(refLogProbs, row, t)
    const shown = klEstimateUnchecked(logProb, reference, { estimator, logRatioClamp })
    const moved =
      gradientOf === estimator
        ? shown
        : klEstimateUnchecked(logProb, reference, { estimator: gradientOf, logRatioClamp })
    if (oldLogProbs === null) return { value: shown.value, derivative: moved.derivative }
    const { ratio, slope } = guardedRatio(logProb, at(oldLogProbs, row, t), logRatioClamp)
    // The product rule: ρ'·k + ρ·k', where ρ' = ρ inside the guard.
    const derivative =
      slope === 0
        ? ratio * moved.derivative
        : ratio * (gradientOf === estimator ? shown.sum : shown.value + moved.derivative)
    return { value: ratio * shown.value, derivative }
  })
}
