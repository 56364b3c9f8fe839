/**
 * Top-k: keep the k most likely entries. Source: Fan, Lewis, Dauphin 2018, §5 (not checked).
 * Exactly k are kept, ties going to the lowest index, as in nanochat; transformers, vLLM and nanoGPT keep every entry
 * that ties with the k-th, possibly more than k (ties: "all").
 */
import { checkChoice, checkDistribution, checkInteger } from '../check.ts'
import { type Truncated, descending, truncate } from './truncate.ts'

export type TopKTies = 'lowest-index' | 'all'

/** Top-k with the tie rule as an argument. Arguments and errors as topK. */
export function topKWithTies(probabilities: ArrayLike<number>, k: number, ties: TopKTies): Truncated {
  checkDistribution('probabilities', probabilities)
  checkInteger('k', k, 1, 9007199254740991)
  checkChoice('ties', ties, ['lowest-index', 'all'])
  const order = descending(probabilities)
  const last = probabilities[order[Math.min(k, order.length) - 1] as number] as number
  const kept = new Array<boolean>(order.length).fill(false)
  order.forEach((index, rank) => {
    const mass = probabilities[index] as number
    kept[index] = mass > 0 && (rank < k || (ties === 'all' && mass === last))
  })
  return truncate(probabilities, kept)
}

/**
 * @param probabilities - [n], sums to 1 within 1e-6.
 * @param k - an integer of at least 1; at least n keeps everything possible.
 * @throws RangeError if k is not such an integer or probabilities is not a distribution.
 */
export function topK(probabilities: ArrayLike<number>, k: number): Truncated {
  return topKWithTies(probabilities, k, 'lowest-index')
}
