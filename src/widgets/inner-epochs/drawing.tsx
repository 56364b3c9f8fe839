import type { ReactNode } from 'react'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label, Triangle } from '../../plot/marks.tsx'
import { fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Fence } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import type { Action, Scene } from './model.ts'
import { START_REWARD } from './runs.ts'
import { SeedsDrawing, seedsLayout } from './seeds-drawing.tsx'

/** More tries of one answer than this are written as a number. */
const MOST_MARKS = 5
/** From one try to the next, px. */
const MARK = 13

/** The answers from the best to the worst, each with its tries and its two ratios; the average reward beside them, or below. */
export function layout(size: Size, s: Scene) {
  const { width, compact } = size
  const rowHeight = compact ? 28 : 40
  const top = compact ? 30 : 36
  const bottom = top + 5 * rowHeight
  const ratios = plotIn(
    { left: compact ? 108 : 164, right: compact ? width - 8 : 0.53 * width, top, bottom },
    [0, 5],
    [0, 5],
  )
  const reward = plotIn(
    compact
      ? { left: 34, right: width - 116, top: bottom + 58, bottom: bottom + 150 }
      : { left: 0.63 * width, right: width - 118, top, bottom },
    [0, s.passEnd],
    [0, s.rewardEnd],
  )
  const ends = [s.promised.at(-1)!, s.clipped.at(-1)!.expectedReward, s.free.at(-1)!.expectedReward]
  const [promised, clipped, free] = spread(
    ends.map((value) => reward.y(value)),
    18,
    top === reward.top ? top : reward.top - 6,
    reward.bottom - 4,
  ) as [number, number, number]
  return {
    seeds: s.seeds && seedsLayout(size, s.seeds),
    rows: [...s.actions]
      .sort((a, b) => b.reward - a.reward)
      .map((action, k) => ({ action, y: top + rowHeight * (k + 0.5), level: 4.5 - k })),
    tries: compact ? 22 : 76,
    ratios,
    reward,
    heads: [
      { x: compact ? 22 : 76, word: 'batchColumn' },
      // On a tablet the whole head would reach the next one.
      { x: ratios.left, word: width < 780 ? 'ratioShort' : 'ratio' },
    ] as const,
    isWordy: !compact,
    title: { x: compact ? 0 : reward.left - 34, y: compact ? reward.top - 16 : 12 },
    names: { x: reward.x(s.passes) + 10, promised, clipped, free },
    low: { x: ratios.x(s.low) - 2, y: bottom + 20, anchor: 'end' } as const,
    high: { x: ratios.x(s.high) + 2, y: bottom + 20, anchor: 'start' } as const,
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  if (l.seeds && s.seeds) return <SeedsDrawing plot={l.seeds} scene={s.seeds} words={words} />
  const { ratios, reward, names } = l
  const ofPass = (values: readonly number[]) => values.map((value, k): Point => [k, value])
  const ends = [
    { y: names.promised, value: s.promised.at(-1)!, name: words.promised, concept: 'old', isStrong: false },
    { y: names.clipped, value: s.clipped.at(-1)!.expectedReward, name: words.withClip, concept: 'ink', isStrong: true },
    { y: names.free, value: s.free.at(-1)!.expectedReward, name: words.without, concept: 'ink', isStrong: false },
  ]
  return (
    <>
      <ColumnHeads y={12} heads={l.heads.map(({ word, ...head }) => ({ ...head, text: words[word] }))} />
      <Fence plot={ratios} values={[s.low, s.high]} />
      {l.rows.map(({ action: { name, samples, clipped, free }, y, level }, k) => (
        <g key={name}>
          <Label x={0} y={y + 5} strong>
            {name}
          </Label>
          {l.isWordy && k % 4 === 0 ? (
            <Label x={18} y={y + 5} quiet>
              {k === 0 ? words.best : words.worst}
            </Label>
          ) : null}
          <Tries x={l.tries} y={y} samples={samples} words={words} />
          <Line
            plot={ratios}
            points={[
              [clipped.ratio, level],
              [free.ratio, level],
            ]}
            kind="thin"
            concept="policy"
          />
          <Dot plot={ratios} at={[free.ratio, level]} kind="end" concept="policy" r={5} />
          <Dot plot={ratios} at={[clipped.ratio, level]} kind="winner" concept="policy" r={6} />
        </g>
      ))}
      <Axis plot={ratios} side="bottom" values={[...(s.high > 1.3 ? [] : [1]), 5]} strokes={[1, 2, 3, 4, 5]} tick={5} />
      <Label {...l.low} concept="old" term="epsilon">
        {fixed(s.low, 2)}
      </Label>
      <Label {...l.high} concept="old" term="epsilon">
        {fixed(s.high, 2)}
      </Label>
      <Label {...l.title} quiet>
        {words.plotReward}
      </Label>
      <Axis
        plot={reward}
        side="left"
        values={[0, START_REWARD]}
        grid={[START_REWARD]}
        text={(j) => fixed(j, j === 0 ? 0 : 2)}
        line={null}
      />
      <Axis plot={reward} side="bottom" values={[0, s.passEnd]} />
      <Line plot={reward} points={ofPass(s.promised)} kind="thin" concept="old" />
      <Line
        plot={reward}
        points={ofPass(s.free.map(({ expectedReward }) => expectedReward))}
        kind="dotted"
        concept="ink"
      />
      <Line plot={reward} points={ofPass(s.clipped.map(({ expectedReward }) => expectedReward))} concept="ink" />
      {ends.map(({ y, value, name, concept, isStrong }) => (
        <g key={name}>
          <Dot
            plot={reward}
            at={[s.passes, value]}
            kind={isStrong ? 'winner' : 'end'}
            concept={concept}
            r={isStrong ? 5 : 4}
          />
          <Label x={names.x} y={y + 5} concept={concept} strong={isStrong} halo>
            {name} {fixed(value, 3)}
          </Label>
        </g>
      ))}
      <Label x={reward.x(s.passEnd / 2)} y={reward.bottom + 20} anchor="middle" quiet>
        {words.passesAxis}
      </Label>
    </>
  )
}

interface TriesProps extends Pick<Action, 'samples'> {
  readonly x: number
  /** Their middle. */
  readonly y: number
  readonly words: Words
}

/** One mark for each try of this answer in the batch: better or worse than the batch’s average. */
function Tries({ x, y, samples, words }: TriesProps): ReactNode {
  if (samples.length === 0)
    return (
      <Label x={x} y={y + 5} quiet>
        {words.notDrawn}
      </Label>
    )
  if (samples.length <= MOST_MARKS)
    return samples.map((advantage, k) =>
      advantage === 0 ? null : <Triangle key={k} x={x + 6 + MARK * k} y={y} size={5.5} up={advantage > 0} />,
    )
  const sum = samples.reduce((total, advantage) => total + advantage, 0)
  return (
    <>
      <Triangle x={x + 6} y={y} size={5.5} up={sum > 0} />
      <Label x={x + MARK + 4} y={y + 5} concept={sum > 0 ? 'advantage-up' : 'advantage-down'}>
        {samples.length}×
      </Label>
    </>
  )
}
