import { type Spec, choice, flag, number, seed } from '../../figure/params.ts'

/** What was recorded for every combination; and the live run, of which `step` batches have been used. */
export const spec = {
  passes: choice(['1', '2', '4', '8', '16'], '4'),
  step: number({ min: 0, max: 40, step: 1, start: 40 }),
  lag: choice(['0', '2', '8'], '0'),
  tuned: flag(false),
  seed: seed(1),
} satisfies Spec

const settings = { lag: '0', tuned: false } as const

/** Where the clip does nothing, costs, saves, costs most; and each rule with a step size of its own. */
export const PRESETS = {
  nothing: { ...settings, passes: '1' },
  costs: { ...settings, passes: '4' },
  saves: { ...settings, passes: '16' },
  stale: { ...settings, passes: '4', lag: '8' },
  tuned: { ...settings, passes: '16', tuned: true },
} as const
