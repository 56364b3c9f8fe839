import { type Spec, choice, list, number } from '../../figure/params.ts'

/** The stations of the walk, in order. */
export const SCENES = ['line', 'exp', 'projection', 'sum', 'divide'] as const

/** What might follow “The tea is”. */
export const TOKENS = ['hot', 'good', 'icy', 'gone', 'loud'] as const

/** Five logits on their way to probabilities. */
export const spec = {
  scene: choice(SCENES, 'divide'),
  logits: list({ min: -1000, max: 1000, step: 0.1, minLength: 5, maxLength: 5, start: [2, 1, 0.5, 0, -1] }),
  /** The token in the formula: the one moved last. */
  token: choice(TOKENS, 'hot'),
  /** A constant added to every logit. */
  shift: number({ min: -1000, max: 1000, step: 1, start: 0 }),
  /** Divides every score before it is lifted. 1, which changes nothing, is the middle of its slider. */
  temperature: number({ min: 0.25, max: 4, step: 0.01, start: 1, scale: 'log', digits: 2 }),
} satisfies Spec

/** What all five scores may be moved by: no sums, so that "+100" is 100 whatever was added before. */
export const CONSTANTS = [0, -3, 3, 100] as const

/** Five scores each that show one edge of softmax. The last keeps the gaps of the start: the same policy, three lower. */
export const PRESETS = {
  equal: { logits: [1, 1, 1, 1, 1], shift: 0 },
  huge: { logits: [12, 1, 0.5, 0, -1], shift: 0 },
  extreme: { logits: [1000, 999, 0, -999, -1000], shift: 0 },
  negative: { logits: [-1, -2, -2.5, -3, -4], shift: 0 },
} as const
