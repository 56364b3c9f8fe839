import { type Spec, choice, list, number } from '../../figure/params.ts'
import { AGGREGATION_MODES, type AggregationMode } from '../../core/tokens/aggregate.ts'

/** The averages. "token-sum" divides by nothing, so its bars have no common scale with theirs. */
export type AverageMode = Exclude<AggregationMode, 'token-sum'>
export const AVERAGE_MODES = AGGREGATION_MODES.filter((mode): mode is AverageMode => mode !== 'token-sum')

/** One entry per answer; where `signs` or `cut` is shorter than `lengths`, the rest is wrong and whole. */
export const spec = {
  mode: choice(AVERAGE_MODES, 'seq-mean-token-mean'),
  lengths: list({ min: 1, max: 16, step: 1, minLength: 2, maxLength: 4, start: [2, 2, 8] }),
  /** 1 right, -1 wrong. */
  signs: list({ min: -1, max: 1, step: 2, minLength: 2, maxLength: 4, start: [1, -1, -1] }),
  /** 1 where the answer ran into the length cap and is masked. */
  cut: list({ min: 0, max: 1, step: 1, minLength: 2, maxLength: 4, start: [0, 0, 0] }),
  constantLength: number({ min: 1, max: 32, step: 1, start: 16 }),
  emptyRows: choice(['excluded', 'counted'], 'excluded'),
} satisfies Spec
