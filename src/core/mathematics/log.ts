/**
 * Natural logarithm with the same bits on every machine. At most 1 ulp off.
 * Method: x = 2^k(1 + f) with 1 + f in [√½, √2]; log(1 + f) from s = f/(2 + f); add k·ln 2 in two parts.
 * Source: coefficients of fdlibm 5.3, e_log.c, Sun Microsystems 1993. Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { LN2_HIGH, LN2_LOW, nearestExponent, powerOfTwo } from './float64.ts'

/** The part of log(1 + f) = f - f²/2 + s·(f²/2 + R) that is a polynomial in s²: returns s·(f²/2 + R). */
export function logTail(f: number): number {
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  return s * (0.5 * f * f + (odd + even))
}

/**
 * @param x - at least 0; Infinity is allowed.
 * @returns log x; -Infinity at 0 (an impossible event), Infinity at Infinity.
 * @throws RangeError if x is negative or NaN.
 */
export function log(x: number): number {
  if (!(x >= 0)) refuse('x', x, { kind: 'atLeast', min: 0, infinite: true })
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity
  // Subnormal numbers are scaled up first: their bits hold no exponent.
  const shift = x < 2.2250738585072014e-308 ? 54 : 0
  const normal = x * powerOfTwo(shift)
  const exponent = nearestExponent(normal)
  const f = normal * powerOfTwo(-exponent) - 1
  const k = exponent - shift
  return k * LN2_HIGH - (0.5 * f * f - (logTail(f) + k * LN2_LOW) - f)
}
