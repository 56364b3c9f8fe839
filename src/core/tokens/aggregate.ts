/**
 * From per-token losses to one number. All five conventions are weighted sums, so one table of token weights says it
 * all: loss = Σ w·ℓ, and the gradient of the whole is w times the gradient of each token.
 * Source: the names of verl, core_algos.py, agg_loss; GRPO averages as "seq-mean-token-mean" (arXiv:2402.03300, eq. 3),
 * DAPO as "token-mean" (arXiv:2503.14476, eq. 8), Dr. GRPO as "seq-mean-token-sum-norm" (arXiv:2503.20783). "token-sum" divides by nothing: verl's name for the plain
 * sum, whose step grows with the batch.
 */
import { checkChoice, checkPositive, refuse } from '../check.ts'
import {
  type TokenLoss,
  type TokenMask,
  type TokenTable,
  at,
  checkMask,
  checkTable,
  countTokens,
  fromMask,
} from './token-table.ts'

export type AggregationMode =
  | 'token-mean'
  | 'seq-mean-token-mean'
  | 'seq-mean-token-sum'
  | 'seq-mean-token-sum-norm'
  | 'token-sum'

export const AGGREGATION_MODES: readonly AggregationMode[] = [
  'token-mean',
  'seq-mean-token-mean',
  'seq-mean-token-sum',
  'seq-mean-token-sum-norm',
  'token-sum',
]

export interface Aggregation {
  /** What a token's loss is divided by: all tokens; its row's tokens and the rows; the rows; the rows and a constant; 1. */
  readonly mode: AggregationMode
  /** A row without a token: "excluded" from the number of rows (OpenRLHF), or "counted" as a 0 (TRL, verl; read 2026-08). */
  readonly emptyRows: 'excluded' | 'counted'
  /** L_max for "seq-mean-token-sum-norm", above 0, tokens; null otherwise. */
  readonly constantLength: number | null
}

/** @throws RangeError if a field is outside what Aggregation allows. */
export function checkAggregation({
  mode,
  emptyRows,
  constantLength,
}: Aggregation): void {
  checkChoice('mode', mode, AGGREGATION_MODES)
  checkChoice('emptyRows', emptyRows, ['excluded', 'counted'])
  const when = { name: 'mode', value: mode }
  if (mode === 'seq-mean-token-sum-norm') {
    if (constantLength === null)
      refuse('constantLength', null, { kind: 'above', limit: 0, when })
    checkPositive('constantLength', constantLength)
  } else if (constantLength !== null) {
    refuse('constantLength', constantLength, { kind: 'null', when })
  }
}

/**
 * @param mask - [rows, T].
 * @returns [rows, T], the weight of each token's loss; all 0 when the mask is.
 * @throws RangeError if mask or aggregation is not of that form.
 */
export function tokenWeights(
  mask: TokenMask,
  aggregation: Aggregation,
): number[][] {
  checkMask(mask)
  checkAggregation(aggregation)
  const { mode, emptyRows, constantLength } = aggregation
  const lengths = mask.map(countTokens)
  const tokens = lengths.reduce((total, length) => total + length, 0)
  const filled = lengths.filter((length) => length > 0)
  const rows = emptyRows === 'counted' ? mask.length : filled.length
  return fromMask(mask, (row) => {
    if (mode === 'token-sum') return 1
    if (mode === 'token-mean') return 1 / tokens
    if (mode === 'seq-mean-token-mean') return 1 / (lengths[row]! * rows)
    return 1 / (rows * (constantLength ?? 1))
  })
}

/**
 * @param losses - [rows, T], per-token losses (or any per-token number).
 * @param mask - [rows, T].
 * @returns Σ weight·loss; 0 if nothing is kept.
 * @throws RangeError if an argument is not of that form.
 */
export function aggregate(
  losses: TokenTable,
  mask: TokenMask,
  aggregation: Aggregation,
): number {
  const weights = tokenWeights(mask, aggregation)
  checkTable('losses', losses, mask)
  return weightedSum(weights, losses, mask)
}

/** What each token adds to a loss before its weight, and that term's slope. */
export interface TokenTerm {
  readonly value: number
  readonly derivative: number
}

/** Σ weight·value, and weight·derivative per token, [rows, T]. Unchecked. */
export function weightedTerms(
  weights: TokenTable,
  mask: TokenMask,
  term: (row: number, t: number) => TokenTerm,
): TokenLoss {
  let loss = 0
  const derivatives = fromMask(mask, (row, t) => {
    const { value, derivative } = term(row, t)
    const weight = at(weights, row, t)
    loss += weight * value
    return weight * derivative
  })
  return { loss, derivatives }
}

/** Σ weight·value over the kept tokens, in reading order. Unchecked. */
export function weightedSum(
  weights: TokenTable,
  values: TokenTable,
  mask: TokenMask,
): number {
  let total = 0
  mask.forEach((maskRow, row) => {
    maskRow.forEach((kept, t) => {
      if (kept === 1) total += at(weights, row, t) * at(values, row, t)
    })
  })
  return total
}
