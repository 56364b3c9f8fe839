/**
 * Min-p: keep entries with at least p times the largest probability, so the cut follows the model's confidence.
 * Source: Nguyen et al. 2024, arXiv:2407.01082, §3 (not checked).
 */
import { checkDistribution, checkRange } from '../check.ts'
import { maximum } from '../numerics/log-sum-exp.ts'
import { type Truncated, truncate } from './truncate.ts'

/**
 * @param probabilities - [n], sums to 1 within 1e-6.
 * @param p - in [0, 1]: 0 keeps everything possible, 1 only the largest and its ties.
 * @throws RangeError if p is outside [0, 1] or probabilities is not a distribution.
 */
export function minP(probabilities: ArrayLike<number>, p: number): Truncated {
  checkDistribution('probabilities', probabilities)
  checkRange('p', p, 0, 1)
  const threshold = p * maximum(probabilities)
  return truncate(
    probabilities,
    Array.from(probabilities, (probability) => probability > 0 && probability >= threshold),
  )
}
