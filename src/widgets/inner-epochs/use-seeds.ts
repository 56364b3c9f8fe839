import { useSlices } from '../../run/slices.ts'
import { SEEDS, type SeedRun, type SeedSettings, runSeed } from './seeds.ts'

const NONE: readonly SeedRun[] = []

/** The seeds for these settings, as they finish. */
export const useSeeds = ({ batchSize, noise, stepSize, clip }: SeedSettings, active: boolean): readonly SeedRun[] =>
  useSlices(active ? `${batchSize} ${noise} ${stepSize} ${clip}` : null, {
    start: NONE,
    add: (runs) => [...runs, runSeed(runs.length, { batchSize, noise, stepSize, clip })],
    isDone: ({ length }) => length >= SEEDS,
    slice: 6,
  })
