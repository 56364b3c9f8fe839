import type { ReactNode } from 'react'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis, Frame } from '../../plot/axis.tsx'
import { ProbabilityBar } from '../../plot/bars.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Line, type LineKind, type Point } from '../../plot/line.tsx'
import { Label, Triangle } from '../../plot/marks.tsx'
import { fixed, signed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import { Push } from '../../plot/push.tsx'
import type { Size } from '../../plot/responsive.tsx'
import { Reward } from '../../plot/reward.tsx'
import { Dot, Fence } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import type { Action, Scene } from './model.ts'
import { START_REWARD } from './runs.ts'
import { SeedsDrawing, seedsLayout } from './seeds-drawing.tsx'

const BAR = 12

/** Rows A to E with their ratios; three small plots over the passes under them. */
export function layout(size: Size, s: Scene) {
  const { width, compact } = size
  const rowHeight = compact ? 48 : 40
  const top = compact ? 28 : 30
  const bottom = top + 5 * rowHeight
  const ratios = (from: number, to: number) =>
    plotIn({ left: compact ? 0 : 196, right: width - (compact ? 8 : 248), top: from, bottom: to }, [0, 5], [0, 1])
  const plot = ratios(top, bottom)
  const { x } = plot
  const third = (width - 60) / 3
  const small = (left: number, right: number, [from, to]: readonly [number, number], end: number) =>
    plotIn({ left, right, top: bottom + from, bottom: bottom + to }, [0, s.passEnd], [0, end])
  const high = compact ? ([212, 272] as const) : ([74, 192] as const)
  const heads = compact
    ? ([
        { x: width - 142, word: 'compactPush' },
        { x: width - 48, word: 'compactWith', anchor: 'end' },
        { x: width, word: 'compactWithout', anchor: 'end' },
      ] as const)
    : ([
        { x: 24, word: 'pays' },
        { x: 84, word: 'batchColumn' },
        { x: plot.left, word: 'probability' },
        { x: width - 158, word: 'ratioWith', anchor: 'end' },
        { x: width - 138, word: 'nextPush' },
        { x: width, word: 'ratioWithout', anchor: 'end' },
      ] as const)
  const under = bottom + 20
  return {
    seeds: s.seeds && seedsLayout(size, s.seeds),
    plot,
    heads,
    rows: s.actions.map(({ clipped }, k) => {
      const from = top + rowHeight * k
      const bar = from + (compact ? 28 : 16)
      // A number that would lie on a fence stands behind it.
      const beside = x(clipped.ratio) + 7
      const crosses = beside + 36 > x(s.low) - 3 && beside < x(s.high) + 3
      return {
        text: from + (compact ? 14 : 26),
        bar,
        /** The dotted line of the run without the clip. */
        free: ratios(bar + (compact ? 12 : 14), bar + (compact ? 12 : 14)),
        probability: compact ? null : { x: crosses ? x(s.high) + 7 : beside, y: bar + 5 },
      }
    }),
    columns: {
      reward: compact ? null : 31,
      batch: compact ? 22 : 84,
      clipped: width - (compact ? 48 : 158),
      push: width - (compact ? 142 : 138),
      free: width,
    },
    isWordy: !compact,
    /** Where fences stand; under words, only beside the bars. */
    uprights: compact ? s.actions.map((_, k) => ratios(top + rowHeight * k + 19, top + rowHeight * k + 45)) : [plot],
    low: { x: x(s.low) + (x(s.low) < 24 ? -5 : 5), y: under, anchor: x(s.low) < 24 ? 'start' : 'end' } as const,
    high: { x: x(s.high) - 5, y: under, anchor: 'start' } as const,
    ratioName: compact ? null : { x: plot.right + 16, y: under },
    home: x(s.high) - x(s.low) < 28 ? [] : [1],
    ticks: [2, 3, 4, 5].filter((ratio) => x(ratio) > x(s.high) + (compact ? 62 : 90)),
    reward: compact ? small(34, width - 60, [66, 142], 0.9) : small(34, third + 4, high, 0.9),
    kl: compact ? small(34, width / 2 - 54, high, s.klEnd) : small(third + 122, 2 * third + 20, high, s.klEnd),
    fraction: compact ? small(width / 2 + 34, width - 40, high, 1) : small(2 * third + 106, width - 48, high, 1),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  if (l.seeds && s.seeds) return <SeedsDrawing plot={l.seeds} scene={s.seeds} words={words} />
  const { plot, columns } = l
  const last = s.clipFractions.at(-1)!
  const passes = { xEnd: s.passEnd, xLabel: words.passesAxis }
  return (
    <>
      <ColumnHeads y={12} heads={l.heads.map(({ word, ...head }) => ({ ...head, text: words[word] }))} />
      {s.actions.map(({ name, clipped }, k) => (
        <ProbabilityBar key={name} x={plot.x} y={l.rows[k]!.bar} value={clipped.ratio} thick={BAR} />
      ))}
      {l.uprights.map((upright) => (
        <g key={upright.top}>
          <Line
            plot={upright}
            points={[
              [1, 0],
              [1, 1],
            ]}
            kind="thin"
            concept="old"
          />
          <Fence plot={upright} values={[s.low, s.high]} />
        </g>
      ))}
      {s.actions.map((action, k) => {
        const row = l.rows[k]!
        return (
          <g key={action.name}>
            <Label x={0} y={row.text} strong>
              {action.name}
            </Label>
            {columns.reward === null ? null : <Reward x={columns.reward} y={row.text} value={action.reward} size={7} />}
            <Batch x={columns.batch} y={row.text} action={action} words={words} />
            {row.probability === null ? null : (
              <Label {...row.probability} halo>
                {fixed(action.clipped.probability, 3)}
              </Label>
            )}
            <Line
              plot={row.free}
              points={[
                [0, 0],
                [action.free.ratio, 0],
              ]}
              kind="dotted"
              concept="policy"
            />
            <Dot plot={row.free} at={[action.free.ratio, 0]} kind="end" concept="policy" r={4.5} />
            <Label x={columns.clipped} y={row.text} anchor="end" strong concept="policy" term="ratio">
              {fixed(action.clipped.ratio, 2)}
            </Label>
            <Label x={columns.free} y={row.text} anchor="end" concept="policy">
              {fixed(action.free.ratio, 2)}
            </Label>
            <Push x={columns.push} y={row.text} push={action.push} words={l.isWordy ? words.pushes : null} />
          </g>
        )
      })}
      <Axis plot={plot} side="bottom" values={[...l.home, ...l.ticks]} strokes={l.ticks} tick={5} />
      <Label {...l.low} concept="old" term="epsilon">
        {l.isWordy ? words.fenceLow(s.low) : fixed(s.low, 2)}
      </Label>
      <Label {...l.high} concept="old" term="epsilon">
        {l.isWordy ? words.fenceHigh(s.high) : fixed(s.high, 2)}
      </Label>
      {l.ratioName === null ? null : (
        <Label {...l.ratioName} quiet>
          {words.ratio}
        </Label>
      )}
      <Frame plot={l.reward} title={words.plotReward} end={0.9} {...passes} />
      <Axis
        plot={l.reward}
        side="left"
        values={[START_REWARD]}
        grid={[START_REWARD]}
        text={(j) => fixed(j, 2)}
        gap={7}
        line={null}
      />
      <BothRuns
        plot={l.reward}
        clipped={s.clipped.map(({ expectedReward }) => expectedReward)}
        free={s.free.map(({ expectedReward }) => expectedReward)}
        kind="solid"
        concept="ink"
        digits={3}
        names={l.isWordy ? words : null}
      />
      <Frame plot={l.kl} title={words.plotKl} concept="kl" end={s.klEnd} {...passes} />
      <BothRuns
        plot={l.kl}
        clipped={s.clipped.map(({ kl }) => kl)}
        free={s.free.map(({ kl }) => kl)}
        kind="double"
        concept="kl"
        digits={s.klEnd > 5 ? 1 : 3}
        names={null}
      />
      <Frame plot={l.fraction} title={words.plotFraction} concept="old" end={1} {...passes} />
      <Line
        plot={l.fraction}
        points={s.clipFractions.flatMap((share, k): Point[] => [
          [k, share],
          [k + 1, share],
        ])}
        concept="old"
      />
      <Dot plot={l.fraction} at={[s.passes, last]} kind="winner" concept="old" r={5} />
      <Label
        x={l.fraction.x(s.passes) + 10}
        y={Math.min(l.fraction.y(last) + 5, l.fraction.bottom - 7)}
        strong
        halo
        concept="old"
      >
        {fixed(last, 2)}
      </Label>
    </>
  )
}

interface BatchProps {
  readonly x: number
  readonly y: number
  readonly action: Action
  readonly words: Words
}

/** How often the batch has this action, and its mean advantage. */
function Batch({ x, y, action: { count, advantage }, words }: BatchProps): ReactNode {
  if (advantage === null)
    return (
      <Label x={x} y={y} quiet halo>
        {words.notDrawn}
      </Label>
    )
  const left = x + (count === null ? 0 : 34)
  const concept = advantage > 0 ? 'advantage-up' : advantage < 0 ? 'advantage-down' : 'ink'
  return (
    <>
      {count === null ? null : (
        <Label x={x + 24} y={y} anchor="end" halo>
          {count}×
        </Label>
      )}
      {advantage === 0 ? null : <Triangle x={left + 6} y={y - 5} size={5.5} up={advantage > 0} />}
      <Label x={left + 17} y={y} halo concept={concept}>
        {signed(advantage, 2)}
      </Label>
    </>
  )
}

interface BothRunsProps {
  readonly plot: Plot
  /** After 0, 1, ... passes. */
  readonly clipped: readonly number[]
  readonly free: readonly number[]
  readonly kind: LineKind
  readonly concept: string
  readonly digits: number
  /** What stands under the numbers at the ends; null for numbers alone. */
  readonly names: Pick<Words, 'withClip' | 'without'> | null
}

/** The same quantity with the clip and, dotted, without; both ends with their numbers. */
function BothRuns({ plot, clipped, free, kind, concept, digits, names }: BothRunsProps): ReactNode {
  const points = (run: readonly number[]) => run.map((value, k): Point => [k, value])
  const passes = clipped.length - 1
  const [held, loose] = [clipped[passes]!, free[passes]!]
  const x = plot.x(passes) + 10
  const ys = spread([plot.y(held), plot.y(loose)], names ? 34 : 17, plot.top - 4, plot.bottom - 12)
  return (
    <>
      <Line plot={plot} points={points(free)} kind="dotted" concept={concept} />
      <Line plot={plot} points={points(clipped)} kind={kind} concept={concept} />
      <Dot plot={plot} at={[passes, loose]} kind="end" concept={concept} />
      <Dot plot={plot} at={[passes, held]} kind="winner" concept={concept} r={5} />
      {[held, loose].map((value, k) => (
        <g key={k}>
          <Label x={x} y={ys[k]! + (names ? -2 : 5)} strong={k === 0} halo concept={concept}>
            {fixed(value, digits)}
          </Label>
          {names ? (
            <Label x={x} y={ys[k]! + 14} halo>
              {k === 0 ? names.withClip : names.without}
            </Label>
          ) : null}
        </g>
      ))}
    </>
  )
}
