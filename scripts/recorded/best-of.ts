/** Best-of-8 then fine-tuning on TinyLM: 8 kept per round, 10 inner steps, η = 1, ties at random. Seeds 900 to 929. */
import { TINYLM_REFERENCE_LOGITS, createMeasure, stepBestOf } from '../../src/core/index.ts'
import type { BestOfState, PolicyMeasures } from '../../src/core/index.ts'
import { isMain, record, spread } from './record.ts'

export const FIRST = 900
export const RUNS = 30
export const ROUNDS = [1, 3, 10]
const measure = createMeasure(TINYLM_REFERENCE_LOGITS)

/** Exact measures after rounds 1, 3 and 10. */
export function train(reward: 'verifier' | 'hackable', seed: number): PolicyMeasures[] {
  let state: BestOfState = { round: 0, logits: TINYLM_REFERENCE_LOGITS, randomState: seed, groups: [] }
  const measures: PolicyMeasures[] = []
  for (let round = 1; round <= 10; round += 1) {
    state = stepBestOf(state, { reward, groupSize: 8, kept: 8, innerSteps: 10, stepSize: 1 })
    if (ROUNDS.includes(round)) measures.push(measure(state.logits))
  }
  return measures
}

const measures = (run: PolicyMeasures[], k: number): PolicyMeasures => run[k] as PolicyMeasures

if (isMain(import.meta.url)) {
  const runs = (['verifier', 'hackable'] as const).map((reward) => ({
    reward,
    seeds: Array.from({ length: RUNS }, (_, i) => train(reward, FIRST + i)),
  }))
  const rows = runs.flatMap(({ reward, seeds }) =>
    ROUNDS.map((rounds, k) => ({
      row: `best-of-8, ${reward}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`,
      reward,
      rounds,
      groupSize: 8,
      kept: 8,
      innerSteps: 10,
      stepSize: 1,
      accuracy: spread(seeds.map((run) => measures(run, k).accuracy)),
      hackable: spread(seeds.map((run) => measures(run, k).hackable)),
      entropy: spread(seeds.map((run) => measures(run, k).entropy)),
      kl: spread(seeds.map((run) => measures(run, k).kl)),
      perSeed: seeds.map((run) => Number(measures(run, k).accuracy.toPrecision(12))),
    })),
  )
  // In how many runs each measure is lower after 10 rounds than after 3.
  const falls = runs.map(({ reward, seeds }) => {
    const lower = (of: 'accuracy' | 'hackable' | 'entropy') =>
      seeds.filter((run) => measures(run, 2)[of] < measures(run, 1)[of]).length
    return {
      row: `best-of-8, ${reward}, runs lower after 10 rounds than after 3`,
      runs: RUNS,
      accuracyLower: lower('accuracy'),
      hackableLower: lower('hackable'),
      entropyLower: lower('entropy'),
    }
  })
  record('best-of', [FIRST, FIRST + RUNS - 1], [...rows, ...falls])
}
