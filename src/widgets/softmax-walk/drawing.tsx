import { ticks } from 'd3'
import { exp } from '../../core/mathematics/exp.ts'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label, Letter, polyline } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import { type Scene, frameAt, gaps, ranking } from './model.ts'
import { heightText, powerOfTen, scoreText } from './numbers.ts'

const clamp = (value: number) => Math.max(0, Math.min(1, value))
const mix = (from: number, to: number, t: number) => from + (to - from) * t

/** The width of one character of a drawing's label; for deciding what fits. */
const CHARACTER = 7.2

/** In px: where the strip and the sunken axis stand above the foot, what stands under the axis, and the least room of a label. */
const WIDE = {
  kind: 'wide',
  top: 26,
  strip: { foot: 46, thickness: 28, word: 23, number: 42, space: 48 },
  axis: { foot: 78, overStrip: 88, score: 28, word: 47, gap: 67, space: 44, ticks: 8 },
  dot: 5.5,
  beside: 10,
  /** Of a power of ten. */
  digits: 1,
} as const
const NARROW = {
  kind: 'narrow',
  top: 20,
  strip: { foot: 41, thickness: 20, word: 20, number: 37, space: 40 },
  axis: { foot: 64, overStrip: 78, score: 27, word: 43, gap: 57, space: 36, ticks: 4 },
  dot: 4.5,
  beside: 8,
  digits: 0,
} as const

/** What glides from one state to the next. */
export const tween = ({ progress, range, scores }: Scene): readonly number[] => [progress, ...range, ...scores]

/** Where things stand now: the axis sinks when the curve needs room and rises when the strip does. */
export function layout({ width, height, compact }: Size, _: unknown, shown: readonly number[]) {
  const sizes = compact ? NARROW : WIDE
  const [progress, low, high, ...scores] = shown as [number, number, number, ...number[]]
  const [lift, lay] = [clamp(progress), clamp(progress - 2)]
  const strip = height - sizes.strip.foot - sizes.strip.thickness
  const axis = mix(mix(Math.round(height * 0.46), height - sizes.axis.foot, lift), strip - sizes.axis.overStrip, lay)
  const margin = (high - low) * 0.055
  const ends = [low - margin, high + margin] as const
  // The highest dot stands just under the top, whatever its height is called.
  const box = { left: 1, right: width - 1, top: mix(axis, sizes.top, lift), bottom: axis }
  return {
    ...sizes,
    frame: frameAt(progress, scores, [low, high]),
    plot: plotIn(box, ends, [0, 1.06]),
    ends,
    stripY: strip,
    /** How far the words are lifted, read off and laid down, from 0 to 1. */
    lift,
    across: clamp(progress - 1) * (1 - lay),
    lay,
    isDivided: progress > 3.5,
    // On a phone the strip repeats the heights, and there is no room for both.
    hasHeights: lift > 0.6 && !(compact && progress > 2.5),
  }
}
export type Layout = ReturnType<typeof layout>

interface PartProps {
  readonly layout: Layout
  readonly words: Words
}

export function Drawing({ plot: l, scene: { temperature }, words }: DrawingProps<Scene, Words, Layout>) {
  const { scores, relative } = l.frame
  const { x, y, left, top, bottom } = l.plot
  const dots = scores.map((score, i) => ({ score, height: relative[i]!, x: x(score), y: y(relative[i]!) }))
  return (
    <>
      {l.lift > 0 ? <Curve layout={l} words={words} temperature={temperature} /> : null}
      <NumberLine layout={l} words={words} isDivided={temperature !== 1} />
      <Gaps layout={l} words={words} />
      {l.across > 0 ? (
        <>
          <path className="tick" d={`M${at(left)} ${at(bottom)}V${at(mix(bottom, top, l.across))}`} />
          <path
            className="softmax-walk-across"
            d={dots.map((dot) => `M${at(dot.x)} ${at(dot.y)}H${at(mix(dot.x, left, l.across))}`).join('')}
          />
        </>
      ) : null}
      {l.lift > 0 ? (
        <path className="stem" d={dots.map((dot) => `M${at(dot.x)} ${at(bottom)}V${at(dot.y)}`).join('')} />
      ) : null}
      {l.lay > 0 ? <Strip layout={l} words={words} /> : null}
      {dots.map(({ score, height }, i) => (
        <Dot key={i} plot={l.plot} at={[score, height]} r={mix(7, l.dot, l.lift)} />
      ))}
      {l.hasHeights ? <Heights layout={l} /> : null}
    </>
  )
}

