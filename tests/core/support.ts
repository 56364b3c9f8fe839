import fc from 'fast-check'
import { expect } from 'vitest'
// For the mutation run, which reads no settings of vitest.
import '../fast-check.ts'

/** Finite numbers in a range, no NaN. */
export const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true })

/** A distribution over n entries, from logits in [-8, 8]. */
export const distribution = (minimum: number, maximum: number): fc.Arbitrary<number[]> =>
  fc.array(real(0.001, 1), { minLength: minimum, maxLength: maximum }).map((weights) => {
    const total = weights.reduce((a, b) => a + b, 0)
    return weights.map((weight) => weight / total)
  })

/** Equal to a relative tolerance, or to an absolute one near zero. */
export function close(actual: number, expected: number, relative: number, absolute = relative): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    Math.max(absolute, relative * Math.abs(expected)),
  )
}

export function closeAll(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  relative: number,
  absolute = relative,
) {
  expect(actual.length).toBe(expected.length)
  for (let i = 0; i < actual.length; i += 1) close(actual[i]!, expected[i]!, relative, absolute)
}

/** The figures the course prints: equal after rounding to that many decimals. */
export const rounded = (values: ArrayLike<number>, decimals: number): number[] =>
  Array.from(values, (value) => Number(value.toFixed(decimals)) + 0)

/** Central differences, [n]. */
export function slopes(f: (x: number[]) => number, x: readonly number[], h = 1e-5): number[] {
  return x.map((_, i) => {
    const at = (shift: number) => f(x.map((value, j) => (i === j ? value + shift : value)))
    // Fourth order: the error is h^4, far below 1e-6.
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  })
}
