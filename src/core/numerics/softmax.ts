/**
 * Softmax with temperature: p_i = exp(z_i/T) / Σ_j exp(z_j/T), the maximum subtracted first, so that logits of ±1000
 * are as good as any. Source: Bridle 1990; temperature: Ackley, Hinton, Sejnowski 1985.
 */
import { checkLogits, checkPositive } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { maximum } from './log-sum-exp.ts'

/** Writes into `probabilities`, unchecked and without allocating: for loops. */
export function softmaxInto(
  logits: ArrayLike<number>,
  temperature: number,
  probabilities: { [index: number]: number },
): void {
  const largest = maximum(logits)
  let total = 0
  for (let i = 0; i < logits.length; i += 1) {
    const weight = exp(((logits[i] as number) - largest) / temperature)
    probabilities[i] = weight
    total += weight
  }
  for (let i = 0; i < logits.length; i += 1)
    (probabilities[i] as number) /= total
}

/**
 * @param logits - [n], at least 1; -Infinity marks an impossible entry.
 * @param temperature - above 0. Near 0 all mass goes to the largest logit, shared between ties; for 0 use greedy.
 * @returns [n] probabilities that sum to 1.
 * @throws RangeError if temperature is not finite and above 0, or logits are empty, NaN, Infinity or all -Infinity.
 */
export function softmax(
  logits: ArrayLike<number>,
  temperature: number,
): number[] {
  checkLogits('logits', logits)
  checkPositive('temperature', temperature)
  const probabilities = new Array<number>(logits.length).fill(0)
  softmaxInto(logits, temperature, probabilities)
  return probabilities
}
