import type { DrawingProps } from '../../figure/definition.ts'
import { SignedBar } from '../../plot/bars.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { Star } from '../../plot/star.tsx'
import type { Words } from './en.ts'
import { COLUMNS, type Scene } from './model.ts'

const ROW = { wide: 48, narrow: 84 } as const
const FIELD_WIDTH = 60

/** Room for this many rows is always there, so that no group to try moves the controls. */
const LEAST_ROWS = 4

export const size = ({ rows: { length } }: Scene) => ({
  wide: 124 + Math.max(length, LEAST_ROWS) * ROW.wide,
  narrow: 138 + Math.max(length, LEAST_ROWS) * ROW.narrow,
})

/** Per answer a line with its star and field; its bars beside them, or on a phone under them. */
export function layout({ width, compact }: Size, s: Scene) {
  // Between phone and page the columns move together and lose their formulas.
  const isTight = !compact && width < 690
  const [top, row] = compact ? [64, ROW.narrow] : [62, ROW.wide]
  const bottom = top + row * s.rows.length
  const field = compact ? width - FIELD_WIDTH : isTight ? 94 : 106
  const axis = compact
    ? ([86, field - 24] as const)
    : isTight
      ? ([176, 0.42 * width] as const)
      : ([198, Math.max(300, 0.44 * width - 32)] as const)
  const x = scaleLinear(s.rewardRange, axis)
  const mean = x(s.mean)
  const left = compact ? 0 : axis[1] + (isTight ? 22 : 36)
  const cell = (width - left) / COLUMNS.length
  // A bar grows on one side of its zero line and its number stands on the other: both fit into half a column.
  const reach = cell / 2 - (compact ? 18 : 24)
  const ruler = s.std === null ? 0 : x(s.rewardRange[0] + s.std) - axis[0]
  return {
    width,
    bottom,
    field,
    axis,
    x,
    mean,
    meanHead: { x: Math.min(Math.max(mean, axis[0] + 28), axis[1] - 28), y: compact ? 16 : 50 },
    rewardHead: compact ? ({ x: width, anchor: 'end' } as const) : ({ x: field, anchor: 'start' } as const),
    columns: COLUMNS.map((column, index) => {
      const zero = left + cell * (index + 0.5)
      return { column, left: left + cell * index, zero, bar: scaleLinear([0, s.maxAdvantage], [zero, zero + reach]) }
    }),
    titleY: compact ? 44 : 16,
    hasFormulas: !compact && !isTight,
    isShort: cell < 148,
    rows: s.rows.map((_, k) => {
      const y = top + row * k
      return compact
        ? { rule: y, rewardY: y + 24, barY: y + 62, meanY: y + 6, zeroY: y + 47, problemY: y + 50 }
        : { rule: k === 0 ? null : y, rewardY: y + 24, barY: y + 24, meanY: y, zeroY: y, problemY: y + 2 }
    }),
    meanHeight: compact ? 36 : row,
    zeroHeight: compact ? 30 : row,
    digits: compact || isTight ? (2 as const) : (3 as const),
    refusedX: compact ? width / 2 : left + cell * 1.5,
    ruler: { x: Math.max(axis[0], Math.min(mean, axis[1] - ruler)), y: bottom + (compact ? 38 : 9), width: ruler },
    rulerLabelY: bottom + (compact ? 66 : 40),
  }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const formulas = words.formulas(s, l.isShort)
  const isUnused = s.form === 'none'
  return (
    <>
      <Label x={0} y={16} quiet>
        {words.prompt}
      </Label>
      <Label {...l.rewardHead} y={16} concept="reward" term="reward">
        {words.reward}
      </Label>
      <Label {...l.meanHead} anchor="middle" concept="value" term="baseline">
        {words.mean(s.mean)}
      </Label>
      <path
        className="gridline"
        d={l.rows.map(({ rule }) => (rule === null ? '' : `M0 ${at(rule)}H${at(l.width)}`)).join('')}
      />
      <path
        className="gridline"
        d={l.rows.map(({ rewardY }) => `M${at(l.axis[0])} ${at(rewardY)}H${at(l.axis[1])}`).join('')}
      />
      {l.columns.map(({ column, zero, bar }) => (
        <g key={column}>
          <Label x={zero} y={l.titleY} anchor="middle" strong>
            {words.titles[column]}
          </Label>
          {l.hasFormulas ? (
            <Label x={zero} y={36} anchor="middle" quiet>
              {formulas[column]}
            </Label>
          ) : null}
          {s.advantages ? (
            <>
              <path
                className="axis"
                d={l.rows.map(({ zeroY }) => `M${at(zero)} ${at(zeroY)}v${l.zeroHeight}`).join('')}
              />
              {s.advantages[column].values.map((value, k) => (
                <SignedBar key={k} x={bar} y={l.rows[k]!.barY} value={value} digits={l.digits} />
              ))}
              <Label x={zero} y={l.bottom + 20} anchor="middle" quiet>
                {words.sum(s.advantages[column].values, s.advantages[column].sum, l.digits, l.isShort)}
              </Label>
            </>
          ) : null}
        </g>
      ))}
      {s.advantages ? null : (
        <Label x={l.refusedX} y={l.rows[0]!.barY + 5} anchor="middle" quiet>
          {words.refused}
        </Label>
      )}
      {s.rows.map(({ text, reward }, k) => {
        const { rewardY, meanY } = l.rows[k]!
        return (
          <g key={k}>
            <Label x={0} y={rewardY + 5} strong={reward > s.mean}>
              {text.replace(' <eos>', '')} <tspan className="label-quiet">eos</tspan>
            </Label>
            <path
              className="group-advantages-gap"
              data-concept="value"
              d={`M${at(l.mean)} ${at(rewardY)}H${at(l.x(reward))}`}
            />
            <path className="line line-thin" data-concept="value" d={`M${at(l.mean)} ${at(meanY)}v${l.meanHeight}`} />
            <Star x={l.x(reward)} y={rewardY} size={7.5} />
            <g className="group-advantages-static">
              <Label x={l.field + FIELD_WIDTH - 6} y={rewardY + 5} anchor="end" strong concept="reward">
                {fixed(reward, 2)}
              </Label>
            </g>
          </g>
        )
      })}
      <path className="axis" d={`M0 ${at(l.bottom)}H${at(l.width)}`} />
      {s.std === null ? null : (
        <>
          <path
            className={isUnused ? 'curve group-advantages-unused' : 'stem'}
            d={`M${at(l.ruler.x)} ${at(l.ruler.y)}v10m0 -5h${at(l.ruler.width)}m0 -5v10`}
          />
          <Label x={l.axis[1]} y={l.rulerLabelY} anchor="end" quiet={isUnused}>
            {words.ruler(s.form, s.std)}
          </Label>
        </>
      )}
    </>
  )
}
