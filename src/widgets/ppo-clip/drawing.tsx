import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Flat, Line, type Point } from '../../plot/line.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import { PushAlong } from '../../plot/push.tsx'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Fence, Plumb } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** The plot, the numbers under its axis, the names beside the ends of its lines, and the words that keep off the lines. */
export function layout({ width, height, compact }: Size, s: Scene) {
  const left = compact ? 30 : 46
  const right = width - (compact ? 8 : 150)
  const [top, bottom] = compact ? [30, height - 92] : [34, height - 74]
  const plot = plotIn(
    { left, right, top, bottom },
    [0, s.maxRatio],
    s.advantage < 0 ? [-s.maxRatio, 0] : [0, s.maxRatio],
  )
  const { x, y } = plot
  const handle = bottom + (compact ? 46 : 51)
  const [rx, value, zero] = [x(s.ratio), y(s.result.value), y(0)]

  // Beside the ends of the two lines, one under the other, and clear of what stands by the handle.
  const plainEnd = y(s.plain.at(-1)![1]) + 5
  const resultEnd = y(s.objective.at(-1)![1]) + 1
  const isFloored = resultEnd < plainEnd - 5
  const resultBelow = isFloored ? Math.min(resultEnd, plainEnd - 40) : Math.max(resultEnd, plainEnd + 20)
  const lift = Math.max(0, Math.max(plainEnd, resultBelow + 18) - (bottom + 10))

  // Under the axis: the fences' labels stand under their lines while there is room for the 1 between them, and move
  // outwards where there is not; ticks give way to them.
  const fenceWidth = compact ? 28 : 68
  const fenceGap = x(s.high) - x(s.low)
  const isApart = fenceGap >= fenceWidth + 26
  const inwards = isApart ? fenceWidth / 2 : Math.min(9, (fenceGap - 8) / 2)
  const fence = (ratio: number, side: -1 | 1) =>
    ({
      x: x(ratio) - (isApart ? 0 : side * inwards),
      y: bottom + 20,
      anchor: isApart ? 'middle' : side < 0 ? 'end' : 'start',
    }) as const

  // The words keep off the line: where it begins they change sides.
  const isRight = rx > right - 70
  const isAtStart =
    s.advantage !== 0 && rx < right - 110 && (Math.abs(value - zero) < 50 || (s.advantage < 0 && rx < left + 60))
  const isTopLeft = s.advantage < 0 && rx < left + 46
  const isOtherRight = isTopLeft || (s.advantage < 0 && !isRight)
  // The arrow and its two words.
  const isVerdictLeft = rx > width - (compact ? (s.push === 'none' ? 78 : 145) : 220)
  const drop = s.advantage === 0 ? -10 : s.advantage < 0 ? (isRight && s.push !== 'none' ? 9 : -8) : isAtStart ? -5 : 22
  return {
    plot,
    handle,
    ends: compact ? null : { isFloored, x: right + 12, plain: plainEnd - lift, result: resultBelow - lift },
    low: fence(s.low, -1),
    high: fence(s.high, 1),
    isFenceNamed: !compact,
    ticks: [
      ...(x(s.low) + inwards - fenceWidth > left + 8 ? [0] : []),
      ...(x(1) - x(s.low) - inwards >= 9 && x(s.high) - x(1) - inwards >= 9 ? [1] : []),
      ...(x(s.high) - inwards + fenceWidth < right - 8 ? [s.maxRatio] : []),
    ],
    value: {
      x: rx + (isRight ? -12 : isAtStart && s.advantage > 0 ? 34 : 12),
      y: value + drop,
      anchor: isRight ? 'end' : 'start',
    } as const,
    // With a bad token both lines fall to the right, so the free side is the right one.
    other: {
      x: rx + (isOtherRight ? 11 : -11),
      y: y(s.other) + (s.advantage >= 0 ? 5 : isTopLeft && s.other < -0.05 ? 3 : -6),
      anchor: isOtherRight ? 'start' : 'end',
    } as const,
    verdict: {
      x: rx + (isVerdictLeft ? -10 : 10),
      y: s.advantage === 0 ? bottom - 32 : s.advantage < 0 === isAtStart ? bottom - 12 : top + 16,
      end: isVerdictLeft,
    },
    clipped: clippedName(s, plot, rx),
    ratio: compact ? { x: 0, y: height - 6 } : { x: right + 24, y: handle + 5 },
    /** Where there is no room beside the word. */
    ratioValue: compact ? { x: width - 8, y: height - 6 } : null,
  }
}
type Layout = ReturnType<typeof layout>

