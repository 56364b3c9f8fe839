import { type Spec, choice, list, number } from '../../figure/params.ts'

const five = (start: readonly number[]) => list({ min: -0.5, max: 1, step: 0.05, minLength: 5, maxLength: 5, start })

/** An episode of five steps: what each pays, what a critic says at each, and how far an advantage looks. */
export const spec = {
  lambda: number({ min: 0, max: 1, step: 0.01, start: 0 }),
  /** V(s_t) */
  values: five([0.2, 0.3, 0.5, 0.7, 0.9]),
  /** r_t */
  rewards: five([0, 0, 0, 0, 1]),
  gamma: number({ min: 0, max: 1, step: 0.01, start: 1 }),
  /** Which of the two lists is dragged. */
  drag: choice(['values', 'rewards'], 'values'),
} satisfies Spec
