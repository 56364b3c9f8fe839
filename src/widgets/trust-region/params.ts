import { type Spec, choice, flag, number } from '../../figure/params.ts'

/** Where a policy over three actions may go, by KL and by the clip. */
export const spec = {
  /** The policy all ratios are measured against. */
  old: choice(['even', 'tilted', 'sure'], 'tilted'),
  /** The new policy; B has the rest. Where the two leave B too little, C gives way. */
  probabilityA: number({ min: 0.01, max: 0.98, step: 0.01, start: 0.6 }),
  probabilityC: number({ min: 0.01, max: 0.98, step: 0.01, start: 0.14 }),
  /** δ_KL */
  radius: number({ min: 0.001, max: 0.2, step: 0.001, start: 0.02, scale: 'log' }),
  /** ε */
  clip: number({ min: 0.05, max: 0.9, step: 0.01, start: 0.2 }),
  /** Also drawn: level lines of the surrogate, TRPO's step and the plain gradient's with the same KL. */
  steps: flag(false),
  /** How much of the simplex is shown. */
  view: choice(['near', 'whole'], 'near'),
} satisfies Spec
