/**
 * The sampler as a whole, in the order of transformers: temperature, top-k, top-p on what top-k left (renormalised),
 * min-p on what top-p left. The result is the behaviour policy; training must score tokens at the same temperature.
 */
import { maximum } from '../numerics/log-sum-exp.ts'
import { softmax } from '../numerics/softmax.ts'
import { minP } from './min-p.ts'
import { topK } from './top-k.ts'
import { topP } from './top-p.ts'
import { type Truncated, dropped, truncate } from './truncate.ts'

export interface SamplingOptions {
  /** Above 0; 1 leaves the policy as it is. */
  readonly temperature: number
  /** An integer of at least 1; the vocabulary size or more switches it off. */
  readonly topK: number
  /** In (0, 1]; 1 switches it off. */
  readonly topP: number
  /** In [0, 1]; 0 switches it off. */
  readonly minP: number
}

export interface Sampled extends Truncated {
  /** [n], the full distribution after temperature, before truncation. */
  readonly tempered: number[]
}

/**
 * @param logits - [n], at least 1.
 * @returns the truncated distribution, its kept mass (a share of `tempered`),
 * and what was kept.
 * @throws RangeError if an option is outside its range or logits are empty,
 * NaN, Infinity or all -Infinity.
 */
export function samplingPipeline(
  logits: ArrayLike<number>,
  options: SamplingOptions,
): Sampled {
  const tempered = softmax(logits, options.temperature)
  const largest = maximum(logits)
  const all = Array.from(logits, (logit) =>
    scaled(logit, largest, options.temperature),
  )
  const afterK = dropped(
    all,
    topK(all, { k: options.topK, ties: 'lowest-index' }).kept,
  )
  const afterP = dropped(afterK, topP(afterK, { p: options.topP }).kept)
  const { kept } = minP(afterP, { p: options.minP })
  return { ...truncate(tempered, kept), tempered }
}

/** The tempered logit below the largest. It stays finite if the logit is: at any temperature what is possible stays so. */
function scaled(logit: number, largest: number, temperature: number): number {
  return logit === -Infinity
    ? -Infinity
    : Math.max((logit - largest) / temperature, -1e300)
}
