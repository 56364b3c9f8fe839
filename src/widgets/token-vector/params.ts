import { type Spec, number } from '../../figure/params.ts'

/** A vector of logits, a table of strings, and greedy decoding between them. */
export const spec = {
  /** How many greedy tokens the text already has. */
  length: number({ min: 0, max: 3, step: 1, start: 0 }),
  /** The id that is looked up in the table. */
  id: number({ min: 0, max: 6, step: 1, start: 3 }),
} satisfies Spec
