import { useEffect, useState } from 'react'
import { SEEDS, type SeedRun, type SeedSettings, runSeed } from './seeds.ts'

/** Longest stretch of work between two frames. */
const SLICE_MILLISECONDS = 6

const NONE: readonly SeedRun[] = []

/** The seeds for these settings, as they finish; starts anew when a setting changes. */
export function useSeeds({ batchSize, noise, stepSize, clip }: SeedSettings, active: boolean): readonly SeedRun[] {
  const key = `${batchSize} ${noise} ${stepSize} ${clip}`
  const [result, setResult] = useState<{ key: string; runs: readonly SeedRun[] }>({ key, runs: NONE })
  useEffect(() => {
    if (!active) return
    const runs: SeedRun[] = []
    const slice = () => {
      const until = performance.now() + SLICE_MILLISECONDS
      do runs.push(runSeed(runs.length, { batchSize, noise, stepSize, clip }))
      while (runs.length < SEEDS && performance.now() < until)
      setResult({ key, runs: runs.slice() })
      if (runs.length < SEEDS) handle = requestAnimationFrame(slice)
    }
    let handle = requestAnimationFrame(slice)
    return () => cancelAnimationFrame(handle)
  }, [key, batchSize, noise, stepSize, clip, active])
  return result.key === key ? result.runs : NONE
}
