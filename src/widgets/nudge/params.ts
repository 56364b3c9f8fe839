import { type Spec, choice, number } from '../../figure/params.ts'

/** One logit pushed by hand, and what becomes of the other four. */
export const spec = {
  token: choice(['hot', 'good', 'icy', 'gone', 'loud'], 'good'),
  push: number({ min: -4, max: 4, step: 0.1, start: 1, signed: true }),
  /** Where it starts: the five scores of the walk, or the chosen token at probability .999. */
  from: choice(['walk', 'sure'], 'walk'),
} satisfies Spec
