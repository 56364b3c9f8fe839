import { type Spec, choice, flag, number, seed } from '../../figure/params.ts'

/** Temperature, then a sampler, on TinyLM's first token. */
export const spec = {
  temperature: number({ min: 0.1, max: 5, step: 0.01, start: 0.7, scale: 'log' }),
  sampler: choice(['full', 'top-k', 'top-p', 'greedy'], 'top-p'),
  topK: number({ min: 1, max: 10, step: 1, start: 3 }),
  topP: number({ min: 0.05, max: 1, step: 0.01, start: 0.8 }),
  /** Gives "5" the logit of "Hmm", the largest one. */
  tie: flag(false),
  draws: number({ min: 0, max: 10000, step: 1, start: 0 }),
  seed: seed(42),
} satisfies Spec