/** A height as a label writes it: 7.39, or 2.0 × 10 to some power. */
function Height({ value, digits }: { readonly value: number; readonly digits: number }) {
  const power = powerOfTen(value, digits)
  if (!power) return heightText(value)
  return (
    <>
      {power.mantissa}·10
      <tspan className="superscript" dy="-5">
        {fixed(power.exponent, 0)}
      </tspan>
    </>
  )
}

/** How wide a Height is, in characters. */
const characters = (value: number, digits: number) => {
  const power = powerOfTen(value)
  return power ? 4 + 2 * digits + String(power.exponent).length : heightText(value).length
}

function Curve({ layout: { plot, frame: s, ends, lift }, words, temperature }: PartProps & { temperature: number }) {
  const [start, end] = [ends[0], Math.min(ends[1], s.largest + 0.058)]
  // Closer together where it is steep, which is always at its right end.
  const points = Array.from({ length: 49 }, (_, k) => {
    const z = end - (end - start) * (1 - k / 48) * (1 - k / 48)
    return [plot.x(z), plot.y(exp(z - s.largest))] as const
  })
  const [x, top] = points.at(-1)!
  const power = words.exponent(s, temperature)
  const name =
    x > plot.right - 14 - power.length * CHARACTER
      ? ({ x: plot.right, y: top - 6, anchor: 'end' } as const)
      : ({ x: x + 7, y: top + 4, anchor: 'start' } as const)
  return (
    <g style={{ opacity: at(lift) }}>
      <path className="curve" d={polyline(points)} />
      <Label {...name} quiet halo>
        <Letter>e</Letter>
        <tspan className="superscript" dy="-5">
          {power}
        </tspan>
      </Label>
    </g>
  )
}

/** The axis, and under it what stands where. */
function NumberLine({ layout: { plot, axis, frame: s }, words, isDivided }: PartProps & { isDivided: boolean }) {
  const { left, right, bottom, x } = plot
  const [low, high] = s.range
  const isFine = high - low <= 6.001
  const marks = ticks(low, high, isFine ? 6 : axis.ticks)
  const places = s.scores.map(x)
  const space = Math.max(axis.space, CHARACTER * Math.max(...s.scores.map((score) => scoreText(score).length)) + 6)
  const labels = spread(places, space, left + space / 2 - 4, right - space / 2 + 4)
  const isCrowded = labels.some((label, i) => Math.abs(label - places[i]!) > 3)
  const isStart = s.progress < 0.5
  return (
    <>
      <Axis
        plot={plot}
        side="bottom"
        values={isFine && isStart ? marks : []}
        strokes={marks}
        text={(tick) => fixed(tick, 0)}
        gap={-15}
        tick={4}
        inwards={4}
      />
      {isCrowded ? (
        <path
          className="leader"
          d={labels.map((label, i) => `M${at(places[i]!)} ${at(bottom + 9)}L${at(label)} ${at(bottom + 15)}`).join('')}
        />
      ) : null}
      {ranking(s.scores).map((i) => (
        <g key={i}>
          <Label x={labels[i]!} y={bottom + axis.score} anchor="middle">
            {scoreText(s.scores[i]!)}
          </Label>
          <Label x={labels[i]!} y={bottom + axis.word} anchor="middle" strong>
            {words.tokens[i]}
          </Label>
        </g>
      ))}
      {isStart ? (
        <Label x={right} y={bottom - 38} anchor="end" quiet>
          {words.logit} <Letter>z</Letter>
          {isDivided ? (
            <>
              /<Letter>T</Letter>
            </>
          ) : null}
          , {words.likelier} →
        </Label>
      ) : null}
    </>
  )
}

/** Between neighbours: how far apart, and once lifted, how many times higher. Only where the words fit. */
function Gaps({ layout: { plot, axis, frame: s } }: PartProps) {
  const opacity = 1 - clamp(s.progress - 2) * 2
  if (opacity <= 0) return null
  const y = plot.bottom + axis.gap
  const textOf = (gap: number, ratio: number) =>
    s.progress <= 0.5 ? `+${scoreText(gap)}` : powerOfTen(ratio) ? '' : `×${heightText(ratio)}`
  return (
    <g style={{ opacity: at(opacity) }}>
      {gaps(s).map(({ left, right, gap, ratio }) => {
        const text = textOf(gap, ratio)
        const [from, to] = [plot.x(s.scores[left]!), plot.x(s.scores[right]!)]
        const room = to - from - text.length * CHARACTER - 4
        if (room < 0 || text === '') return null
        const half = (text.length * CHARACTER) / 2 + 3
        const middle = (from + to) / 2
        return (
          <g key={`${left}-${right}`}>
            <path
              className="tick"
              d={`M${at(from + 1)} ${at(y - 4)}v8M${at(to - 1)} ${at(y - 4)}v8${room > 8 ? `M${at(from + 1)} ${at(y)}H${at(middle - half)}M${at(middle + half)} ${at(y)}H${at(to - 1)}` : ''}`}
            />
            <Label x={middle} y={y + 5} anchor="middle">
              {text}
            </Label>
          </g>
        )
      })}
    </g>
  )
}

