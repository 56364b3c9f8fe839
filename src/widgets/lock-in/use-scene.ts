import { useMemo, useState } from 'react'
import { useSlices } from '../../run/slices.ts'
import { type Scene, firstRuns, scene } from './model.ts'
import { type LockInParams, type Pair, RUNS, runPair } from './runs.ts'

const NONE: readonly Pair[] = []

/** The scene, its runs as they finish. */
export function useScene(params: LockInParams): Scene {
  const key = [params.stepSize, params.baseline, params.seed].join(' ')
  // The first frame has runs in it, so that the page says something without scripts; a slider under the finger waits for none.
  const [first] = useState(() => ({ key, runs: firstRuns(params) }))
  const pairs = useSlices(key, {
    start: key === first.key ? first.runs : NONE,
    add: (sofar) => [...sofar, runPair(sofar.length, params)],
    isDone: ({ length }) => length >= RUNS,
    slice: 6,
  })
  return useMemo(() => scene(params, pairs), [params, pairs])
}
