import type { Params } from '../../figure/params.ts'
import { noSignalProbability } from '../../core/advantages/signal.ts'
import { pow } from '../../core/mathematics/pow.ts'
import type { spec } from './params.ts'

export type NoSignalParams = Params<typeof spec>

/** How many groups the picture draws. */
export const GROUPS = 100

export interface Split {
  readonly p: number
  readonly allWrong: number
  readonly allRight: number
  /** allWrong + allRight. */
  readonly noSignal: number
}

export interface Scene extends Split {
  readonly groupSize: number
  /** Of GROUPS groups, as whole squares; they add up to GROUPS. */
  readonly squares: { readonly useful: number; readonly allRight: number; readonly allWrong: number }
  /** Groups that dynamic sampling draws on average for one useful group; Infinity when none is. */
  readonly drawsPerUseful: number
  /** The split along the whole axis. */
  readonly curve: readonly Split[]
}

const split = (p: number, groupSize: number): Split => ({
  p,
  allWrong: pow(1 - p, groupSize),
  allRight: pow(p, groupSize),
  noSignal: noSignalProbability(p, groupSize),
})

export function scene({ p, groupSize }: NoSignalParams): Scene {
  const now = split(p, groupSize)
  const allRight = Math.round(GROUPS * now.allRight)
  const allWrong = Math.round(GROUPS * now.allWrong)
  return {
    ...now,
    groupSize,
    squares: { useful: GROUPS - allRight - allWrong, allRight, allWrong },
    // The mean of a geometric distribution; 1 - 1 is exactly 0 at both ends.
    drawsPerUseful: 1 / (1 - now.noSignal),
    curve: Array.from({ length: 101 }, (_, k) => split(k / 100, groupSize)),
  }
}

/** Along p, closer at the ends, where it bends. */
export const rows = ({ curve }: Scene): readonly Split[] =>
  curve.filter((_, k) => k % 10 === 0 || k === 1 || k === 5 || k === 95 || k === 99)
