/**
 * Hyperbolic tangent with the same bits on every machine. At most 1.5 ulp off (1.0 measured).
 * Method: a rational approximation x + x·z·P(z)/Q(z), z = x², below 0.625; 1 - 2/(e^2|x| + 1) above.
 * Source: coefficients of Cephes, tanh.c, Moshier 1988. Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { expm1 } from './expm1.ts'

/**
 * @param x - any number, ±Infinity included.
 * @returns tanh x in [-1, 1]; exactly ±1 beyond |x| = 22; tanh(-0) is -0.
 * @throws RangeError if x is NaN.
 */
export function tanh(x: number): number {
  if (x !== x) refuse('x', x, { kind: 'number' })
  const size = Math.abs(x)
  if (size >= 0.625) {
    const value = 1 - 2 / (expm1(2 * size) + 2)
    return x < 0 ? -value : value
  }
  if (size < 1e-150) return x
  const z = x * x
  const numerator = (-0.9643991794250523 * z - 99.28772310019185) * z - 1614.6876844170845
  const denominator = ((z + 112.81167849163293) * z + 2235.4883906010045) * z + 4844.063053251255
  return x + x * z * (numerator / denominator)
}
