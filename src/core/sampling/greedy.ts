/**
 * Greedy decoding: always the largest logit. Deterministic: no exploration and no policy-gradient estimate, and the
 * greedy completion need not be the most likely one. Ties go to the lowest index.
 */
import { checkLogits } from '../check.ts'

/**
 * @param logits - [n].
 * @returns an index.
 * @throws RangeError if logits are empty, NaN, Infinity or all -Infinity.
 */
export function greedy(logits: ArrayLike<number>): number {
  checkLogits('logits', logits)
  let best = 0
  for (let i = 1; i < logits.length; i += 1) {
    if ((logits[i] as number) > (logits[best] as number)) best = i
  }
  return best
}
