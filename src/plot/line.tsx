import type { ReactNode } from 'react'
import { useHatch } from './hatch.tsx'
import { polyline } from './marks.tsx'
import { at } from './number.ts'
import type { Plot } from './plot.ts'

/** A point in the units of its plot. */
export type Point = readonly [x: number, y: number]

/** Each kind of line belongs to one idea: solid a policy, dotted the old one, dashed the reference, double a KL, thin a baseline. */
type LineKind = 'solid' | 'thick' | 'thin' | 'dotted' | 'dashed' | 'double'

interface LineProps {
  readonly plot: Pick<Plot, 'x' | 'y'>
  readonly points: readonly Point[]
  readonly kind?: LineKind
  readonly concept?: string
}

/** A line through points. */
export function Line({ plot, points, kind = 'solid', concept }: LineProps): ReactNode {
  const d = polyline(points.map(([x, y]) => [plot.x(x), plot.y(y)]))
  return (
    <>
      <path className={`line line-${kind}`} data-concept={concept} d={d} />
      {kind === 'double' ? <path className="line-gap" d={d} /> : null}
    </>
  )
}

interface AreaProps extends Pick<LineProps, 'plot' | 'points' | 'concept'> {
  /** The value it stands on, or a second row of values for a band between two lines. */
  readonly base?: number | readonly number[]
  /** Hatched where nothing is learned; filled otherwise. */
  readonly hatched?: boolean
}

/** What lies under a line, or between two. */
export function Area({ plot, points, base = 0, hatched = false, concept }: AreaProps): ReactNode {
  const [fill, hatch] = useHatch()
  const place = ([x, y]: Point) => [plot.x(x), plot.y(y)] as const
  const [first, last] = [points[0]!, points.at(-1)!]
  const lower =
    typeof base === 'number'
      ? `L${at(plot.x(last[0]))} ${at(plot.y(base))}H${at(plot.x(first[0]))}`
      : polyline(points.map(([x], index) => place([x, base[index]!])).toReversed()).replace('M', 'L')
  const d = `${polyline(points.map(place))}${lower}Z`
  if (!hatched) return <path className="fill-past" data-concept={concept} d={d} />
  return (
    <>
      {hatch}
      <path fill={fill} d={d} />
    </>
  )
}

/** A range of x in which nothing is learned, hatched over the whole height. */
export function Flat({
  plot: { x, top, bottom },
  from,
  to,
}: {
  readonly plot: Plot
  readonly from: number
  readonly to: number
}): ReactNode {
  const [fill, hatch] = useHatch()
  return (
    <>
      {hatch}
      <rect fill={fill} x={at(x(from))} y={at(top)} width={at(x(to) - x(from))} height={at(bottom - top)} />
    </>
  )
}
