import { type Spec, choice, list, number } from '../../figure/params.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import { LINES } from './lines.ts'

/** The six lines of the policy gradient: how far the reader has come, what is looked at, and the policy it is checked on. */
export const spec = {
  /** The last line that stands. */
  reached: number({ min: 1, max: LINES, step: 1, start: 1 }),
  /** The line whose two sides are drawn, at most `reached`. */
  line: number({ min: 1, max: LINES, step: 1, start: 1 }),
  /** The candidate for the next line that was tried last; drawn in place of the line. */
  tried: choice(['none', 'a', 'b', 'c'], 'none'),
  /** The answer whose logit moves. */
  answer: choice(ACTIONS, 'C'),
  /** [5], θ. */
  logits: list({ min: -4, max: 4, step: 0.1, minLength: 5, maxLength: 5, start: [0, 0, 0, 0, 0] }),
} satisfies Spec
