/** Arithmetic mean, summed in index order. */
import { checkFiniteList } from '../check.ts'

/** @param values - [n], at least 1, finite. @throws RangeError if values is empty or holds a non-finite number. */
export function mean(values: ArrayLike<number>): number {
  checkFiniteList('values', values, 1)
  let total = 0
  for (let i = 0; i < values.length; i += 1) total += values[i] as number
  return total / values.length
}
