import { useMemo } from 'react'
import { useSlices } from '../../run/slices.ts'
import { type Scene, scene } from './model.ts'
import type { InnerEpochsParams } from './runs.ts'
import { SEEDS, type SeedRun, runSeed } from './seeds.ts'

const NONE: readonly SeedRun[] = []

/** The scene, its seeds as they finish. */
export function useScene(params: InnerEpochsParams): Scene {
  const { batch, batchSize, noise, stepSize, clip } = params
  const runs = useSlices(batch === 'seeds' ? [batchSize, noise, stepSize, clip].join(' ') : null, {
    start: NONE,
    add: (sofar) => [...sofar, runSeed(sofar.length, params)],
    isDone: ({ length }) => length >= SEEDS,
    slice: 6,
  })
  return useMemo(() => scene(params, runs), [params, runs])
}
