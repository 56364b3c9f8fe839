import { type Spec, number, seed } from '../../figure/params.ts'

/** The home page's run: the five-action bandit with the exact baseline, joined mid-story. */
export const spec = {
  seed: seed(42),
  /** Tries so far. */
  step: number({ min: 0, max: 120, step: 1, start: 20 }),
} satisfies Spec
