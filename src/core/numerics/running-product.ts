/**
 * The same sequence probability twice: multiplied, where it underflows to an exact 0, and as a sum of logarithms, where
 * it does not. The smallest positive double is 2^-1074 = 4.94e-324, the smallest single-precision number 2^-149 = 1.4e-45.
 */
import { checkChoice, checkFiniteList, checkRange } from '../check.ts'
import { log } from '../mathematics/log.ts'

/** How a number is stored: in 64 or in 32 bits. */
export type Precision = 'double' | 'single'

export interface RunningProduct {
  /** [T], the product of the first factors, rounded after each; 0 from where it underflows. */
  readonly products: number[]
  /** [T], the sum of their logs, nats. */
  readonly logSums: number[]
}

/** @throws RangeError if a factor is not in (0, 1] or precision not legal. */
export function runningProduct(
  factors: readonly number[],
  precision: Precision,
): RunningProduct {
  checkFiniteList('factors', factors, 0)
  factors.forEach((factor, t) => {
    checkRange(`factors[${t}]`, factor, Number.MIN_VALUE, 1)
  })
  checkChoice('precision', precision, ['double', 'single'])
  const store = precision === 'single' ? Math.fround : (value: number) => value
  let product = 1
  let logSum = 0
  const steps = factors.map((factor) => {
    product = store(product * store(factor))
    logSum += log(factor)
    return { product, logSum }
  })
  return {
    products: steps.map((step) => step.product),
    logSums: steps.map((step) => step.logSum),
  }
}
