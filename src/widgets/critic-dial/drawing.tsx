import { ticks } from 'd3'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ProbabilityBar } from '../../plot/bars.tsx'
import { Line } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

const LINES = [
  { name: 'bias', kind: 'dashed', concept: 'value' },
  { name: 'noise', kind: 'dotted', concept: 'ink' },
  { name: 'miss', kind: 'thick', concept: 'ink' },
] as const
const ROW = 34

/** Beside one another, or the critic's values under the curves. */
export function layout({ width, height, compact }: Size, { curve, length }: Scene) {
  const box = compact
    ? { left: 36, right: width - 46, top: 30, bottom: 210 }
    : { left: 36, right: 0.58 * width, top: 30, bottom: height - 32 }
  const plot = plotIn(box, [0, 1], [0, 1.08 * Math.max(length, ...curve.map(({ miss }) => miss))])
  const side = compact ? { left: 0, top: 278 } : { left: 0.68 * width, top: 12 }
  const last = curve.at(-1)!
  return {
    plot,
    side,
    ends: spread(
      LINES.map(({ name }) => plot.y(last[name])),
      17,
      box.top,
      box.bottom,
    ),
    rows: [0, 1, 2, 3].map((k) => side.top + 34 + k * ROW),
    x: scaleLinear([0, 1], [side.left + 54, width - 52]),
  }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot } = l
  const marks = ticks(0, plot.y.invert(plot.top), 4)
  const digits = marks[1]! < 0.1 ? 2 : 1
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.off}
      </Label>
      <Axis plot={plot} side="left" values={marks} text={(value) => fixed(value, digits)} grid={marks} line={null} />
      <Axis plot={plot} side="bottom" values={[0, 0.5, 1]} />
      <Label x={plot.x(0.75)} y={plot.bottom + 20} anchor="middle" quiet>
        {words.lambda}
      </Label>
      <path className="critic-dial-length" d={`M${at(plot.left)} ${at(plot.y(s.length))}H${at(plot.right)}`} />
      <Label x={plot.left + 4} y={plot.y(s.length) - 5} quiet halo>
        {words.length}
      </Label>
      <path className="plumb" d={`M${at(plot.x(s.now.lambda))} ${at(plot.bottom)}V${at(plot.y(s.now.miss))}`} />
      {LINES.map(({ name, kind, concept }, k) => (
        <g key={name}>
          <Line plot={plot} points={s.curve.map((one) => [one.lambda, one[name]])} kind={kind} concept={concept} />
          <Label x={plot.right + 8} y={l.ends[k]! + 5} concept={concept} strong={name === 'miss'}>
            {words.lines[name]}
          </Label>
        </g>
      ))}
      <Dot plot={plot} at={[s.best.lambda, s.best.miss]} kind="end" concept="ink" r={5} />
      <Dot plot={plot} at={[s.now.lambda, s.now.miss]} kind="winner" concept="ink" />
      <Label x={l.side.left} y={l.side.top} quiet>
        {words.says}
      </Label>
      {s.says.map(({ prefix, value, exact }, k) => (
        <g key={prefix}>
          <Label x={l.side.left} y={l.rows[k]! + 5}>
            {words.prefix(prefix)}
          </Label>
          <ProbabilityBar x={l.x} y={l.rows[k]!} value={value} before={exact} digits={2} concept="value" />
        </g>
      ))}
    </>
  )
}
