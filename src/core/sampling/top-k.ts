/**
 * Top-k: keep the k largest logits. Source: Fan, Lewis, Dauphin 2018, §5 (not checked).
 * Ties with the k-th: "lowest-index" keeps exactly k, as nanochat; "all" keeps every one of them, possibly more than k,
 * as transformers, vLLM and nanoGPT.
 */
import { checkChoice, checkInteger } from '../check.ts'
import { softmax } from '../numerics/softmax.ts'
import { type Truncated, descending, truncate } from './truncate.ts'

export type TopKTies = 'lowest-index' | 'all'

export interface TopKOptions {
  /** An integer of at least 1; at least n keeps everything possible. */
  readonly k: number
  readonly ties: TopKTies
}

/**
 * @param logits - [n], already divided by the temperature; -Infinity marks an impossible entry.
 * @throws RangeError if an option is not legal or logits are empty, NaN, Infinity or all -Infinity.
 */
export function topK(logits: ArrayLike<number>, { k, ties }: TopKOptions): Truncated {
  const probabilities = softmax(logits, 1)
  checkInteger('k', k, 1, 9007199254740991)
  checkChoice('ties', ties, ['lowest-index', 'all'])
  const order = descending(logits)
  const last = logits[order[Math.min(k, order.length) - 1] as number] as number
  const kept = new Array<boolean>(order.length).fill(false)
  order.forEach((index, rank) => {
    const logit = logits[index] as number
    kept[index] = logit > -Infinity && (rank < k || (ties === 'all' && logit === last))
  })
  return truncate(probabilities, kept)
}
