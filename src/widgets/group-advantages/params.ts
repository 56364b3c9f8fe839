import { type Spec, choice, list, number } from '../../figure/params.ts'

export const spec = {
  rewards: list({ min: -10, max: 10, step: 0.01, minLength: 1, maxLength: 8, start: [0, 0, 1, 0] }),
  /** The completion whose numbers stand in the formula, from 1; the last where the group is smaller. */
  member: number({ min: 1, max: 8, step: 1, start: 3 }),
  std: choice(['sample', 'population', 'none'], 'sample'),
  epsilon: choice(['0', '1e-8', '1e-6', '1e-4'], '0'),
} satisfies Spec
