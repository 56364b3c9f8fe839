import { decimals } from '../plot/decimals.ts'
import type { ReactNode } from 'react'
import { at } from '../plot/number.ts'
import { polyline } from '../plot/marks.tsx'
import { words } from '../words/en/predict.ts'
import { valueText } from './value-text.ts'

interface ChoiceProps {
  readonly id: string
  readonly labelledBy: string
  readonly answer: string
}

const Radio = ({ id, value, answer }: { readonly id: string; readonly value: string; readonly answer: string }) => (
  <input type="radio" name={`predict-${id}`} value={value} {...(value === answer ? { 'data-correct': '' } : {})} />
)

/** One of a few, in words. */
export const Options = ({
  id,
  labelledBy,
  answer,
  options,
}: ChoiceProps & { readonly options: readonly string[] }): ReactNode => (
  <div className="predict-options" role="radiogroup" aria-labelledby={labelledBy}>
    {options.map((option) => (
      <label key={option}>
        <Radio id={id} value={option} answer={answer} />
        <span>{option}</span>
      </label>
    ))}
  </div>
)

/** A curve to choose: its name is what a listener hears and what is kept. */
export interface Shape {
  readonly name: string
  /** Heights at equal distances, or pairs of across and up. */
  readonly points: readonly number[] | readonly (readonly [across: number, up: number])[]
}

const pairsOf = ({ points }: Shape): (readonly [number, number])[] =>
  points.map((point, index) => (typeof point === 'number' ? [index, point] : point))

const [WIDTH, HEIGHT, MARGIN] = [132, 72, 6]

/** One of a few curves, all on the same two scales. */
export function Shapes({
  id,
  labelledBy,
  answer,
  options,
}: ChoiceProps & { readonly options: readonly Shape[] }): ReactNode {
  const all = options.flatMap(pairsOf)
  const span = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number) => (high > low ? (value - low) / (high - low) : 0.5)
  }
  const [across, up] = [span(all.map(([x]) => x)), span(all.map(([, y]) => y))]
  const place = ([x, y]: readonly [number, number]) =>
    [MARGIN + across(x) * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - up(y) * (HEIGHT - 2 * MARGIN)] as const
  return (
    <div className="predict-options predict-shapes" role="radiogroup" aria-labelledby={labelledBy}>
      {options.map((shape) => (
        <label key={shape.name}>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <path className="axis" d={`M${at(1)} 0V${at(HEIGHT - 1)}H${at(WIDTH)}`} />
            <path className="predict-curve" d={polyline(pairsOf(shape).map(place))} />
          </svg>
          <Radio id={id} value={shape.name} answer={answer} />
          <span>{shape.name}</span>
        </label>
      ))}
    </div>
  )
}

export interface Range {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: string
}

/** A number: slide to it or type it. */
export function Value({ min, max, step, unit }: Range): ReactNode {
  const limits = { min, max, step }
  const digits = decimals(String(step))
  return (
    <div className="predict-value script-only">
      <span aria-hidden="true">{valueText(min, min === 0 ? 0 : digits, unit)}</span>
      <input
        type="range"
        {...limits}
        defaultValue={(min + max) / 2}
        aria-label={words.value}
        aria-valuetext={words.notChosen}
        data-untouched=""
      />
      <span aria-hidden="true">{valueText(max, Number.isInteger(max) ? 0 : digits, unit)}</span>
      <input type="number" {...limits} inputMode="decimal" autoComplete="off" aria-label={words.number} />
    </div>
  )
}
