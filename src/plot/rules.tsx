import { type ReactNode } from 'react'
import { at } from './number.ts'
import type { Plot } from './plot.ts'

/** The edges of a trust region: dotted lines over the height of a plot. */
export const Fence = ({
  plot: { x, top, bottom },
  values,
}: {
  readonly plot: Pick<Plot, 'x' | 'top' | 'bottom'>
  readonly values: readonly number[]
}): ReactNode => (
  <path className="fence" d={values.map((value) => `M${at(x(value))} ${at(top)}V${at(bottom)}`).join('')} />
)

/** From a handle on its axis up to the value it reads. */
export const Plumb = ({
  plot: { x, y },
  value,
  to,
  handle,
}: {
  readonly plot: Pick<Plot, 'x' | 'y'>
  readonly value: number
  /** The highest value on the line. */
  readonly to: number
  /** The middle of the handle, in px. */
  readonly handle: number
}): ReactNode => <path className="plumb" d={`M${at(x(value))} ${at(handle - 14)}V${at(y(to))}`} />

interface DotProps {
  readonly plot: Pick<Plot, 'x' | 'y'>
  readonly at: readonly [x: number, y: number]
  /** A reading, the value that counts, one that does not, the end of a line of another policy. */
  readonly kind?: 'reading' | 'winner' | 'loser' | 'end'
  readonly concept?: string
  readonly r?: number
}

const RADIUS = { reading: 5.5, winner: 7, loser: 5, end: 4 } as const
const CLASS = { reading: 'dot', winner: 'dot-winner', loser: 'dot-loser', end: 'dot-end' } as const

/** A value on a line. */
export const Dot = ({
  plot: { x, y },
  at: [dx, dy],
  kind = 'reading',
  concept,
  r = RADIUS[kind],
}: DotProps): ReactNode => <circle className={CLASS[kind]} data-concept={concept} cx={at(x(dx))} cy={at(y(dy))} r={r} />
