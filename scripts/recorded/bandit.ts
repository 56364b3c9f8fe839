/** Bandit rows: the share of runs locked on a wrong action, and how fast the best action wins. Seeds 1000 to 2999. */
import { BANDIT_REWARDS, type BanditBaseline, lockedShare, stepsUntilBest } from '../../src/core/index.ts'
import { isMain, record, spread } from './record.ts'

export const FIRST = 1000
export const RUNS = 2000
export const STEPS = 500

export function locked(stepSize: number, baseline: BanditBaseline, runs: number): number {
  return lockedShare({
    rewards: BANDIT_REWARDS,
    stepSize,
    baseline,
    runs,
    steps: STEPS,
    firstSeed: FIRST,
    threshold: 0.9,
  })
}
export function stepsToWin(stepSize: number, seed: number): number {
  const config = { rewards: BANDIT_REWARDS, stepSize, baseline: 'none', seed } as const
  return stepsUntilBest(config, { steps: 2000, threshold: 0.9 }) ?? Infinity
}

if (isMain(import.meta.url)) {
  const lockRows = (['none', 'ema', 'exact', 'optimal'] as const).flatMap((baseline) =>
    [0.5, 1, 2, 5, 10].map((stepSize) => ({
      row: 'locked share',
      baseline,
      stepSize,
      steps: STEPS,
      runs: RUNS,
      share: locked(stepSize, baseline, RUNS),
    })),
  )
  const stepRows = [0.1, 0.5, 1, 2].map((stepSize) => ({
    row: 'steps until the best action exceeds .9',
    baseline: 'none',
    stepSize,
    ...spread(Array.from({ length: RUNS }, (_, i) => stepsToWin(stepSize, FIRST + i))),
  }))
  record('bandit', [FIRST, FIRST + RUNS - 1], [...lockRows, ...stepRows])
}
