/** When a test is passed, and when a lesson is known. */

const DAY = 86_400_000

/** The share of right answers that passes. */
const PASS = 0.8
export const passes = ({ right, of }: { readonly right: number; readonly of: number }): boolean => right >= PASS * of

/** How many right answers pass. */
export const neededToPass = (of: number): number => Math.ceil(PASS * of - 1e-9)

/** The day of a moment where its reader is, as a count of days: two moments of one evening fall on the same. */
export const dayOf = (at: number): number => Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY)

/** Days on which a test was passed: the first and the last are all that is ever asked for. */
export const daysPassed = (days: readonly number[]): readonly number[] => {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  return sorted.length > 2 ? [sorted[0]!, sorted.at(-1)!] : sorted
}

/** A lesson is known when its test was passed on two days: what is left on the second day has been learned. */
export const PASSES_NEEDED = 2
