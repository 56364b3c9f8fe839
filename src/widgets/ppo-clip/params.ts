import { type Spec, choice, flag, number } from '../../figure/params.ts'

/** One token's ratio and the sign of its advantage against PPO's clip range. */
export const spec = {
  ratio: number({ min: 0, max: 5, step: 0.01, start: 1.35 }),
  advantage: choice(['positive', 'negative', 'zero'], 'positive'),
  clipLow: number({ min: 0.05, max: 0.9, step: 0.01, start: 0.2 }),
  clipHigh: number({ min: 0.05, max: 0.9, step: 0.01, start: 0.2 }),
  asymmetric: flag(false),
  dualClip: flag(false),
  /** How far the axis reaches: near the band, or out to where clipping no longer helps. */
  range: choice(['near', 'far'], 'near'),
} satisfies Spec
