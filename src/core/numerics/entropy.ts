/**
 * Entropy H(p) = -Σ p_i log p_i in nats, with 0·log 0 = 0. Source: Shannon 1948, §6.
 * Departs from TRL and verl, whose forms give NaN once a filter has set logits to -Infinity.
 */
import { checkDistribution } from '../check.ts'
import { log } from '../mathematics/log.ts'

/** The same without checks. */
export function entropyUnchecked(probabilities: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i] as number
    if (probability > 0) total -= probability * log(probability)
  }
  return total
}

/**
 * @param probabilities - [n], sums to 1 within 1e-6.
 * @returns nats, from 0 (certain) to log n (uniform).
 * @throws RangeError if probabilities is not a distribution.
 */
export function entropy(probabilities: ArrayLike<number>): number {
  checkDistribution('probabilities', probabilities)
  return entropyUnchecked(probabilities)
}
