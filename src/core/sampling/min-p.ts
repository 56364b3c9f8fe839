/**
 * Min-p: keep entries with at least p times the largest probability, so the cut follows the model's confidence.
 * Source: Nguyen et al. 2024, arXiv:2407.01082, §3 (not checked).
 */
import { checkRange } from '../check.ts'
import { maximum } from '../numerics/log-sum-exp.ts'
import { softmax } from '../numerics/softmax.ts'
import { type Truncated, truncate } from './truncate.ts'

/**
 * @param logits - [n], already divided by the temperature; -Infinity marks an impossible entry.
 * @param p - in [0, 1]: 0 keeps everything possible, 1 only the largest and its ties.
 * @throws RangeError if p is outside [0, 1] or logits are empty, NaN, Infinity or all -Infinity.
 */
export function minP(logits: ArrayLike<number>, { p }: { p: number }): Truncated {
  const probabilities = softmax(logits, 1)
  checkRange('p', p, 0, 1)
  const threshold = p * maximum(probabilities)
  return truncate(
    probabilities,
    probabilities.map((probability, i) => (logits[i] as number) > -Infinity && probability >= threshold),
  )
}
