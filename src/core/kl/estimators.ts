/**
 * Three estimators of KL(π‖π_ref) from one sample y ~ π, with d = log π_ref - log π:
 * k1 = -d (unbiased, often negative), k2 = d²/2 (biased, never negative), k3 = e^d - 1 - d (unbiased, never negative).
 * Source: Schulman 2020, "Approximating KL divergence"; k3 is GRPO's, arXiv:2402.03300, eq. 4.
 * An unbiased value need not have the right gradient: see klLoss. Departs from TRL in k3 near d = 0, where
 * exp(d) - d - 1 loses its digits; verl clamps d to ±20 and the result to ±10, here d is clamped by the caller's limit.
 */
import { checkChoice, checkFinite } from '../check.ts'
import { expm1 } from '../mathematics/expm1.ts'
import { type LogRatioClamp, checkLogRatioClamp, clamp, expRatio, isHeld } from '../tokens/ratio.ts'

export type KlEstimator = 'k1' | 'k2' | 'k3'
export const KL_ESTIMATORS: readonly KlEstimator[] = ['k1', 'k2', 'k3']

export interface KlEstimate {
  /** Nats. */
  readonly value: number
  /** d value / d log π. */
  readonly derivative: number
  /** value + derivative, which the off-policy form needs: for k3 it is -d, but adding the two would lose its digits. */
  readonly sum: number
}

/** e^d - 1 - d, by its series where the difference would cancel. */
function excess(d: number): number {
  if (Math.abs(d) > 0.02) return expm1(d) - d
  return d * d * (0.5 + d * (1 / 6 + d * (1 / 24 + d * (1 / 120 + d * (1 / 720 + d * (1 / 5040 + d / 40320))))))
}

export interface KlEstimateOptions {
  readonly estimator: KlEstimator
  /** Beyond ±it the value stays and the derivative is 0; null: no clamp. */
  readonly logRatioClamp: LogRatioClamp
}

/** @throws RangeError if an option is not legal. */
export function checkKlEstimateOptions({ estimator, logRatioClamp }: KlEstimateOptions): void {
  checkChoice('estimator', estimator, KL_ESTIMATORS)
  checkLogRatioClamp(logRatioClamp)
}

/** The same without checks, but for the overflow of k3. */
export function klEstimateUnchecked(
  logProb: number,
  refLogProb: number,
  { estimator, logRatioClamp }: KlEstimateOptions,
): KlEstimate {
  const free = refLogProb - logProb
  const d = clamp(free, logRatioClamp)
  if (estimator === 'k3') expRatio(d, null)
  const value = estimator === 'k1' ? -d : estimator === 'k2' ? 0.5 * d * d : excess(d)
  if (isHeld(free, logRatioClamp)) return { value, derivative: 0, sum: value }
  if (estimator === 'k1') return { value, derivative: 1, sum: value + 1 }
  if (estimator === 'k2') return { value, derivative: -d, sum: value - d }
  return { value, derivative: -expm1(d), sum: -d }
}

/**
 * @param logProb - log π of the sampled token (or sequence), nats.
 * @param refLogProb - log π_ref of the same.
 * @throws RangeError if an argument is not of that form, or k3 overflows: d above 709.78 and no clamp below.
 */
export function klEstimate(logProb: number, refLogProb: number, options: KlEstimateOptions): KlEstimate {
  checkFinite('logProb', logProb)
  checkFinite('refLogProb', refLogProb)
  checkKlEstimateOptions(options)
  return klEstimateUnchecked(logProb, refLogProb, options)
}
