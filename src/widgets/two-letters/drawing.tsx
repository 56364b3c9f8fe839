import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Line } from '../../plot/line.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Fence, Plumb } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** Width of "promised 0.62", px. */
const PROMISE = 86

/** The promise at p or just after: the highest point of the line under words that end there. */
const promiseAt = ({ promises }: Scene, at: number) => (promises.find(([p]) => p >= at) ?? promises.at(-1)!)[1]

/** The plot, the handle under its axis, and the two readings beside their dots. */
export function layout({ width, height, compact }: Size, s: Scene) {
  const box = {
    left: compact ? 30 : 40,
    right: width - (compact ? 8 : 96),
    top: 30,
    bottom: height - (compact ? 72 : 56),
  }
  const plot = plotIn(box, [0, 1], [0, 0.75])
  const x = plot.x(s.p)
  // The promise is written over its line, which rises to where its words end; the truth inside the curve.
  const promiseEnd = Math.max(x + 6, box.left + PROMISE)
  const isRight = s.p > 0.5
  return {
    plot,
    handle: box.bottom + 32,
    promise: { x: promiseEnd, y: plot.y(promiseAt(s, plot.x.invert(promiseEnd))) - 10, anchor: 'end' } as const,
    truth: {
      x: x + (isRight ? -12 : 12),
      y: plot.y(s.truth) + (Math.min(s.p, 1 - s.p) < 0.1 ? 5 : 24),
      anchor: isRight ? 'end' : 'start',
    } as const,
    p: compact ? { x: 0, y: height - 6 } : { x: box.right + 24, y: box.bottom + 37 },
    isNamed: !compact,
  }
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { plot } = l
  return (
    <>
      <Axis
        plot={plot}
        side="left"
        values={[0, 0.25, 0.5, 0.75]}
        text={(v) => fixed(v, v === 0 ? 0 : 2)}
        grid={[0.25, 0.5, 0.75]}
        line={null}
      />
      <Axis plot={plot} side="bottom" values={[0, 0.5, 1]} text={(v) => fixed(v, v === 0.5 ? 1 : 0)} gap={16} />
      <Label x={0} y={12} quiet>
        {words.reward}
      </Label>
      <Fence plot={plot} values={[s.old]} />
      <Label x={plot.x(s.old)} y={plot.top - 6} anchor="middle" concept="old">
        {words.old}
      </Label>
      <Line plot={plot} points={s.truths} kind="thick" concept="policy" />
      <Line plot={plot} points={s.promises} concept="old" />
      <Plumb plot={plot} value={s.p} to={s.truth} handle={l.handle} />
      <path className="two-letters-gap" d={`M${at(plot.x(s.p))} ${at(plot.y(s.promise))}V${at(plot.y(s.truth))}`} />
      <Dot plot={plot} at={[s.p, s.promise]} concept="old" />
      <Dot plot={plot} at={[s.p, s.truth]} kind="winner" concept="policy" />
      <Label {...l.promise} concept="old" strong halo>
        {words.promise} {fixed(s.promise, 2)}
      </Label>
      <Label {...l.truth} concept="policy" strong halo>
        {words.truth} {fixed(s.truth, 2)}
      </Label>
      <Label {...l.p}>
        {l.isNamed ? null : `${words.p} `}
        {l.isNamed ? <Letter>p</Letter> : null} <tspan className="label-strong">= {fixed(s.p, 2)}</tspan>
      </Label>
    </>
  )
}
