/**
 * Cosine with the same bits on every machine. At most 1 ulp off.
 * Method: x = n·π/2 + (r + tail) with |r| <= π/4, π/2 in three exact parts; then the cosine or sine polynomial.
 * Source: coefficients of fdlibm 5.3, k_cos.c, k_sin.c, e_rem_pio2.c, Sun Microsystems 1993.
 * Checked against 50-digit values (tests/golden). Departs from fdlibm: |x| above 2^20 is refused, not reduced.
 */
import { checkRange } from '../check.ts'

const TWO_OVER_PI = 0.6366197723675814
/** π/2 in three parts of 33 bits, and the rest. */
const PART1 = 1.5707963267341256
const PART2 = 6.077100506303966e-11
const PART3 = 2.0222662487111665e-21
const REST = 8.4784276603689e-32
const LIMIT = 1048576

function cosine(r: number, tail: number): number {
  const z = r * r
  const polynomial =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))))
  const half = 0.5 * z
  const rounded = 1 - half
  return rounded + (1 - rounded - half + (z * polynomial - r * tail))
}

function sine(r: number, tail: number): number {
  const z = r * r
  const cube = z * r
  const polynomial =
    0.00833333333332249 +
    z *
      (-0.00019841269829857949 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  return r - (z * (0.5 * tail - cube * polynomial) - tail - cube * -0.16666666666666632)
}

/**
 * @param x - radians, |x| at most 2^20.
 * @throws RangeError if x is not finite or larger than that.
 */
export function cos(x: number): number {
  checkRange('x', x, -LIMIT, LIMIT)
  const n = Math.floor(x * TWO_OVER_PI + 0.5)
  const first = x - n * PART1
  const second = first - n * PART2
  const lost2 = first - second - n * PART2
  const third = second - n * PART3
  const lost3 = second - third - n * PART3
  const correction = n * REST - lost3 - lost2
  const r = third - correction
  const tail = third - r - correction
  const quadrant = ((n % 4) + 4) % 4
  if (quadrant === 0) return cosine(r, tail)
  if (quadrant === 1) return -sine(r, tail)
  if (quadrant === 2) return -cosine(r, tail)
  return sine(r, tail)
}
