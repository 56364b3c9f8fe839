import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars, SignedBar } from '../../plot/bars.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const STEPS = 5
const { min, max } = spec.values

/** Beside one another, or the bars under the episode. */
export function layout({ width, height, compact }: Size, { steps }: Scene) {
  const box = compact
    ? { left: 34, right: width, top: 30, bottom: 162 }
    : { left: 34, right: 0.44 * width, top: 30, bottom: height - 30 }
  const side = compact ? { left: 0, top: 216 } : { left: 0.5 * width, top: 12 }
  const gap = compact ? 29 : 44
  const row = (t: number) => side.top + (compact ? 30 : 38) + t * gap
  // A bar is as long in both columns as the same number in the other; room for whatever the largest asks.
  const reach = Math.max(0.8, ...steps.flatMap(({ tdError, advantage }) => [Math.abs(tdError), Math.abs(advantage)]))
  const from = side.left + 48
  const half = (width - from) / 2
  const column = (k: number) => scaleLinear([-reach, reach], [from + k * half + 14, from + (k + 1) * half - 24])
  return {
    plot: plotIn(box, [0, STEPS], [min, max]),
    side,
    rows: Array.from({ length: STEPS }, (_, t) => row(t)),
    columns: [column(0), column(1)] as const,
  }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot, columns, rows } = l
  const column = (plot.right - plot.left) / STEPS
  const middle = (t: number) => plot.x(t + 0.5)
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.left}
      </Label>
      <Axis
        plot={plot}
        side="left"
        values={[0, 0.5, 1]}
        text={(value) => fixed(value, 1)}
        grid={[0.5, 1]}
        line={null}
      />
      <Bars plot={plot} values={s.steps.map(({ reward }) => reward)} fill={0.34} concept="reward" />
      <Axis plot={plot} side="bottom" values={[]} line={0} />
      {s.steps.map(({ t, target }) => (
        <path
          key={t}
          className="gae-target"
          d={`M${at(middle(t) - 0.4 * column)} ${at(plot.y(Math.min(max, Math.max(min, target))))}h${at(0.8 * column)}`}
        />
      ))}
      {s.steps.map(({ t, value, reward }) => (
        <g key={t}>
          <circle
            className="bar-grip"
            data-concept={s.drag === 'values' ? 'value' : 'reward'}
            cx={at(middle(t))}
            cy={at(plot.y(s.drag === 'values' ? value : reward))}
            r="7"
          />
          {s.drag === 'values' ? null : (
            <circle className="fill" data-concept="value" cx={at(middle(t))} cy={at(plot.y(value))} r="4" />
          )}
          <Label x={middle(t)} y={plot.bottom + 22} anchor="middle" quiet>
            {words.step(t)}
          </Label>
        </g>
      ))}
      <ColumnHeads
        y={l.side.top}
        heads={columns.map((x, k) => ({ x: x(0), anchor: 'middle', text: words.heads[k]! }))}
      />
      {columns.map((x, k) => (
        <path key={k} className="axis" d={`M${at(x(0))} ${at(rows[0]! - 16)}V${at(rows.at(-1)! + 16)}`} />
      ))}
      {s.steps.map(({ t, tdError, advantage }) => (
        <g key={t}>
          <Label x={l.side.left} y={rows[t]! + 5} quiet>
            {words.step(t)}
          </Label>
          <SignedBar x={columns[0]} y={rows[t]!} value={tdError} digits={2} thick={12} visible={5e-4} />
          <SignedBar x={columns[1]} y={rows[t]!} value={advantage} digits={4} thick={12} visible={5e-5} />
        </g>
      ))}
    </>
  )
}
