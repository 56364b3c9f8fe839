import type { InnerEpochsParams } from './model.ts'

/** Cases worth a press; "once" changes the passes alone. */
export const presets = {
  exact: { batch: 'exact', passes: 10, stepSize: 1, clip: 0.2 },
  unlucky: { batch: 'sampled', passes: 100, stepSize: 2, clip: 0.2, batchSize: 8, noise: 0.4, seed: 105 },
  once: { passes: 1 },
} as const satisfies Record<string, Partial<InnerEpochsParams>>
