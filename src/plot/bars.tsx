import type { ReactNode } from 'react'
import { Label, Triangle } from './marks.tsx'
import { at, probabilityText, signed } from './number.ts'
import type { Plot } from './plot.ts'
import type { LinearScale } from './scale.ts'

interface SignedBarProps {
  /** Of the values, in px; 0 is where the bar begins. */
  readonly x: LinearScale
  /** Its middle, in px. */
  readonly y: number
  readonly value: number
  readonly digits: number
  readonly thick?: number
  /** Where the number stands: across the zero line, or past the triangle. */
  readonly number?: 'across' | 'after'
  /** Smallest size that is a bar at all; below it stands the number alone. */
  readonly visible?: number
}

/** A value with a sign: a bar from zero, ▲ or ▼ at its end, its number. */
export function SignedBar({
  x,
  y,
  value,
  digits,
  thick = 12,
  number = 'across',
  visible = 1e-9,
}: SignedBarProps): ReactNode {
  const [zero, end] = [x(0), x(value)]
  const sign = value >= 0 ? 1 : -1
  const text = signed(value, digits)
  if (Math.abs(value) < visible)
    return (
      <Label x={zero + 8} y={y + 5} quiet>
        {text}
      </Label>
    )
  const isAcross = number === 'across'
  // A number that prints as 0 has no sign to show; its bar still does.
  const isZero = Number(value.toFixed(digits)) === 0
  return (
    <g data-concept={value >= 0 ? 'advantage-up' : 'advantage-down'}>
      <rect
        className="fill"
        x={at(Math.min(zero, end))}
        y={at(y - thick / 2)}
        width={at(Math.abs(end - zero))}
        height={at(thick)}
      />
      <Triangle x={end + sign * (thick / 2 + 5)} y={y} size={thick / 2} up={value >= 0} />
      <Label
        x={isAcross ? zero - sign * 7 : end + sign * (thick + 8)}
        y={y + 5}
        anchor={isAcross === value >= 0 ? 'end' : 'start'}
        quiet={isZero}
      >
        {text}
      </Label>
    </g>
  )
}

interface ProbabilityBarProps {
  /** Of probabilities, in px. */
  readonly x: LinearScale
  readonly y: number
  readonly value: number
  /** Where it was: a lighter bar behind it. */
  readonly before?: number
  readonly thick?: number
  /** Decimals of the number beside it; without, the bar alone. */
  readonly digits?: 2 | 3
  readonly concept?: string
}

/** How likely something is, from left to right, over how likely it was. */
export function ProbabilityBar({
  x,
  y,
  value,
  before,
  thick = 18,
  digits,
  concept = 'policy',
}: ProbabilityBarProps): ReactNode {
  const bar = (className: string, probability: number, height: number) => (
    <rect
      className={className}
      data-concept={concept}
      x={at(x(0))}
      y={at(y - height / 2)}
      width={at(Math.max(0.8, x(probability) - x(0)))}
      height={at(height)}
    />
  )
  return (
    <>
      {before === undefined ? null : bar('fill-past', before, thick)}
      {bar('fill', value, before === undefined ? thick : thick / 2)}
      {digits === undefined ? null : (
        <Label x={x(Math.max(value, before ?? 0)) + 7} y={y + 5} concept={concept} halo>
          {probabilityText(value, digits)}
        </Label>
      )}
    </>
  )
}

interface BarsProps {
  readonly plot: Plot
  /** Heights in the units of y, in the order of the columns. */
  readonly values: readonly number[]
  /** Share of a column that its bar fills. */
  readonly fill?: number
  readonly concept?: string
  readonly outline?: boolean
}

/** Columns of equal width over the plot, each with a bar from 0: counts, probabilities. */
export function Bars({ plot: { left, right, y }, values, fill = 0.7, concept, outline = false }: BarsProps): ReactNode {
  const column = (right - left) / values.length
  const wide = column * fill
  return (
    <path
      className={outline ? 'bar-outline' : 'fill'}
      data-concept={concept}
      d={values
        .map((value, k) =>
          value === 0
            ? ''
            : `M${at(left + column * (k + 0.5) - wide / 2)} ${at(y(0))}V${at(y(value))}h${at(wide)}V${at(y(0))}${outline ? '' : 'Z'}`,
        )
        .join('')}
    />
  )
}
