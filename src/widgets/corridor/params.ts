import { type Spec, choice, flag, number, seed } from '../../figure/params.ts'

/** Episodes in the corridor, and what each of their steps is credited with. */
export const spec = {
  episode: number({ min: 0, max: 400, step: 1, start: 1 }),
  /** η */
  stepSize: number({ min: 0.01, max: 1, step: 0.01, start: 0.05, scale: 'log', digits: 2 }),
  /** What is subtracted from a return: nothing, or P(success) of the policy that walked. */
  baseline: choice(['none', 'expected'], 'none'),
  /** Whether each step costs. */
  cost: flag(false),
  credit: choice(['return', 'to-go'], 'return'),
  seed: seed(161),
} satisfies Spec
