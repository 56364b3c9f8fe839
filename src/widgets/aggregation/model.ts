import type { Params } from '../../figure/params.ts'
import { tokenWeights } from '../../core/tokens/aggregate.ts'
import { AVERAGE_MODES, type AverageMode, type spec } from './params.ts'

export type AggregationParams = Params<typeof spec>

const LETTERS = ['A', 'B', 'C', 'D'] as const

export interface Answer {
  readonly letter: string
  readonly length: number
  readonly sign: 1 | -1
  readonly isCut: boolean
  /** Weight of one of its tokens in the loss; 0 where it is masked. */
  readonly weight: number
  /** Sum over its tokens of sign times weight. */
  readonly total: number
  /** The weight of one of its tokens in each mode. */
  readonly weights: Readonly<Record<AverageMode, number>>
}

export interface Scene {
  readonly mode: AverageMode
  readonly answers: readonly Answer[]
  readonly constantLength: number
  readonly emptyRows: AggregationParams['emptyRows']
  /** What the divisors count: answers, as the treatment of masked ones has it, and tokens that are not masked. */
  readonly counted: { readonly answers: number; readonly tokens: number }
  /** The largest weight of the mode chosen: the full height of a bar. */
  readonly maxWeight: number
}

/** All numbers the drawing shows, from the core. */
export function scene({ mode, lengths, signs, cut, constantLength, emptyRows }: AggregationParams): Scene {
  const width = Math.max(...lengths)
  const mask = lengths.map((length, row) =>
    Array.from({ length: width }, (_, t) => (t < length && cut[row] !== 1 ? 1 : 0)),
  )
  const table = (of: AverageMode) =>
    tokenWeights(mask, {
      mode: of,
      emptyRows,
      constantLength: of === 'seq-mean-token-sum-norm' ? constantLength : null,
    })
  const tables = Object.fromEntries(AVERAGE_MODES.map((of) => [of, table(of)])) as Record<AverageMode, number[][]>
  const answers = lengths.map((length, row): Answer => {
    const sign = signs[row] === 1 ? 1 : -1
    return {
      letter: LETTERS[row]!,
      length,
      sign,
      isCut: cut[row] === 1,
      weight: tables[mode][row]![0]!,
      total: sign * tables[mode][row]!.reduce((sum, weight) => sum + weight, 0),
      weights: Object.fromEntries(AVERAGE_MODES.map((of) => [of, tables[of][row]![0]!])) as Answer['weights'],
    }
  })
  const kept = answers.filter(({ isCut }) => !isCut)
  const counted = {
    answers: emptyRows === 'counted' ? answers.length : kept.length,
    tokens: kept.reduce((sum, { length }) => sum + length, 0),
  }
  return {
    mode,
    answers,
    constantLength,
    emptyRows,
    counted,
    maxWeight: Math.max(...answers.map(({ weight }) => weight)),
  }
}

export const rows = ({ answers }: Scene): readonly Answer[] => answers
