/**
 * log(1 + x) without rounding 1 + x. At most 1 ulp off, same bits on every machine.
 * Method: where 1 + x lies in [√½, √2] the tail of log is used on x itself; elsewhere 1 + x is rounded and the lost
 * part c is added back as c/(1 + x).
 * Source: fdlibm 5.3, s_log1p.c, Sun Microsystems 1993. Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { LN2_HIGH, LN2_LOW, nearestExponent, powerOfTwo } from './float64.ts'
import { logTail } from './log.ts'

/**
 * @param x - at least -1; Infinity is allowed.
 * @returns log(1 + x); -Infinity at -1; log1p(-0) is -0.
 * @throws RangeError if x is below -1 or NaN.
 */
export function log1p(x: number): number {
  if (!(x >= -1)) refuse('x', x, { kind: 'atLeast', min: -1, infinite: true })
  if (x === -1) return -Infinity
  if (x === Infinity) return Infinity
  if (x > -0.29289321881345254 && x < 0.41421356237309503) return x - (0.5 * x * x - logTail(x))
  const rounded = 1 + x
  const lost = (x >= 1 ? 1 - (rounded - x) : x - (rounded - 1)) / rounded
  const k = nearestExponent(rounded)
  const f = rounded * powerOfTwo(-k) - 1
  return k * LN2_HIGH - (0.5 * f * f - (logTail(f) + (k * LN2_LOW + lost)) - f)
}
