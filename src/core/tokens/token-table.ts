/**
 * The one shape of every loss: [rows, T], one row per completion, one column per token, with a mask of 0 and 1.
 * Where the mask is 0 a table's entry is never read, so padding may hold anything, NaN included.
 */
import { checkFiniteList, checkLength, isFiniteNumber, refuse } from '../check.ts'

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

/** @throws RangeError or TypeError unless mask is rows of one length, all 0 or 1, with at least one row. */
export function checkMask(mask: TokenMask): void {
  checkLength('mask', mask, 1)
  const width = (mask[0] as readonly number[]).length
  mask.forEach((row, i) => {
    checkLength(`mask[${i}]`, row, 0)
    if (row.length !== width) refuse(`mask[${i}].length`, row.length, `${width}, the length of mask[0]`)
    row.forEach((entry, t) => {
      if (entry !== 0 && entry !== 1) refuse(`mask[${i}][${t}]`, entry, '0 or 1')
    })
  })
}

/** @throws RangeError unless table has the shape of mask and is finite wherever mask is 1. The mask is not checked. */
export function checkTable(name: string, table: TokenTable, mask: TokenMask): void {
  checkLength(name, table, 0)
  if (table.length !== mask.length) refuse(`${name}.length`, table.length, `${mask.length}, the rows of mask`)
  table.forEach((row, i) => {
    const maskRow = mask[i] as readonly number[]
    checkLength(`${name}[${i}]`, row, 0)
    if (row.length !== maskRow.length) refuse(`${name}[${i}].length`, row.length, `${maskRow.length}, as mask[${i}]`)
    row.forEach((entry, t) => {
      if (maskRow[t] === 1 && !isFiniteNumber(entry)) refuse(`${name}[${i}][${t}]`, entry, 'a finite number')
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
  if (values.length !== mask.length) refuse('values.length', values.length, `${mask.length}, the rows of mask`)
  checkFiniteList('values', values, 0)
  return fromMask(mask, (row) => values[row] as number)
}
