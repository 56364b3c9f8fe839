/**
 * The one shape of every loss: [rows, T], one row per completion, one column per token, with a mask of 0 and 1.
 * Where the mask is 0 a table's entry is never read, so padding may hold anything, NaN included.
 */
import { checkBits, checkFiniteList, checkLength, checkSameLength, isFiniteNumber, refuse } from '../check.ts'

/** [rows, T]. */
export type TokenTable = readonly (readonly number[])[]
/** [rows, T] of 0 and 1: 1 for a token the policy chose and is trained on; 0 for padding, prompt and tool tokens. */
export type TokenMask = readonly (readonly number[])[]

/** A loss, to be minimised, with its slope in each token's log-probability: tokens/chain-rule.ts makes a gradient of it. */
export interface TokenLoss {
  readonly loss: number
  /** [rows, T], dLoss/dlogProb; 0 where the mask is 0. */
  readonly derivatives: number[][]
}

/** @throws RangeError unless mask is rows of one length, all 0 or 1, with at least one row. */
export function checkMask(mask: TokenMask): void {
  checkLength('mask', mask, 1)
  const first = mask[0] as readonly number[]
  mask.forEach((row, i) => {
    checkSameLength(`mask[${i}]`, row, 'mask[0]', first)
    checkBits(`mask[${i}]`, row)
  })
}

/** @throws RangeError unless table has the shape of mask and is finite wherever mask is 1. The mask is not checked. */
export function checkTable(name: string, table: TokenTable, mask: TokenMask): void {
  checkSameLength(name, table, 'mask', mask)
  table.forEach((row, i) => {
    const maskRow = mask[i] as readonly number[]
    checkSameLength(`${name}[${i}]`, row, `mask[${i}]`, maskRow)
    row.forEach((entry, t) => {
      if (maskRow[t] === 1 && !isFiniteNumber(entry)) refuse(`${name}[${i}][${t}]`, entry, { kind: 'finite' })
    })
  })
}

/** checkTable for each of several tables, by their names; what is null is left out. */
export function checkTables(tables: Readonly<Record<string, TokenTable | null>>, mask: TokenMask): void {
  for (const [name, table] of Object.entries(tables)) if (table !== null) checkTable(name, table, mask)
}

/** A table of the mask's shape: of(row, t) where the mask is 1, else 0. Unchecked. */
export function fromMask(mask: TokenMask, of: (row: number, t: number) => number): number[][] {
  return mask.map((maskRow, row) => maskRow.map((kept, t) => (kept === 1 ? of(row, t) : 0)))
}

/** The entry of a table at [row, t]. Unchecked. */
export function at(table: TokenTable, row: number, t: number): number {
  return (table[row] as readonly number[])[t] as number
}

/** How many tokens a row of the mask keeps. */
export function countTokens(maskRow: readonly number[]): number {
  let count = 0
  for (const kept of maskRow) count += kept
  return count
}

/**
 * One number per row, given to every token of it: how a sequence-level advantage meets a token-level loss.
 * @param values - [rows], finite.
 * @throws RangeError if values and mask differ in rows, or a value is not finite.
 */
export function broadcastRows(values: readonly number[], mask: TokenMask): number[][] {
  checkMask(mask)
  checkSameLength('values', values, 'mask', mask)
  checkFiniteList('values', values, 0)
  return fromMask(mask, (row) => values[row] as number)
}
