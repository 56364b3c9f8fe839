import { type Spec, choice, number, seed } from '../../figure/params.ts'

/** The home page's run: the first lesson's game and rule, joined mid-story. The names are the bandit's, so that a run goes along. */
export const spec = {
  /** What a reward is compared with: nothing, or the exact average of the present policy. */
  baseline: choice(['none', 'exact'], 'none'),
  seed: seed(42),
  /** Tries so far. */
  step: number({ min: 0, max: 120, step: 1, start: 14 }),
} satisfies Spec
