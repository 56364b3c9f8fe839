import { type Spec, choice, flag, seed } from '../../figure/params.ts'

/** Fifty estimates of one gradient: how many tries each averages, and what its rewards are compared with. */
export const spec = {
  /** n, a power of two: each value halves the variance of the one before. */
  tries: choice(['1', '2', '4', '8', '16', '32', '64'], '1'),
  /** Whether the expected reward is subtracted from every reward. */
  compare: flag(false),
  /** The answer whose push is drawn upwards; the push on C goes to the right. */
  upwards: choice(['A', 'B', 'D', 'E'], 'A'),
  /** What the five answers pay: the game’s amounts, these with the sign turned, 1 for C alone, or the same for all. */
  rewards: choice(['game', 'turned', 'onlyC', 'equal'], 'game'),
  /** Lesson 6: the angle to the true gradient, and the amounts to choose from. */
  lab: flag(false),
  seed: seed(5),
} satisfies Spec
