/**
 * log Σ exp(x_i) without overflow: subtract the maximum first. Source: Blanchard, Higham, Higham 2021, eq. 1.2
 * (not checked); the trick is folklore.
 */
import { checkLogits } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { log } from '../mathematics/log.ts'

/** The largest entry; unchecked. */
export function maximum(values: ArrayLike<number>): number {
  let largest = -Infinity
  for (let i = 0; i < values.length; i += 1) {
    if ((values[i] as number) > largest) largest = values[i] as number
  }
  return largest
}

/** The same without checks. */
export function logSumExpUnchecked(values: ArrayLike<number>): number {
  const largest = maximum(values)
  let total = 0
  for (let i = 0; i < values.length; i += 1) total += exp((values[i] as number) - largest)
  return largest + log(total)
}

/**
 * @param values - [n], at least 1; -Infinity entries add nothing.
 * @returns log of the sum of exponentials, in nats; between max and max + log n.
 * @throws RangeError if values is empty, holds NaN or Infinity, or has only -Infinity.
 */
export function logSumExp(values: ArrayLike<number>): number {
  checkLogits('values', values)
  return logSumExpUnchecked(values)
}
