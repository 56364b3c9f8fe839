/**
 * e^x - 1 without the cancellation of exp(x) - 1 near 0. At most 1 ulp off, same bits on every machine.
 * Method: x = k·ln 2 + r; e^r - 1 from a rational approximation in r²/2 with the error of r carried along; then
 * 2^k(e^r - 1) + 2^k - 1, added in the order that loses least.
 * Source: coefficients of fdlibm 5.3, s_expm1.c, Sun Microsystems 1993. Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { INVERSE_LN2, LN2_HIGH, LN2_LOW, powerOfTwo, scale } from './float64.ts'

const HALF_LN2 = 0.34657359027997264

/**
 * @param x - any number, ±Infinity included.
 * @returns e^x - 1; -1 for very negative x, Infinity above 709.78; expm1(-0) is -0.
 * @throws RangeError if x is NaN.
 */
export function expm1(x: number): number {
  if (x !== x) refuse('x', x, { kind: 'number' })
  if (x > 709.782712893384) return Infinity
  if (x < -38) return -1
  const k = Math.abs(x) > HALF_LN2 ? Math.floor(x * INVERSE_LN2 + 0.5) : 0
  const upper = x - k * LN2_HIGH
  const lower = k * LN2_LOW
  const r = upper - lower
  const correction = upper - r - lower
  const half = 0.5 * r
  const halfSquare = r * half
  const polynomial =
    1 +
    halfSquare *
      (-0.03333333333333313 +
        halfSquare *
          (0.0015873015872548146 +
            halfSquare *
              (-7.93650757867488e-5 + halfSquare * (4.008217827329362e-6 + halfSquare * -2.0109921818362437e-7))))
  const t = 3 - polynomial * half
  const quotient = halfSquare * ((polynomial - t) / (6 - r * t))
  if (k === 0) return r - (r * quotient - halfSquare)
  const e = r * (quotient - correction) - correction - halfSquare
  if (k === 1 && r < -0.25) return -2 * (e - (r + 0.5))
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1
  if (k < 20) return scale(1 - powerOfTwo(-k) - (e - r), k)
  return scale(r - (e + powerOfTwo(-k)) + 1, k)
}
