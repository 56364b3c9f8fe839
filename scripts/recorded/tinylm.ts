/** TinyLM rows: group training, the leash, stale rollouts. Each row over seeds 100 to 139 (stale: 100 to 129). */
import {
  type PolicyMeasures,
  TINYLM_REFERENCE_LOGITS,
  type TrainerConfig,
  createMeasure,
  initTraining,
  plainConfig,
  stepTraining,
} from '../../src/core/index.ts'
import { isMain, record, spread } from './record.ts'

export const FIRST = 100
const measure = createMeasure(TINYLM_REFERENCE_LOGITS)
const leash = (beta: number): Partial<TrainerConfig> => ({ beta, klPlacement: 'advantage', klEstimator: 'k1' })
const againstMu = { objective: 'ppo', ratioAgainst: 'behaviour' } as const

export const ROWS: { row: string; changes: Partial<TrainerConfig>; steps: number; runs: number }[] = [
  { row: 'groups, centred only', changes: {}, steps: 150, runs: 40 },
  { row: 'groups, divided by the sample std', changes: { scale: 'sample' }, steps: 150, runs: 40 },
  ...[0, 0.1, 0.3, 1].map((beta) => ({
    row: `hackable reward model, β=${beta}`,
    changes: { reward: 'hackable' as const, ...leash(beta) },
    steps: 400,
    runs: 40,
  })),
  ...[0, 0.05].map((beta) => ({ row: `verifier, β=${beta}`, changes: leash(beta), steps: 400, runs: 40 })),
  ...[0, 4, 16, 64].map((lag) => ({ row: `rollouts ${lag} updates old`, changes: { lag }, steps: 150, runs: 30 })),
  { row: 'rollouts 64 updates old, clipped against μ', changes: { lag: 64, ...againstMu }, steps: 150, runs: 30 },
]

export function train(changes: Partial<TrainerConfig>, steps: number, seed: number): PolicyMeasures {
  const config = { ...plainConfig(seed), ...changes }
  let state = initTraining(TINYLM_REFERENCE_LOGITS, config)
  for (let step = 0; step < steps; step += 1) state = stepTraining(state, TINYLM_REFERENCE_LOGITS, config)
  return measure(state.logits)
}

if (isMain(import.meta.url)) {
  const rows = ROWS.map(({ row, changes, steps, runs }) => {
    const results = Array.from({ length: runs }, (_, i) => train(changes, steps, FIRST + i))
    const over = (key: keyof PolicyMeasures) => spread(results.map((result) => result[key]))
    const { groupSize, stepSize, scale } = { ...plainConfig(FIRST), ...changes }
    return {
      row,
      groupSize,
      stepSize,
      std: scale,
      steps,
      changes,
      accuracy: over('accuracy'),
      hackable: over('hackable'),
      length: over('length'),
      entropy: over('entropy'),
      kl: over('kl'),
      bangs: over('bangs'),
      thinkFirst: over('thinkFirst'),
      perSeed: results.map(({ accuracy }) => Number(accuracy.toPrecision(12))),
    }
  })
  record('tinylm', [FIRST, FIRST + 39], rows)
}