/** Over the outer end of the clipped branch, where it is not the minimum; nowhere while the handle and its numbers are there. */
function clippedName(s: Scene, { x, y, left, right }: Plot, handle: number) {
  const part = visible(s, s.clipped).find(([from, to]) => x(to[0]) - x(from[0]) > 60)
  if (part === undefined) return null
  const isLeft = part[0][0] === 0
  if (isLeft ? handle < left + 150 : handle > right - 190) return null
  return { x: isLeft ? left + 8 : right - 6, y: y(part[0][1]) - 8, anchor: isLeft ? 'start' : 'end' } as const
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot } = l
  const concept = s.advantage > 0 ? 'advantage-up' : s.advantage < 0 ? 'advantage-down' : 'ink'
  const sign = s.advantage < 0 ? -1 : 1
  const grid = Array.from({ length: s.maxRatio }, (_, k) => sign * (k + 1))
  const isSplit = Math.abs(s.other - s.result.value) > 0.005
  return (
    <>
      {s.flat.map(([from, to]) => (
        <Flat key={from} plot={plot} from={from} to={to} />
      ))}
      <Axis plot={plot} side="left" values={[0, ...grid]} grid={grid} text={(v) => fixed(v, 0)} line={null} />
      <Axis plot={plot} side="bottom" values={l.ticks} line={0} />
      <Fence plot={plot} values={[s.low, s.high]} />
      <path className="tick-home" d={`M${at(plot.x(1))} ${at(plot.bottom)}v-7`} />
      <Label {...l.low} concept="old" term="epsilon">
        {l.isFenceNamed ? '1−ε = ' : null}
        {fixed(s.low, 2)}
      </Label>
      <Label {...l.high} concept="old" term="epsilon">
        {l.isFenceNamed ? '1+ε = ' : null}
        {fixed(s.high, 2)}
      </Label>
      <Line plot={plot} points={s.objective} kind="thick" concept={concept} />
      {visible(s, s.plain).map((part) => (
        <Line key={part[0][0]} plot={plot} points={part} concept="policy" />
      ))}
      {visible(s, s.clipped).map((part) => (
        <Line key={part[0][0]} plot={plot} points={part} kind="dotted" concept="old" />
      ))}
      {l.clipped === null ? null : (
        <Label {...l.clipped} concept="old" halo>
          {words.clipped}
        </Label>
      )}
      {l.ends ? (
        <>
          <Label x={l.ends.x} y={l.ends.plain} concept="policy">
            <Letter>ρ</Letter> <Letter>Â</Letter>, {words.plain}
          </Label>
          {(l.ends.isFloored ? words.resultFloored : words.result).map((line, index) => (
            <Label key={line} x={l.ends!.x} y={l.ends!.result + 18 * index} strong concept={concept}>
              {line}
            </Label>
          ))}
        </>
      ) : null}
      <Plumb plot={plot} value={s.ratio} to={Math.max(s.result.value, s.other)} handle={l.handle} />
      {isSplit ? (
        <>
          <Dot plot={plot} at={[s.ratio, s.other]} kind="loser" />
          <Label {...l.other} quiet halo>
            {fixed(s.other, 2)}
          </Label>
        </>
      ) : null}
      <Dot plot={plot} at={[s.ratio, s.result.value]} kind="winner" concept={concept} />
      <Label {...l.value} strong halo concept={concept}>
        {fixed(s.result.value, 2)}
      </Label>
      <PushAlong {...l.verdict} push={s.push} words={words.verdict} />
      <Label x={0} y={12} quiet>
        {words.objective}
      </Label>
      <Label {...l.ratio}>
        {words.ratio} {l.ratioValue ? null : <tspan className="label-strong">= {fixed(s.ratio, 2)}</tspan>}
      </Label>
      {l.ratioValue ? (
        <Label {...l.ratioValue} anchor="end" strong>
          {fixed(s.ratio, 2)}
        </Label>
      ) : null}
    </>
  )
}

/** The parts of a branch where it is not the minimum: over the result it would make a third, muddy colour. */
const visible = ({ objective }: Scene, branch: readonly Point[]): readonly (readonly [Point, Point])[] =>
  branch.slice(1).flatMap((to, index) => {
    const from = branch[index]!
    const lies = (point: Point, k: number) => Math.abs(point[1] - objective[k]![1]) < 1e-9
    return lies(from, index) && lies(to, index + 1) ? [] : [[from, to]]
  })
