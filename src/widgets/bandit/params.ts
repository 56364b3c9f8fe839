import { type Spec, choice, flag, number, seed } from '../../figure/params.ts'

/** REINFORCE on five actions, one sampled action per step. */
export const spec = {
  /** η */
  stepSize: number({ min: 0.05, max: 10, step: 0.01, start: 0.5, scale: 'log' }),
  baseline: choice(['none', 'ema', 'exact'], 'none'),
  seed: seed(42),
  /** Tries so far. */
  step: number({ min: 0, max: 1000, step: 1, start: 0 }),
  /** Whether the 200 other readers are shown. */
  readers: flag(false),
  /** Whether the logits are shown, with the last push and the update in numbers. */
  logits: flag(false),
  /** Whether the rewards and their averages are shown over the tries. */
  averages: flag(false),
} satisfies Spec
