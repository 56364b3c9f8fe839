/**
 * Top-p (nucleus): keep the smallest set of most likely entries whose mass reaches p. Source: Holtzman et al. 2019,
 * arXiv:1904.09751, §3.1. The entry that crosses p is kept; on exact equality no further one is (as transformers and
 * vLLM; Llama's own sampler keeps one more). Sums are compared with a slack of 1e-12, so that .6 + .3 reaches .9.
 */
import { checkPositiveUpTo } from '../check.ts'
import { softmax } from '../numerics/softmax.ts'
import { type Truncated, descending, truncate } from './truncate.ts'

const SLACK = 1e-12

/**
 * @param logits - [n], already divided by the temperature; -Infinity marks an impossible entry.
 * @param p - in (0, 1]. Below the largest probability it keeps one entry; 1 keeps everything possible.
 * @throws RangeError if p is outside (0, 1] or logits are empty, NaN, Infinity or all -Infinity.
 */
export function topP(logits: ArrayLike<number>, { p }: { p: number }): Truncated {
  const probabilities = softmax(logits, 1)
  checkPositiveUpTo('p', p, 1)
  const kept = new Array<boolean>(probabilities.length).fill(false)
  let mass = 0
  for (const index of descending(logits)) {
    if (logits[index] === -Infinity || (p < 1 && mass >= p - SLACK && mass > 0)) break
    kept[index] = true
    mass += probabilities[index] as number
  }
  return truncate(probabilities, kept)
}
