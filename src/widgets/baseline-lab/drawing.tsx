import { ticks } from 'd3'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { SignedBar } from '../../plot/bars.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Line } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Plumb } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import type { Words } from './en.ts'
import type { Point, Scene } from './model.ts'

/** The curve is shown this far above what no baseline and the mean give, so that its lowest part can be read. */
const HEADROOM = 1.5
const ROW = 32

/** Beside one another, or the bars under the curve. */
export function layout({ width, height, compact }: Size, { end, zero, mean, advantages }: Scene) {
  const box = compact
    ? { left: 46, right: width - 8, top: 36, bottom: 188 }
    : { left: 46, right: 0.55 * width, top: 34, bottom: height - 50 }
  const top = HEADROOM * Math.max(zero.variance, mean.variance)
  const side = compact ? { left: 0, top: 262 } : { left: 0.62 * width, top: 12 }
  const reach = Math.max(0.9, ...advantages.map(Math.abs))
  return {
    curve: plotIn(box, [0, end], [0, top]),
    /** The highest variance that is drawn. */
    top,
    handle: box.bottom,
    side,
    heads: [
      { x: side.left, anchor: 'start' },
      { x: side.left + 64, anchor: 'end' },
      { x: side.left + 112, anchor: 'end' },
      { x: (side.left + 128 + width) / 2, anchor: 'middle' },
    ] as const,
    rows: ACTIONS.map((_, k) => side.top + 32 + k * ROW),
    x: scaleLinear([-reach, reach], [side.left + 142, width - 24]),
  }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { curve } = l
  // The handle lies over 0.
  const marks = ticks(0, l.top, 4).slice(1)
  const inside = ({ baseline, variance }: Point) => [baseline, Math.min(variance, l.top)] as const
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.variance}
      </Label>
      <Axis
        plot={curve}
        side="left"
        values={marks}
        text={(value) => fixed(value, l.top < 1 ? 2 : 0)}
        grid={marks}
        line={null}
      />
      <Axis plot={curve} side="bottom" values={ticks(0, s.end, 6)} gap={34} />
      <Named plot={l} scene={s} words={words} />
      <Line
        plot={curve}
        points={s.curve.filter(({ variance }) => variance <= l.top).map(inside)}
        kind="thick"
        concept="value"
      />
      <Plumb plot={curve} value={s.now.baseline} to={Math.min(s.now.variance, l.top)} handle={l.handle} />
      <Dot plot={curve} at={inside(s.now)} kind="winner" concept="value" />
      <Reading plot={l} scene={s} words={words} />
      <ColumnHeads y={l.side.top} heads={l.heads.map(({ x, anchor }, k) => ({ x, anchor, text: words.heads[k]! }))} />
      <path className="axis" d={`M${at(l.x(0))} ${at(l.rows[0]! - 15)}V${at(l.rows.at(-1)! + 15)}`} />
      {s.advantages.map((advantage, k) => (
        <g key={ACTIONS[k]}>
          <Label x={l.side.left} y={l.rows[k]! + 5}>
            {ACTIONS[k]}
          </Label>
          <Label x={l.heads[1].x} y={l.rows[k]! + 5} anchor="end" concept="policy">
            {probabilityText(s.probabilities[k]!)}
          </Label>
          <Label x={l.heads[2].x} y={l.rows[k]! + 5} anchor="end" concept="reward">
            {words.reward(s.rewards[k]!)}
          </Label>
          <SignedBar x={l.x} y={l.rows[k]!} value={advantage} digits={2} thick={14} visible={5e-4} />
        </g>
      ))}
    </>
  )
}

interface PartProps {
  readonly plot: Layout
  readonly scene: Scene
  readonly words: Words
}

/** Where the mean reward is, and where the curve is lowest; one name where they are the same. */
function Named({ plot: { curve }, scene: { mean, least }, words }: PartProps) {
  const side = Math.sign(mean.baseline - least.baseline)
  const names =
    side === 0
      ? [{ point: least, text: words.both, away: 0 }]
      : [
          { point: mean, text: words.mean, away: side },
          { point: least, text: words.least, away: -side },
        ]
  return names.map(({ point: { baseline }, text, away }) => (
    <g key={text}>
      <path className="baseline-lab-named" d={`M${at(curve.x(baseline))} ${at(curve.top)}V${at(curve.bottom)}`} />
      <Label
        x={curve.x(baseline) + 6 * away}
        y={curve.top - 6}
        anchor={away === 0 ? 'middle' : away > 0 ? 'start' : 'end'}
      >
        {text}
      </Label>
    </g>
  ))
}

/** The variance at b, beside its dot; an arrow where it is above the picture. */
function Reading({ plot: { curve, top }, scene: { now, end }, words }: PartProps) {
  const isAbove = now.variance > top
  const isRight = now.baseline < 0.6 * end
  return (
    <Label
      x={curve.x(now.baseline) + (isRight ? 12 : -12)}
      y={curve.y(Math.min(now.variance, top)) + (isAbove ? 18 : -8)}
      anchor={isRight ? 'start' : 'end'}
      concept="value"
      strong
      halo
    >
      {isAbove ? words.above(now.variance) : words.written(now.variance)}
    </Label>
  )
}
