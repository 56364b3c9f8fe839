/** TinyLM before any training: it opens with "Hmm", "so" or a digit, and is right more often when it thinks first. */
import type { TinyLmLogits } from './model.ts'

/** Rows start, Hmm, so, 3, 4, 5, !; columns Hmm, so, 3, 4, 5, !, <eos>. */
export const TINYLM_REFERENCE_LOGITS: TinyLmLogits = [
  [1.0, 0.5, 0.8, 0.6, 0.9, -1.5, -3.0],
  [-0.5, 1.2, 0.3, 0.8, 0.3, -1.0, -2.0],
  [-1.0, -2.0, 0.2, 1.5, 0.6, -1.5, -2.0],
  [-0.5, -0.5, -2.0, -1.0, -2.0, -0.5, 2.0],
  [-0.5, -0.5, -2.0, -2.0, -1.0, -0.5, 2.0],
  [-0.5, -0.5, -2.0, -1.0, -2.0, -0.5, 2.0],
  [-2.0, -2.0, -2.0, -2.0, -2.0, 0.5, 1.5],
]
