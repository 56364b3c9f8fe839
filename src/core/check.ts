/**
 * Refusals: every bad input ends here, in a RefusalError that names the argument, its value and what is allowed.
 * Nothing is repaired silently.
 */
import { type Allowed, RefusalError } from './refusal.ts'

/** @throws RangeError, always: a RefusalError. */
export function refuse(name: string, value: unknown, allowed: Allowed): never {
  throw new RefusalError({ name, value, allowed })
}

/** Finite, and a number at all. */
export const isFiniteNumber = (value: number): boolean => typeof value === 'number' && value - value === 0

/** A finite number. */
export function checkFinite(name: string, value: number): void {
  if (!isFiniteNumber(value)) refuse(name, value, { kind: 'finite' })
}

/** A finite number in the closed range [low, high]. */
export function checkRange(name: string, value: number, low: number, high: number): void {
  if (!isFiniteNumber(value) || !(value >= low && value <= high)) {
    refuse(name, value, { kind: 'range', min: low, max: high })
  }
}

/** A finite number of at least `low`. */
export function checkAtLeast(name: string, value: number, low: number): void {
  if (!isFiniteNumber(value) || !(value >= low)) refuse(name, value, { kind: 'atLeast', min: low })
}

/** A finite number greater than 0. */
export function checkPositive(name: string, value: number): void {
  if (!isFiniteNumber(value) || !(value > 0)) refuse(name, value, { kind: 'above', limit: 0 })
}

/** A number in the half-open range (0, high]. */
export function checkPositiveUpTo(name: string, value: number, high: number): void {
  if (!isFiniteNumber(value) || !(value > 0 && value <= high)) {
    refuse(name, value, { kind: 'aboveUpTo', limit: 0, max: high })
  }
}

/** An integer in [low, high]. */
export function checkInteger(name: string, value: number, low: number, high: number): void {
  if (!isFiniteNumber(value) || Math.floor(value) !== value || !(value >= low && value <= high)) {
    refuse(name, value, { kind: 'integer', min: low, max: high })
  }
}

/** One of the words of a closed list. */
export function checkChoice<Choice extends string>(name: string, value: Choice, choices: readonly Choice[]): void {
  if (!choices.includes(value)) refuse(name, value, { kind: 'oneOf', values: choices })
}

/** An array-like of at least `minimum` entries. */
export function checkLength(name: string, values: ArrayLike<unknown>, minimum: number): void {
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number') {
    refuse(name, values, { kind: 'array' })
  }
  if (values.length < minimum) {
    refuse(name, values.length, { kind: 'length', min: minimum, max: Infinity })
  }
}

/** An array-like of exactly `length` entries. */
export function checkExactLength(name: string, values: ArrayLike<unknown>, length: number): void {
  checkLength(name, values, 0)
  if (values.length !== length) refuse(name, values.length, { kind: 'length', min: length, max: length })
}

/** Two array-likes of one length. */
export function checkSameLength(
  name: string,
  values: ArrayLike<unknown>,
  otherName: string,
  others: ArrayLike<unknown>,
): void {
  checkLength(name, values, 0)
  checkLength(otherName, others, 0)
  if (values.length !== others.length) {
    refuse(name, values.length, { kind: 'sameLength', as: otherName, length: others.length })
  }
}

/** At least `minimum` numbers, all finite. */
export function checkFiniteList(name: string, values: ArrayLike<number>, minimum: number): void {
  checkLength(name, values, minimum)
  for (let i = 0; i < values.length; i += 1) {
    // The name is put together for the refusal only: it costs more than the check.
    if (!isFiniteNumber(values[i] as number)) refuse(`${name}[${i}]`, values[i], { kind: 'finite' })
  }
}

/** Entries of a mask: each 0 or 1. */
export function checkBits(name: string, entries: readonly number[]): void {
  entries.forEach((entry, i) => {
    if (entry !== 0 && entry !== 1) refuse(`${name}[${i}]`, entry, { kind: 'oneOf', values: [0, 1] })
  })
}

/** Logits: numbers below Infinity, where -Infinity marks an impossible entry, and at least one is finite. */
export function checkLogits(name: string, logits: ArrayLike<number>): void {
  checkLength(name, logits, 1)
  let possible = false
  for (let i = 0; i < logits.length; i += 1) {
    const logit = logits[i] as number
    if (typeof logit !== 'number' || !(logit < Infinity)) {
      refuse(`${name}[${i}]`, logit, { kind: 'logit' })
    }
    if (logit > -Infinity) possible = true
  }
  if (!possible) refuse(name, -Infinity, { kind: 'someAbove', limit: -Infinity })
}

/** Probabilities: at least one, each in [0, 1], summing to 1 within 1e-6 (rounded figures on a page pass). */
export function checkDistribution(name: string, probabilities: ArrayLike<number>): void {
  checkLength(name, probabilities, 1)
  let total = 0
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i] as number
    if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
      refuse(`${name}[${i}]`, probability, { kind: 'range', min: 0, max: 1 })
    }
    total += probability
  }
  if (Math.abs(total - 1) > 1e-6) refuse(name, total, { kind: 'sum', total: 1, tolerance: 1e-6 })
}
