import { type Spec, number } from '../../figure/params.ts'

/** One step in probability, on a linear and on a logarithmic ruler. */
export const spec = {
  from: number({ min: 0, max: 1, step: 0.001, start: 0.001 }),
  to: number({ min: 0, max: 1, step: 0.001, start: 0.002 }),
} satisfies Spec

/** Steps worth comparing. The second is always drawn beside the reader's own. */
export const PRESETS = {
  rare: { from: 0.001, to: 0.002 },
  sure: { from: 0.95, to: 0.96 },
  half: { from: 0.25, to: 0.5 },
  zero: { from: 0, to: 0.001 },
} as const
