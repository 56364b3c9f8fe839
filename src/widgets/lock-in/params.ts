import { type Spec, choice, number, seed } from '../../figure/params.ts'

/** Two hundred runs at one step size, with the reward alone and with a baseline. */
export const spec = {
  /** η */
  stepSize: number({ min: 0.1, max: 10, step: 0.01, start: 5, scale: 'log' }),
  /** What the second picture subtracts: J exactly, or the running average of the rewards. */
  baseline: choice(['exact', 'ema'], 'exact'),
  /** Runs have the seeds 200 times this number and the 199 after it: 1000 to 1199 at the start. */
  seed: seed(5),
} satisfies Spec
