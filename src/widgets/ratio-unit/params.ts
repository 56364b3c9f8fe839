import { type Spec, choice, list, number, seed } from '../../figure/params.ts'

export const spec = {
  /** Log-ratios typed by hand, one per token, or drawn at random for a long answer. */
  source: choice(['typed', 'drawn'], 'typed'),
  logRatios: list({ min: -3, max: 3, step: 0.01, minLength: 1, maxLength: 8, start: [0.4, -0.1, 0.05, -0.05] }),
  advantage: choice(['positive', 'negative'], 'positive'),
  epsilon: number({ min: 0.05, max: 0.5, step: 0.01, start: 0.2 }),
  /** The largest weight of CISPO; 5 is what TRL's documentation recommends. */
  cap: number({ min: 1.1, max: 10, step: 0.1, start: 5 }),
  gspoBand: choice(['paper', 'same'], 'paper'),
  length: number({ min: 10, max: 1000, step: 10, start: 1000 }),
  spread: number({ min: 0.01, max: 0.5, step: 0.01, start: 0.15 }),
  seed: seed(1),
} satisfies Spec