/** The number at each dot; while they are read off, on the scale at the left. */
function Heights({ layout: l }: Pick<PartProps, 'layout'>) {
  const { plot, frame: s, across, beside, digits } = l
  const tops = s.relative.map(plot.y)
  const onScale = spread(tops, 16, plot.top, plot.bottom)
  const placed: { x: number; y: number; width: number; text: string }[] = []
  return ranking(s.scores).map((i) => {
    const text = heightText(s.heights[i]!)
    const width = characters(s.heights[i]!, digits) * CHARACTER
    const place = plot.x(s.scores[i]!)
    const x = Math.max(mix(place - beside, plot.left + 6 + width, across), width)
    const y = mix(tops[i]! - 5, onScale[i]! - (place < 60 ? 9 : 4), across)
    // Of two that would lie on each other the higher one is written, and on the scale each height once; the table has all.
    const isCovered = (other: (typeof placed)[number]) =>
      across > 0.5
        ? other.text === text
        : Math.abs(other.y - y) < 14 && x > other.x - other.width && x - width < other.x
    if (placed.some(isCovered)) return null
    placed.push({ x, y, width, text })
    return (
      <Label key={i} x={x} y={y} anchor="end" halo>
        <Height value={s.heights[i]!} digits={digits} />
      </Label>
    )
  })
}

/** The heights laid end to end; division changes the ruler above the strip, not the strip. */
function Strip({ layout: l, words }: PartProps) {
  const { frame: s, plot, strip, lay, isDivided, digits } = l
  const { left, right } = plot
  const segments = s.probabilities.map((share, i) => {
    const before = s.probabilities.slice(0, i).reduce((total, other) => total + other, 0)
    const [from, to] = [mix(left, right, before), mix(left, right, before + share)]
    const top = plot.y(s.relative[i]!)
    return {
      x: mix(plot.x(s.scores[i]!) - 1.5, from + 0.75, lay),
      y: mix(top, l.stripY, lay),
      width: mix(3, Math.max(0.5, to - from - 1.5), lay),
      height: mix(plot.bottom - top, strip.thickness, lay),
      middle: (from + to) / 2,
    }
  })
  const longest = isDivided ? 5 : Math.max(...s.heights.map((height) => characters(height, digits)))
  const space = Math.max(strip.space, longest * CHARACTER + 5)
  const middles = segments.map(({ middle }) => middle)
  const labels = spread(middles, space, left + space / 2 - 3, right - space / 2 + 3)
  const below = l.stripY + strip.thickness
  const ruler = l.stripY - 8
  const concept = isDivided ? 'policy' : undefined
  return (
    <>
      {segments.map(({ x, y, width, height }, i) => (
        <rect
          key={i}
          className={isDivided ? 'fill' : 'softmax-walk-length'}
          data-concept={concept}
          x={at(x)}
          y={at(y)}
          width={at(width)}
          height={at(height)}
        />
      ))}
      {lay > 0.6 ? (
        <>
          <path
            className="leader"
            d={middles
              .map((middle, i) => `M${at(middle)} ${at(below + 2)}L${at(labels[i]!)} ${at(below + 8)}`)
              .join('')}
          />
          {labels.map((x, i) => (
            <g key={i}>
              <Label x={x} y={below + strip.word} anchor="middle" strong>
                {words.tokens[i]}
              </Label>
              <Label
                x={x}
                y={below + strip.number}
                anchor="middle"
                concept={concept}
                term={isDivided ? 'pi' : undefined}
              >
                {isDivided ? fixed(s.probabilities[i]!, 3) : <Height value={s.heights[i]!} digits={digits} />}
              </Label>
            </g>
          ))}
          <path className="tick" d={`M${at(left)} ${at(ruler - 4)}v8m0 -4H${at(right)}m0 -4v8`} />
          <Label x={right} y={ruler - 7} anchor="end" strong concept={concept} halo>
            {isDivided ? words.whole : <Height value={s.total} digits={digits} />}
          </Label>
          <Label x={left} y={ruler - 7} quiet halo>
            {isDivided ? words.strip.divide[l.kind](heightText(s.total)) : words.strip.sum[l.kind]}
          </Label>
        </>
      ) : null}
    </>
  )
}
