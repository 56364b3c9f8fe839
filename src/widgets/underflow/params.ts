import { type Spec, choice, number } from '../../figure/params.ts'

/** A text under a model that finds every token of its vocabulary equally likely. */
export const spec = {
  /** Tokens multiplied so far. */
  length: number({ min: 1, max: 120, step: 1, start: 9 }),
  vocabulary: number({ min: 1000, max: 256000, step: 1000, start: 32000, scale: 'log' }),
  precision: choice(['double', 'single'], 'double'),
} satisfies Spec
