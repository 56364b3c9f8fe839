/**
 * e^x with the same bits on every machine (Math.exp differs between engines in the last bit). At most 1 ulp off.
 * Method: x = k·ln 2 + r with |r| <= ln(2)/2; e^r from a rational approximation; scale by 2^k.
 * Source: coefficients of fdlibm 5.3, e_exp.c, Sun Microsystems 1993. Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { INVERSE_LN2, LN2_HIGH, LN2_LOW, scale } from './float64.ts'

/** Above: e^x > 1.797e308. Below: e^x rounds to 0. */
const OVERFLOW = 709.782712893384
const UNDERFLOW = -745.1332191019411

/** e^(high + low), where |low| is far below one ulp of high; neither is checked. */
export function expOfSum(high: number, low: number): number {
  if (high > OVERFLOW) return Infinity
  if (high < UNDERFLOW) return 0
  const k = Math.floor(high * INVERSE_LN2 + 0.5)
  const upper = high - k * LN2_HIGH
  const lower = k * LN2_LOW - low
  const r = upper - lower
  const square = r * r
  const c =
    r -
    square *
      (0.16666666666666602 +
        square *
          (-0.0027777777777015593 +
            square * (6.613756321437934e-5 + square * (-1.6533902205465252e-6 + square * 4.1381367970572385e-8))))
  return scale(1 - (lower - (r * c) / (2 - c) - upper), k)
}

/**
 * @param x - any number, ±Infinity included.
 * @returns e^x; 0 below -745.13, Infinity above 709.78.
 * @throws RangeError if x is NaN.
 */
export function exp(x: number): number {
  if (x !== x) refuse('x', x, { kind: 'number' })
  return expOfSum(x, 0)
}
