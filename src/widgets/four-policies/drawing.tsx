import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Plumb } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import { Wire } from '../../plot/wires.tsx'
import type { Words } from './en.ts'
import type { Scene, Step } from './model.ts'

/** Half the height of the outline in which the engine's batches lie, px. */
const HALF = 5
/** Width of "ρ = 1.28", px. */
const RATIO = 58

/** The steps from left to right, the handle under them, the policies' names at the ends of their lines. */
export function layout({ width, height, compact }: Size, s: Scene) {
  const { steps, passes } = s
  const box = {
    left: compact ? 30 : 40,
    right: width - (compact ? 74 : 128),
    top: 34,
    bottom: height - (compact ? 84 : 72),
  }
  const plot = plotIn(box, [0, steps.length], [0, 0.65])
  const batches = steps.filter(({ pass }) => pass === 1)
  const last = steps.at(-1)!
  const isOne = Math.abs(plot.y(last.old) - plot.y(last.engine)) < 2 * HALF
  const [current, old, engine, reference] = spread(
    [s.end, last.old, isOne ? last.old : last.engine, last.reference].map((p) => plot.y(p)),
    18,
    box.top,
    box.bottom,
  ) as [number, number, number, number]
  const { step } = s
  const x = plot.x(s.at)
  return {
    plot,
    compact,
    /** The first step of each batch, and where it begins and ends. */
    batches: batches.map((first, k) => ({ first, from: k * passes, to: (k + 1) * passes })),
    names: { x: box.right + 10, current, old, engine: isOne ? null : engine, reference },
    handle: box.bottom + 48,
    stepText: compact ? { x: 0, y: height - 4 } : { x: box.right + 10, y: box.bottom + 53 },
    x,
    gap: Math.abs(plot.y(step.current) - plot.y(step.old)) < 10 ? 0 : 9,
    ratio: over(s, plot),
    side: x + 10 > box.right ? -1 : 1,
  }
}
type Layout = ReturnType<typeof layout>

/** Over the line of the current policy, left of its dot: on its right the next batch may begin at once. */
function over({ steps, at: shown }: Scene, { x, y, left }: Plot) {
  const end = Math.max(x(shown) - 6, left + RATIO)
  const highest = Math.max(...steps.filter((_, k) => k === shown || x(k) <= end).map(({ current }) => current))
  return { x: end, y: y(highest) - 12, anchor: 'end' } as const
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot, batches, compact } = l
  const { step } = s
  const level = (first: Step, p: number, from: number, to: number, kind: 'dotted') => (
    <Line
      key={first.batch}
      plot={plot}
      points={[
        [from, p],
        [to, p],
      ]}
      kind={kind}
      concept="old"
    />
  )
  const names = compact ? words.compactNames : words.names
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.probability}
      </Label>
      <Axis plot={plot} side="left" values={[0, 0.2, 0.4, 0.6]} text={(p) => fixed(p, p === 0 ? 0 : 1)} line={null} />
      <Axis plot={plot} side="bottom" values={[]} strokes={s.steps.map((_, k) => k)} tick={4} />
      <path
        className="gridline"
        d={batches.map(({ from }) => `M${at(plot.x(from))} ${at(plot.top)}V${at(plot.bottom)}`).join('')}
      />
      <Line
        plot={plot}
        points={[
          [0, step.reference],
          [s.steps.length, step.reference],
        ]}
        kind="dashed"
        concept="reference"
      />
      {batches.map(({ first, from, to }) => (
        <rect
          key={from}
          className="bar-outline"
          data-concept="old"
          x={at(plot.x(from) + 2)}
          y={at(plot.y(first.engine) - HALF)}
          width={at(plot.x(to) - plot.x(from) - 4)}
          height={2 * HALF}
          rx={HALF}
        />
      ))}
      {batches.map(({ first, from, to }) => level(first, first.old, from, to, 'dotted'))}
      {batches.slice(1).map(({ first, from }, k) => (
        <Wire
          key={from}
          by={[
            [plot.x(from), plot.y(batches[k]!.first.old)],
            [plot.x(from), plot.y(first.old) + 3],
          ]}
          tip="up"
          concept="old"
        />
      ))}
      <Line
        plot={plot}
        points={[...s.steps.map(({ current }, k): Point => [k, current]), [s.steps.length, s.end]]}
        concept="policy"
      />
      <Plumb plot={plot} value={s.at} to={step.current} handle={l.handle} />
      {batches.map(({ first, from, to }) => (
        <Label key={from} x={(plot.x(from) + plot.x(to)) / 2} y={plot.bottom + 22} anchor="middle" quiet halo>
          {words.batch(first.batch, compact)}
        </Label>
      ))}
      {l.gap === 0 ? null : (
        <path
          className="stem"
          d={`M${at(l.x + l.side * 4)} ${at(plot.y(step.old))}h${at(l.side * 6)}V${at(plot.y(step.current))}h${at(-l.side * 6)}`}
        />
      )}
      <Dot plot={plot} at={[s.at, step.old]} concept="old" />
      <Dot plot={plot} at={[s.at, step.current]} kind="winner" concept="policy" />
      <Label x={l.ratio.x} y={l.ratio.y} anchor={l.ratio.anchor} strong halo concept="policy" term="ratio">
        <Letter>ρ</Letter> = {fixed(step.ratio, 2)}
      </Label>
      <Label x={l.names.x} y={l.names.current + 5} strong concept="policy" term="policy">
        {names.current}
      </Label>
      <Label x={l.names.x} y={l.names.old + 5} concept="old" term="old">
        {l.names.engine === null ? names.both : names.old} {l.names.engine === null ? <Letter>μ</Letter> : null}
      </Label>
      {l.names.engine === null ? null : (
        <Label x={l.names.x} y={l.names.engine + 5} concept="old" term="behaviour">
          {names.engine} <Letter>μ</Letter>
        </Label>
      )}
      <Label x={l.names.x} y={l.names.reference + 5} concept="reference" term="reference">
        {names.reference}
      </Label>
      <Label {...l.stepText} quiet>
        {words.step(s)}
      </Label>
    </>
  )
}
