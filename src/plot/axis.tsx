import type { ReactNode } from 'react'
import { Label } from './marks.tsx'
import { at, fixed } from './number.ts'
import type { Plot } from './plot.ts'

interface AxisProps {
  readonly plot: Plot
  readonly side: 'bottom' | 'top' | 'left'
  /** Values with a number beside them. */
  readonly values: readonly number[]
  /** How they are written. */
  readonly text?: (value: number) => string
  /** Values with a line across the plot. */
  readonly grid?: readonly number[]
  /** Where the axis lies, as a value of the other axis, or null for numbers without a line; the edge of the plot by default. */
  readonly line?: number | null
  /** From the plot to its numbers, in px: to their base line above and below, to their end at the left. */
  readonly gap?: number
  /** Length of a stroke at each value, in px away from the plot and into it, and the values if more than those with numbers. */
  readonly tick?: number
  readonly inwards?: number
  readonly strokes?: readonly number[]
  /** The first and the last number begin and end with the axis, where there is no room beside it. */
  readonly inset?: boolean
  readonly halo?: boolean
}

const GAP = { bottom: 20, top: 12, left: 9 } as const

/** A line, its numbers and, if asked for, strokes at them and lines across the plot. */
export function Axis({
  plot: { left, right, top, bottom, x, y },
  side,
  values,
  text = String,
  grid = [],
  line,
  gap = GAP[side],
  tick = 0,
  inwards = 0,
  strokes = values,
  inset = false,
  halo = false,
}: AxisProps): ReactNode {
  const isUpright = side === 'left'
  const edge = side === 'bottom' ? bottom : side === 'top' ? top : left
  const outwards = side === 'bottom' ? 1 : -1
  const own = line === undefined || line === null ? edge : isUpright ? x(line) : y(line)
  const anchor = (index: number) =>
    isUpright ? 'end' : inset && index === 0 ? 'start' : inset && index === values.length - 1 ? 'end' : 'middle'
  const stroke = (value: number) => {
    const [from, by] = [edge - outwards * inwards, outwards * (inwards + tick)]
    return isUpright ? `M${at(from)} ${at(y(value))}h${at(by)}` : `M${at(x(value))} ${at(from)}v${at(by)}`
  }
  return (
    <>
      {grid.length === 0 ? null : (
        <path
          className="gridline"
          d={grid
            .map((value) =>
              isUpright ? `M${at(left)} ${at(y(value))}H${at(right)}` : `M${at(x(value))} ${at(top)}V${at(bottom)}`,
            )
            .join('')}
        />
      )}
      {line === null ? null : (
        <path
          className="axis"
          d={isUpright ? `M${at(own)} ${at(top)}V${at(bottom)}` : `M${at(left)} ${at(own)}H${at(right)}`}
        />
      )}
      {tick + inwards === 0 ? null : <path className="tick" d={strokes.map(stroke).join('')} />}
      {values.map((value, index) => (
        <Label
          key={value}
          x={isUpright ? left - gap : x(value)}
          y={isUpright ? y(value) + 5 : edge + outwards * gap}
          anchor={anchor(index)}
          quiet
          halo={halo}
        >
          {text(value)}
        </Label>
      ))}
    </>
  )
}

interface FrameProps {
  readonly plot: Plot
  readonly title: ReactNode
  readonly concept?: string
  /** The ends of both axes; each begins at 0. */
  readonly end: number
  readonly xEnd: number
  readonly xLabel?: string
}

/** A small multiple: its title, a base line with its end, and the height of its top. */
export function Frame({ plot, title, concept, end, xEnd, xLabel }: FrameProps): ReactNode {
  const { left, right, top, bottom } = plot
  return (
    <>
      <Label x={left - 34} y={top - 20} concept={concept}>
        {title}
      </Label>
      <Axis plot={plot} side="left" values={[0, end]} grid={[end]} gap={7} line={null} />
      <Axis plot={plot} side="bottom" values={[]} />
      <Label x={right} y={bottom + 20} anchor="end" quiet>
        {fixed(xEnd, 0)}
      </Label>
      {xLabel === undefined || right - left < 90 ? null : (
        <Label x={left} y={bottom + 20} quiet>
          {xLabel}
        </Label>
      )}
    </>
  )
}
