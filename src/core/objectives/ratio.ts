/**
 * The importance ratio ρ = exp(log π - log π_old), guarded: the log-ratio is clamped to ±logRatioClamp, and outside it
 * the ratio no longer depends on log π (its slope is 0). Without a guard a log-ratio of 900 is Infinity, and 0·Infinity
 * is NaN. verl and OpenRLHF clamp at 20; TRL does not. Here 700 is the largest: no practical guard, still finite.
 */
import { checkRange } from '../check.ts'
import { exp } from '../mathematics/exp.ts'

export const LARGEST_LOG_RATIO_CLAMP = 700

/** @throws RangeError unless the clamp is above 0 and at most 700. */
export function checkLogRatioClamp(logRatioClamp: number): void {
  checkRange('logRatioClamp', logRatioClamp, 5e-324, LARGEST_LOG_RATIO_CLAMP)
}

/** value within ±limit. Unchecked. */
export function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, -limit), limit)
}

/** ρ and dρ/dlogProb. Unchecked. */
export function guardedRatio(
  logProb: number,
  oldLogProb: number,
  logRatioClamp: number,
): { ratio: number; slope: number } {
  const logRatio = logProb - oldLogProb
  const ratio = exp(clamp(logRatio, logRatioClamp))
  return { ratio, slope: Math.abs(logRatio) > logRatioClamp ? 0 : ratio }
}
