/**
 * The bits of a double: its exponent, and exact multiplication by a power of two.
 * Reading the exponent needs the high word, so the two typed arrays below share one buffer; which half is the high
 * one is found out once, so that the answer is the same on every machine.
 */

const float = /* @__PURE__ */ new Float64Array(1)
const words = /* @__PURE__ */ new Int32Array(float.buffer)
const highWord = /* @__PURE__ */ findHighWord()

function findHighWord(): 0 | 1 {
  float[0] = 1
  return words[1] === 0 ? 0 : 1
}

/** ln 2 in two parts; the high part ends in zeros, so k times it is exact for |k| < 2^20. */
export const LN2_HIGH = 0.6931471803691238
export const LN2_LOW = 1.9082149292705877e-10
export const INVERSE_LN2 = 1.4426950408889634
const SQRT2 = 1.4142135623730951
const LOWEST = -1074
const HIGHEST = 1023
const powers = /* @__PURE__ */ buildPowers()

function buildPowers(): Float64Array {
  const table = new Float64Array(HIGHEST - LOWEST + 1)
  let power = 1
  for (let exponent = 0; exponent <= HIGHEST; exponent += 1, power *= 2) table[exponent - LOWEST] = power
  power = 0.5
  for (let exponent = -1; exponent >= LOWEST; exponent -= 1, power /= 2) table[exponent - LOWEST] = power
  return table
}

/** floor(log2(x)) for a normal, finite x > 0. */
function exponentOf(x: number): number {
  float[0] = x
  return ((words[highWord] as number) >> 20) - 1023
}

/** The k for which x·2^-k lies in (√½, √2], for a normal, finite x > 0. */
export function nearestExponent(x: number): number {
  const k = exponentOf(x)
  return x * powerOfTwo(-k) > SQRT2 ? k + 1 : k
}

/** 2^exponent, exactly, for an integer exponent in [-1074, 1023]. */
export function powerOfTwo(exponent: number): number {
  return powers[exponent - LOWEST] as number
}

/** value · 2^exponent with one rounding, for |value| in [0.5, 2]: 0 when it is too small, Infinity when too large. */
export function scale(value: number, exponent: number): number {
  if (exponent > HIGHEST) return exponent === HIGHEST + 1 ? value * 2 * powerOfTwo(HIGHEST) : value * Infinity
  if (exponent < LOWEST) return exponent === LOWEST - 1 ? (value / 2) * powerOfTwo(LOWEST) : value / Infinity
  return value * powerOfTwo(exponent)
}
