/**
 * Refusals: every bad input ends here, in one sentence that names the argument, its value and what is allowed.
 * A wrong kind of value is a TypeError, a wrong size or range a RangeError. Nothing is repaired silently.
 */

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** Throws the sentence "`name` is `value`; allowed: `allowed`." */
export function refuse(name: string, value: unknown, allowed: string): never {
  const message = `${name} is ${show(value)}; allowed: ${allowed}`
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message)
}

/** Finite, and a number at all. */
export const isFiniteNumber = (value: number): boolean => typeof value === 'number' && value - value === 0

/** A finite number. */
export function checkFinite(name: string, value: number): void {
  if (!isFiniteNumber(value)) refuse(name, value, 'a finite number')
}

/** A finite number in the closed range [low, high]. */
export function checkRange(name: string, value: number, low: number, high: number): void {
  if (!isFiniteNumber(value) || !(value >= low && value <= high)) {
    refuse(name, value, `a finite number from ${low} to ${high}`)
  }
}

/** A finite number of at least `low`. */
export function checkAtLeast(name: string, value: number, low: number): void {
  if (!isFiniteNumber(value) || !(value >= low)) refuse(name, value, `a finite number of at least ${low}`)
}

/** A finite number greater than 0. */
export function checkPositive(name: string, value: number): void {
  if (!isFiniteNumber(value) || !(value > 0)) refuse(name, value, 'a finite number above 0')
}

/** A number in the half-open range (0, high]. */
export function checkPositiveUpTo(name: string, value: number, high: number): void {
  if (!isFiniteNumber(value) || !(value > 0 && value <= high)) refuse(name, value, `a number above 0, at most ${high}`)
}

/** An integer in [low, high]. */
export function checkInteger(name: string, value: number, low: number, high: number): void {
  if (!isFiniteNumber(value) || Math.floor(value) !== value || !(value >= low && value <= high)) {
    refuse(name, value, `an integer from ${low} to ${high}`)
  }
}

/** One of the words of a closed list. */
export function checkChoice<Choice extends string>(name: string, value: Choice, choices: readonly Choice[]): void {
  if (!choices.includes(value)) refuse(name, value, choices.map((choice) => `"${choice}"`).join(', '))
}

/** An array-like of at least `minimum` entries. */
export function checkLength(name: string, values: ArrayLike<unknown>, minimum: number): void {
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number') {
    refuse(name, values, 'an array')
  }
  if (values.length < minimum) {
    throw new RangeError(`${name} has length ${values.length}; allowed: a length of at least ${minimum}`)
  }
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
    throw new RangeError(
      `${name} has length ${values.length}; allowed: the length of ${otherName}, which is ${others.length}`,
    )
  }
}

/** At least `minimum` numbers, all finite. */
export function checkFiniteList(name: string, values: ArrayLike<number>, minimum: number): void {
  checkLength(name, values, minimum)
  for (let i = 0; i < values.length; i += 1) {
    // The name is put together for the refusal only: it costs more than the check.
    if (!isFiniteNumber(values[i] as number)) refuse(`${name}[${i}]`, values[i], 'a finite number')
  }
}

/** Logits: numbers below Infinity, where -Infinity marks an impossible entry, and at least one is finite. */
export function checkLogits(name: string, logits: ArrayLike<number>): void {
  checkLength(name, logits, 1)
  let possible = false
  for (let i = 0; i < logits.length; i += 1) {
    const logit = logits[i] as number
    if (typeof logit !== 'number' || !(logit < Infinity)) {
      refuse(`${name}[${i}]`, logit, 'a finite number, or -Infinity for an impossible entry')
    }
    if (logit > -Infinity) possible = true
  }
  if (!possible) throw new RangeError(`${name} has only -Infinity entries; allowed: at least one finite entry`)
}

/** Probabilities: at least one, each in [0, 1], summing to 1 within 1e-6 (rounded figures on a page pass). */
export function checkDistribution(name: string, probabilities: ArrayLike<number>): void {
  checkLength(name, probabilities, 1)
  let total = 0
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i] as number
    if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
      refuse(`${name}[${i}]`, probability, 'a probability from 0 to 1')
    }
    total += probability
  }
  if (Math.abs(total - 1) > 1e-6) refuse(`the sum of ${name}`, total, '1, within 1e-6')
}
