/**
 * The importance ratio ρ = exp(log π - log π_old) and its guard: the log-ratio is clamped to ±logRatioClamp, and outside
 * it the ratio no longer depends on log π (its slope is 0). verl and OpenRLHF clamp at 20; TRL does not: null here.
 * Without a clamp a log-ratio above 709.78 overflows. TRL's ratio is Infinity then, and its loss may be NaN; here such a
 * ratio is refused, because no later step can mend it.
 */
import { checkPositive, refuse } from '../check.ts'
import { exp } from '../mathematics/exp.ts'

/** Above 0, nats (20 in verl), or null: no clamp. */
export type LogRatioClamp = number | null

/** @throws RangeError unless the clamp is a finite number above 0, or null. */
export function checkLogRatioClamp(logRatioClamp: LogRatioClamp): void {
  if (logRatioClamp !== null) checkPositive('logRatioClamp', logRatioClamp)
}

/** value within ±limit; the value itself if limit is null. Unchecked. */
export function clamp(value: number, limit: number | null): number {
  return limit === null ? value : Math.min(Math.max(value, -limit), limit)
}

/** Does the clamp hold this log-ratio, so that it no longer depends on log π? Unchecked. */
export function isHeld(logRatio: number, logRatioClamp: LogRatioClamp): boolean {
  return logRatioClamp !== null && Math.abs(logRatio) > logRatioClamp
}

/** exp of a clamped log-ratio. @throws RangeError if it overflows: a log-ratio above 709.78, and no clamp below that. */
export function expRatio(logRatio: number, logRatioClamp: LogRatioClamp): number {
  const ratio = exp(clamp(logRatio, logRatioClamp))
  if (ratio === Infinity) {
    const when = { name: 'logRatioClamp', value: logRatioClamp }
    refuse('logRatio', logRatio, { kind: 'exponent', max: 709.78, when })
  }
  return ratio
}

/**
 * ρ and dρ/dlogProb.
 * @param logProb - log π of the token, nats. @param oldLogProb - log π_old of the same.
 * @throws RangeError as expRatio; otherwise unchecked.
 */
export function guardedRatio(
  logProb: number,
  oldLogProb: number,
  logRatioClamp: LogRatioClamp,
): { ratio: number; slope: number } {
  const logRatio = logProb - oldLogProb
  const ratio = expRatio(logRatio, logRatioClamp)
  return { ratio, slope: isHeld(logRatio, logRatioClamp) ? 0 : ratio }
}
