/** Corridor rows: exact P(success) after 20 and 100 episodes, η = .05, no baseline. Seeds 500 to 799. */
import { corridorSuccess, initCorridor, softmax, stepCorridor } from '../../src/core/index.ts'
import { isMain, record, spread } from './record.ts'

export const FIRST = 500
export const RUNS = 300

export function success(episodes: number, seed: number): number {
  const config = { stepSize: 0.05, baseline: 0, stepCost: 0, credit: 'return', seed } as const
  let state = initCorridor(config)
  for (let episode = 0; episode < episodes; episode += 1) state = stepCorridor(state, config)
  return corridorSuccess(softmax(state.logits, 1))
}

if (isMain(import.meta.url)) {
  const rows = [0, 20, 100].map((episodes) => ({
    row: `P(success) after ${episodes} episodes`,
    episodes,
    stepSize: 0.05,
    baseline: 0,
    success: spread(Array.from({ length: RUNS }, (_, i) => success(episodes, FIRST + i))),
  }))
  record('corridor', [FIRST, FIRST + RUNS - 1], rows)
}
