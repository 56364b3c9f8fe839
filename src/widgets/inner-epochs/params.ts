import { type Params, type Spec, choice, number, seed } from '../../figure/params.ts'

/** Many passes over one batch of the bandit, with and without the clip. */
export const spec = {
  /** One batch without sampling noise, one sampled batch, or one sampled batch for each of 200 seeds. */
  batch: choice(['exact', 'sampled', 'seeds'], 'sampled'),
  /** K */
  passes: number({ min: 1, max: 100, step: 1, start: 1 }),
  /** η */
  stepSize: number({ min: 0.1, max: 10, step: 0.01, start: 2, scale: 'log' }),
  /** ε */
  clip: number({ min: 0.05, max: 0.9, step: 0.01, start: 0.2 }),
  /** Samples in a sampled batch. */
  batchSize: number({ min: 2, max: 64, step: 1, start: 8 }),
  /** Each sampled reward is off by up to this much. */
  noise: number({ min: 0, max: 1, step: 0.05, start: 0.4 }),
  seed: seed(105),
} satisfies Spec

/** Cases worth a press. */
export const PRESETS = {
  unlucky: { batch: 'sampled', passes: 100, stepSize: 2, clip: 0.2, batchSize: 8, noise: 0.4, seed: 105 },
  exact: { batch: 'exact', passes: 10, stepSize: 1, clip: 0.2 },
  seeds: { batch: 'seeds', passes: 100, stepSize: 2, clip: 0.2, batchSize: 8, noise: 0.4 },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
