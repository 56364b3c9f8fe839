import type { DrawingProps } from '../../figure/definition.ts'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const TOP = { wide: 56, narrow: 34 } as const
const ROW = { wide: 104, narrow: 148 } as const
/** Half the height of a row's bars, and the space between two of them. */
const REACH = 36
const GAP = 2

export const size = ({ answers: { length } }: Scene) => ({
  wide: TOP.wide + ROW.wide * length,
  narrow: TOP.narrow + ROW.narrow * length + 4,
})

/** Per answer its name, its tokens and two numbers, which on a phone stand under them. */
export function layout({ width, compact }: Size, s: Scene) {
  const [top, row] = compact ? [TOP.narrow, ROW.narrow] : [TOP.wide, ROW.wide]
  return {
    width,
    isShort: compact,
    /** The right edge of token number n. After the last comes the handle, so the longest ends a thumb's width before the edge. */
    x: scaleLinear([0, spec.lengths.max], compact ? [4, width - 30] : [132, width - 226]),
    height: scaleLinear([0, s.maxWeight || 1], [0, REACH]),
    one: compact ? 0 : width - 106,
    total: width - 4,
    rows: s.answers.map((_, k) => {
      const rule = top + row * k
      const baseline = rule + (compact ? 84 : row / 2)
      return {
        rule,
        baseline,
        inputs: rule + (compact ? 2 : 8),
        name: rule + (compact ? 28 : 36),
        number: compact ? rule + 134 : baseline + 5,
        cut: compact ? rule + 134 : baseline + 32,
      }
    }),
  }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  return (
    <>
      <Label x={0} y={14} quiet>
        {words.weightIs(s, l.isShort)}
      </Label>
      {l.isShort ? null : (
        <ColumnHeads
          y={38}
          heads={[
            { x: l.one, text: words.one, anchor: 'end' },
            { x: l.total, text: words.total, anchor: 'end' },
          ]}
        />
      )}
      {s.answers.map(({ letter, length, sign, isCut, weight, total }, k) => {
        const { rule, baseline: y, name, number, cut } = l.rows[k]!
        const height = l.height(weight)
        const concept = sign > 0 ? 'advantage-up' : 'advantage-down'
        return (
          <g key={letter}>
            <path className="gridline" d={`M0 ${at(rule)}H${at(l.width)}`} />
            <g className="aggregation-static">
              <Label x={0} y={name} strong>
                {letter}{' '}
                <tspan data-concept={concept} fill="currentColor">
                  {words.outcome(sign)}
                </tspan>
              </Label>
            </g>
            <path className="tick" d={`M${at(l.x(0))} ${at(y)}H${at(l.x(spec.lengths.max))}`} />
            {/* One bar per token: up for a right answer, down for a wrong one; an empty outline where the mask is 0. */}
            <g data-concept={isCut ? 'old' : concept}>
              {Array.from({ length }, (_, t) => (
                <rect
                  key={t}
                  className={isCut ? 'aggregation-masked' : 'fill'}
                  x={at(l.x(t) + GAP / 2)}
                  width={at(l.x(t + 1) - l.x(t) - GAP)}
                  y={at(isCut ? y - 9 : sign > 0 ? y - height : y)}
                  height={at(isCut ? 18 : height)}
                />
              ))}
            </g>
            {isCut ? (
              <Label x={l.x(0)} y={cut} quiet>
                {words.cutLong}
              </Label>
            ) : (
              <g data-concept={concept}>
                <Label x={l.one} y={number} anchor={l.isShort ? 'start' : 'end'}>
                  {l.isShort ? <tspan className="label-quiet">{`${words.tokensOf(length)} `}</tspan> : null}
                  {signed(sign * weight, 3)}
                </Label>
                <Label x={l.total} y={number} anchor="end" strong>
                  {l.isShort ? <tspan className="label-quiet">{`${words.together} `}</tspan> : null}
                  {signed(total, 3)}
                </Label>
                {l.isShort ? null : <Triangle x={l.total - 62} y={y} size={6} up={sign > 0} />}
              </g>
            )}
          </g>
        )
      })}
    </>
  )
}
