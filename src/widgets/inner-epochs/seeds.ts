/**
 * The same figure with 200 other batches. The result depends on the settings alone; seeds run in slices, so that no frame
 * waits for all of them, and each keeps its J after every number of passes, so that the slider moves freely.
 */
import { type InnerEpochsParams, START_REWARD, bothRuns, drawBatch } from './runs.ts'

export const SEEDS = 200
/** Seeds 1 to 200: the unlucky 105 is one of them. */
export const FIRST_SEED = 1

type SeedSettings = Pick<InnerEpochsParams, 'batchSize' | 'noise' | 'stepSize' | 'clip'>

/** [101] each: J after 0, 1, ... 100 passes. */
export interface SeedRun {
  readonly clipped: Float64Array
  readonly free: Float64Array
}

export function runSeed(index: number, { batchSize, noise, stepSize, clip }: SeedSettings): SeedRun {
  const { clipped, free } = bothRuns(drawBatch({ batchSize, noise, seed: FIRST_SEED + index }), { stepSize, clip })
  const rewards = (run: typeof clipped) => Float64Array.from(run, (pass) => pass.expectedReward)
  return { clipped: rewards(clipped), free: rewards(free) }
}

export interface Summary {
  /** [done] */
  readonly values: readonly number[]
  readonly mean: number
  readonly lowest: number
  /** How many ended below the J they started with. */
  readonly below: number
}

export interface SeedScene {
  readonly done: number
  readonly passes: number
  readonly batchSize: number
  readonly clipped: Summary
  readonly free: Summary
  /** How many seeds end higher with the clip, and how many lower. */
  readonly clipWins: number
  readonly clipLoses: number
  /** The seed of the figure and where it ended, if it is one of these and done. */
  readonly own: { readonly seed: number; readonly clipped: number; readonly free: number } | null
}

/** Two ends closer than this are the same. */
const SAME = 1e-9

function summary(values: readonly number[]): Summary {
  return {
    values,
    mean: values.length === 0 ? START_REWARD : values.reduce((sum, value) => sum + value, 0) / values.length,
    lowest: Math.min(START_REWARD, ...values),
    below: values.filter((value) => value < START_REWARD - SAME).length,
  }
}

/** All numbers of the seeds drawing. */
export function seedScene(runs: readonly SeedRun[], { passes, batchSize, seed }: InnerEpochsParams): SeedScene {
  const clipped = runs.map((run) => run.clipped[passes]!)
  const free = runs.map((run) => run.free[passes]!)
  const own = seed - FIRST_SEED
  return {
    done: runs.length,
    passes,
    batchSize,
    clipped: summary(clipped),
    free: summary(free),
    clipWins: clipped.filter((value, i) => value > free[i]! + SAME).length,
    clipLoses: clipped.filter((value, i) => value < free[i]! - SAME).length,
    own: own >= 0 && own < runs.length ? { seed, clipped: clipped[own]!, free: free[own]! } : null,
  }
}
