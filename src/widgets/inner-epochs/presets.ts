import { sameValue } from '../../figure/params.ts'
import type { InnerEpochsParams } from './model.ts'

/** Cases worth a press; "once" changes the passes alone. */
export const presets = {
  exact: { batch: 'exact', passes: 10, stepSize: 1, clip: 0.2 },
  unlucky: { batch: 'sampled', passes: 100, stepSize: 2, clip: 0.2, batchSize: 8, noise: 0.4, seed: 105 },
  once: { passes: 1 },
} as const satisfies Record<string, Partial<InnerEpochsParams>>
export type Preset = keyof typeof presets
export const PRESETS = Object.keys(presets) as readonly Preset[]

/** Whether the figure shows this case now. */
export const isShown = (preset: Preset, params: InnerEpochsParams): boolean =>
  Object.entries(presets[preset]).every(([name, value]) => sameValue(params[name as keyof InnerEpochsParams], value))
