/**
 * Standard deviation around the mean, in two passes. The two forms differ by √(n/(n-1)): PyTorch, TRL and verl divide
 * by n - 1 ("sample"), numpy and Open-Instruct by n ("population"). Always say which.
 */
import { checkChoice, checkFiniteList } from '../check.ts'
import { mean } from './mean.ts'

export type StandardDeviationForm = 'sample' | 'population'

/**
 * @param values - [n], finite; at least 2 for "sample", at least 1 for "population".
 * @param form - what to divide the sum of squares by: n - 1 or n.
 * @throws RangeError if there are too few values, one is not finite, or form is none of the two.
 */
export function standardDeviation(values: ArrayLike<number>, form: StandardDeviationForm): number {
  checkChoice('form', form, ['sample', 'population'])
  checkFiniteList('values', values, form === 'sample' ? 2 : 1)
  const centre = mean(values)
  let squares = 0
  for (let i = 0; i < values.length; i += 1) {
    const distance = (values[i] as number) - centre
    squares += distance * distance
  }
  return Math.sqrt(squares / (form === 'sample' ? values.length - 1 : values.length))
}
