/** What a question prints of the values that were drawn for it. */
import { type ReactNode, useContext } from 'react'
import { keptLetter } from '../../course/kept-letter.ts'
import { words } from '../../words/en/exercise.ts'
import {
  CURVE_SIZE,
  type CurveFrame,
  type DrawnValue,
  type Point,
  curvePath,
  drawnText,
  heard,
  inFrame,
} from './draw.ts'
import { ShowingContext } from './showing.ts'

function useDrawn(tag: string, name: string): DrawnValue {
  const values = useContext(ShowingContext)?.values
  if (!values) throw new RangeError(`<${tag}> stands in a question with draw="..."`)
  const value = values[name]
  if (value === undefined)
    throw new RangeError(`<${tag}> names "${name}", which is not drawn; allowed: ${Object.keys(values).join(', ')}`)
  return value
}

export interface DrawnProps {
  /** The name of a drawn value. */
  readonly value: string
  readonly digits?: number
  readonly percent?: boolean
  readonly signed?: boolean
}

/** A drawn number, a text, or a list of numbers. */
export function Drawn({ value: name, digits, percent = false, signed = false }: DrawnProps): ReactNode {
  const value = useDrawn('Drawn', name)
  if (typeof value !== 'string' && digits === undefined)
    throw new RangeError(`<Drawn value="${name}"> is a number; say how many decimals to show: digits={2}`)
  const format = { digits: digits ?? 0, percent, signed }
  const text = drawnText(value, format)
  return (
    <span
      className="number computed drawn"
      data-drawn={name}
      data-format={JSON.stringify(format)}
      {...keptLetter(text)}
    >
      {text}
    </span>
  )
}

interface WhenProps {
  readonly value: string
  readonly is: string
  readonly children: ReactNode
}

/** Stands there only if a drawn text is this one. */
export function When({ value: name, is, children }: WhenProps): ReactNode {
  const value = useDrawn('When', name)
  return (
    <div data-when={name} data-is={is} hidden={value !== is}>
      {children}
    </div>
  )
}

interface CurveProps {
  /** The name of a drawn list of points. */
  readonly points: string
  /** The lowest and highest number on each axis, with those that are written at it between them. */
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly xLabel: string
  readonly yLabel: string
}

const MARGIN = { left: 40, right: 12, top: 22, bottom: 38 }
/** A curve to be read. */
export function Curve({ points: name, x, y, xLabel, yLabel }: CurveProps): ReactNode {
  const points = useDrawn('Curve', name) as readonly Point[]
  const frame: CurveFrame = { x: [x[0]!, x.at(-1)!], y: [y[0]!, y.at(-1)!] }
  const { width, height } = CURVE_SIZE
  const zero = inFrame([frame.x[0], 0], frame)[1]
  const hasZero = zero > 0 && zero < height
  return (
    <div className="question-curve" data-curve={name} data-frame={JSON.stringify(frame)}>
      <svg
        viewBox={`${-MARGIN.left} ${-MARGIN.top} ${width + MARGIN.left + MARGIN.right} ${height + MARGIN.top + MARGIN.bottom}`}
        aria-hidden="true"
      >
        {y.map((tick) => {
          const at = inFrame([frame.x[0], tick], frame)[1]
          return (
            <g key={tick}>
              <line className="grid" x1={0} x2={width} y1={at} y2={at} />
              <text x={-6} y={at + 4} textAnchor="end">
                {tickText(tick)}
              </text>
            </g>
          )
        })}
        {hasZero ? <line className="zero" x1={0} x2={width} y1={zero} y2={zero} /> : null}
        {x.map((tick) => {
          const at = inFrame([tick, frame.y[0]], frame)[0]
          return (
            <g key={tick}>
              <line className="grid" x1={at} x2={at} y1={0} y2={height} />
              <text x={at} y={height + 15} textAnchor="middle">
                {tickText(tick)}
              </text>
            </g>
          )
        })}
        <text x={width} y={height + 32} textAnchor="end" {...keptLetter(xLabel)}>
          {xLabel}
        </text>
        <text x={-MARGIN.left + 4} y={-9} {...keptLetter(yLabel)}>
          {yLabel}
        </text>
        <path d={curvePath(points, frame)} />
      </svg>
      <p className="visually-hidden" data-heard={JSON.stringify([xLabel, yLabel])}>
        {words.curve(xLabel, yLabel, heard(points))}
      </p>
    </div>
  )
}

const tickText = (tick: number) => String(tick).replace('-', '−')
