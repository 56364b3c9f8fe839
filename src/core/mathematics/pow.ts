/**
 * x^y with the same bits on every machine (`**` and Math.pow differ between engines). At most 1 ulp off.
 * Method: log |x| as a sum of two doubles, times y exactly in two doubles, then e^(high + low). One double is not
 * enough: an error of half an ulp in y·log x near 700 is an error of 350 ulp in the result.
 * Source: double-double arithmetic of Dekker 1971; series 2·artanh(s). Checked against 50-digit values (tests/golden).
 */
import { refuse } from '../check.ts'
import { expOfSum } from './exp.ts'
import { nearestExponent, powerOfTwo } from './float64.ts'

type Pair = readonly [high: number, low: number]

function sum(a: number, b: number): Pair {
  const high = a + b
  const part = high - a
  return [high, a - (high - part) + (b - part)]
}

function product(a: number, b: number): Pair {
  const high = a * b
  const splitA = 134217729 * a
  const aHigh = splitA - (splitA - a)
  const aLow = a - aHigh
  const splitB = 134217729 * b
  const bHigh = splitB - (splitB - b)
  const bLow = b - bHigh
  return [high, aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow]
}

function multiply(a: Pair, b: Pair): Pair {
  const [high, low] = product(a[0], b[0])
  return sum(high, low + (a[0] * b[1] + a[1] * b[0]))
}

function add(a: Pair, b: Pair): Pair {
  const [high, low] = sum(a[0], b[0])
  return sum(high, low + (a[1] + b[1]))
}

/** log x to about 100 bits, for finite x > 0. */
function logPair(x: number): Pair {
  const shift = x < 2.2250738585072014e-308 ? 54 : 0
  const normal = x * powerOfTwo(shift)
  const k = nearestExponent(normal)
  const mantissa = normal * powerOfTwo(-k)
  const numerator = mantissa - 1
  const [denominator, denominatorLow] = sum(mantissa, 1)
  const first = numerator / denominator
  const [back, backLow] = product(first, denominator)
  const s = sum(first, (numerator - back - backLow - first * denominatorLow) / denominator)
  const square = multiply(s, s)
  // log = 2s(1 + z/3 + z²/5 + ...): the first three terms as pairs, the rest, below 1e-6 of it, in one double.
  const z = square[0]
  let rest = 0
  for (let n = 25; n >= 7; n -= 2) rest = rest * z + 1 / n
  const third: Pair = [0.3333333333333333, 1.850371707708594e-17]
  const fifth: Pair = [0.2, -1.1102230246251566e-17]
  const series = add(third, multiply(square, add(fifth, product(z, rest))))
  const inner = multiply(s, multiply(square, series))
  const total = add(s, inner)
  const ln2: Pair = [0.6931471805599453, 2.3190468138462996e-17]
  return add(multiply([k - shift, 0], ln2), [2 * total[0], 2 * total[1]])
}

/**
 * @param x - the base. A negative base needs an integer exponent.
 * @param y - the exponent.
 * @returns x^y. x^0 = 1 for every x, 0^y = Infinity for y < 0; infinite x or y follow IEEE 754, and 1^±Infinity = 1.
 * @throws RangeError if x or y is NaN, or x is negative and y not an integer.
 */
export function pow(x: number, y: number): number {
  if (x !== x) refuse('x', x, { kind: 'number' })
  if (y !== y) refuse('y', y, { kind: 'number' })
  if (y === 0 || x === 1) return 1
  const size = Math.abs(x)
  // So large a y is even, and takes the doubles next to 1 out of range.
  if (Math.abs(y) > 1e290) return size === 1 ? 1 : size > 1 === y > 0 ? Infinity : 0
  const integer = Math.trunc(y) === y
  const negative = x < 0 || Object.is(x, -0)
  if (x < 0 && !integer && x !== -Infinity)
    refuse('x', x, { kind: 'atLeast', min: 0, infinite: true, when: { name: 'y', value: y } })
  const sign = negative && integer && Math.abs(y % 2) === 1 ? -1 : 1
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity)
  if (y === 1) return x
  const [high, low] = multiply(logPair(size), [y, 0])
  return sign * expOfSum(high, low)
}
