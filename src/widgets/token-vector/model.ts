import type { Params } from '../../figure/params.ts'
import { greedy } from '../../core/sampling/greedy.ts'
import { TINYLM_PROMPT, TINYLM_VOCABULARY } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { greedyCompletion } from '../../core/tinylm/rollout.ts'
import type { spec } from './params.ts'

export type VectorParams = Params<typeof spec>

export interface Scene {
  readonly prompt: string
  /** The strings appended so far. */
  readonly text: readonly string[]
  readonly vocabulary: readonly string[]
  /** [7], what the network answers to prompt and text: one logit per id. */
  readonly logits: readonly number[]
  /** The id of the largest logit. */
  readonly largest: number
  /** The id the reader looks up. */
  readonly id: number
}

export function scene({ length, id }: VectorParams): Scene {
  const tokens = greedyCompletion(TINYLM_REFERENCE_LOGITS).slice(0, length)
  // Row 0 answers to the prompt alone, row id + 1 to a text that ends with that id.
  const logits = TINYLM_REFERENCE_LOGITS[length === 0 ? 0 : tokens.at(-1)! + 1]!
  return {
    prompt: TINYLM_PROMPT,
    text: tokens.map((token) => TINYLM_VOCABULARY[token]!),
    vocabulary: TINYLM_VOCABULARY,
    logits,
    largest: greedy(logits),
    id,
  }
}

/** A position of the vector and its line of the table. */
export interface Row {
  readonly id: number
  readonly logit: number
  readonly string: string
  readonly isLargest: boolean
}

export const rows = ({ logits, vocabulary, largest }: Scene): readonly Row[] =>
  logits.map((logit, id) => ({ id, logit, string: vocabulary[id]!, isLargest: id === largest }))
