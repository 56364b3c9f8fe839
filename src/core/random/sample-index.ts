/**
 * Inverse-CDF sampling in index order: the first index whose cumulative probability exceeds the uniform.
 * One uniform per draw, so the same seed gives the same draws in every figure. Source: Devroye 1986, ch. III.2.
 */
import { checkDistribution, checkRange } from '../check.ts'

/**
 * The same without checks, for loops. Rounding may leave the sum just below 1:
 * the last possible index takes it.
 */
export function sampleIndexUnchecked(
  probabilities: ArrayLike<number>,
  uniform: number,
): number {
  let cumulative = 0
  let last = 0
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i] as number
    cumulative += probability
    if (uniform < cumulative) return i
    if (probability > 0) last = i
  }
  return last
}

/**
 * @param probabilities - [n], sums to 1 within 1e-6.
 * @param uniform - in [0, 1], one draw.
 * @returns an index with positive probability.
 * @throws RangeError if probabilities is not a distribution or uniform is outside [0, 1].
 */
export function sampleIndex(
  probabilities: ArrayLike<number>,
  uniform: number,
): number {
  checkDistribution('probabilities', probabilities)
  checkRange('uniform', uniform, 0, 1)
  return sampleIndexUnchecked(probabilities, uniform)
}
