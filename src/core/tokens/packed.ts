/**
 * Between a model's typed arrays and the tables of the losses. A transformer keeps the log-probabilities of a batch
 * packed, row after row without padding; the losses take [rows, T] with a mask. One conversion in and one out per step,
 * so that each loss is written once (docs/decisions/one-conversion-a-step.md has the times).
 */
import { checkExactLength, checkInteger, checkLength, checkSameLength } from '../check.ts'

/** Typed arrays and plain ones alike. */
export interface Numbers {
  readonly length: number
  [index: number]: number
}

function checkLengths(values: ArrayLike<number>, lengths: readonly number[]): void {
  checkLength('lengths', lengths, 1)
  lengths.forEach((length, row) => checkInteger(`lengths[${row}]`, length, 0, 4294967295))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  checkExactLength('values', values, total)
}

/**
 * @param values - [Σ lengths], row after row.
 * @param lengths - [rows], tokens of each row, 0 included.
 * @returns [rows, T] each, T the longest row: the values, 0 on padding, and the mask.
 * @throws RangeError if lengths are not such counts or do not add up to the values.
 */
export function unpack(values: ArrayLike<number>, lengths: readonly number[]): { table: number[][]; mask: number[][] } {
  checkLengths(values, lengths)
  const width = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  const table: number[][] = []
  const mask: number[][] = []
  let start = 0
  for (const length of lengths) {
    const row = new Array<number>(width).fill(0)
    const kept = new Array<number>(width).fill(0)
    for (let t = 0; t < length; t += 1) {
      row[t] = values[start + t] as number
      kept[t] = 1
    }
    table.push(row)
    mask.push(kept)
    start += length
  }
  return { table, mask }
}

/**
 * The way back: writes the first lengths[row] entries of each row into `values`, row after row.
 * @param table - [rows, T], for instance a loss's derivatives.
 * @param values - [Σ lengths], overwritten: the coefficients that a backward pass starts from.
 * @throws RangeError if table or values do not fit lengths.
 */
export function packInto(table: readonly (readonly number[])[], lengths: readonly number[], values: Numbers): void {
  checkLengths(values, lengths)
  checkSameLength('table', table, 'lengths', lengths)
  let at = 0
  lengths.forEach((length, row) => {
    const own = table[row] as readonly number[]
    checkLength(`table[${row}]`, own, length)
    for (let t = 0; t < length; t += 1, at += 1) values[at] = own[t] as number
  })
}
