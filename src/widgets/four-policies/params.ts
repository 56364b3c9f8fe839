import { type Spec, number } from '../../figure/params.ts'

/** How many batches are drawn and learned from, one after the other. */
export const BATCHES = 4

/** Four batches of the bandit, with the policies that take part in each step. */
export const spec = {
  /** Gradient steps taken so far. The model holds it inside the run, which is shorter with fewer passes. */
  step: number({ min: 0, max: 6 * BATCHES - 1, step: 1, start: 7 }),
  /** How many batches old the weights are with which the engine writes. */
  lag: number({ min: 0, max: 2, step: 1, start: 0 }),
  /** The engine rounds its logits to multiples of this; 0 leaves them alone. */
  rounding: number({ min: 0, max: 0.5, step: 0.05, start: 0 }),
  /** K */
  passes: number({ min: 1, max: 6, step: 1, start: 4 }),
} satisfies Spec
