import { ticks } from 'd3'
import { exp } from '../../core/mathematics/exp.ts'
import { Label, Letter, polyline } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { type LinearScale, scaleLinear } from '../../plot/scale.ts'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import { type Scene, gaps, heightText, powerOfTen, ranking } from './model.ts'

const clamp = (value: number) => Math.max(0, Math.min(1, value))
const mix = (from: number, to: number, t: number) => from + (to - from) * t

/** The width of one character of a drawing's label; for deciding what fits. */
const CHARACTER = 7.2

export interface Layout {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly axis: number
  readonly strip: number
  readonly thickness: number
  /** The scores at the two ends of the axis. */
  readonly ends: readonly [number, number]
  readonly x: LinearScale
}

/** Where things stand: the axis sinks when the curve needs room and rises when the strip does. */
export function layout({ width, height, compact }: Size, { progress, range }: Scene): Layout {
  const [left, right] = [1, width - 1]
  const thickness = compact ? 20 : 28
  const strip = height - (compact ? 41 : 46) - thickness
  const low = height - (compact ? 64 : 78)
  const axis = mix(
    mix(Math.round(height * 0.46), low, clamp(progress)),
    strip - (compact ? 78 : 88),
    clamp(progress - 2),
  )
  const margin = (range[1] - range[0]) * 0.055
  const ends = [range[0] - margin, range[1] + margin] as const
  return { left, right, top: compact ? 20 : 26, axis, strip, thickness, ends, x: scaleLinear(ends, [left, right]) }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const l = layout(size, s)
  const { compact } = size
  const lift = clamp(s.progress)
  const lay = clamp(s.progress - 2)
  const across = clamp(s.progress - 1) * (1 - lay)
  const isDivided = s.progress > 3.5
  // The highest dot stands just under the top, whatever its height is called.
  const y = scaleLinear([0, 1.06], [l.axis, l.top])
  const places = s.scores.map((score) => l.x(score))
  const tops = s.relative.map((height) => mix(l.axis, y(height), lift))
  return (
    <>
      {lift > 0 ? <Curve layout={l} scene={s} y={y} lift={lift} words={words} /> : null}
      <NumberLine size={size} layout={l} scene={s} words={words} />
      <Gaps size={size} layout={l} scene={s} words={words} />
      {across > 0 ? (
        <>
          <path className="tick" d={`M${at(l.left)} ${at(l.axis)}V${at(mix(l.axis, l.top, across))}`} />
          <path
            className="softmax-walk-across"
            d={tops.map((top, i) => `M${at(places[i]!)} ${at(top)}H${at(mix(places[i]!, l.left, across))}`).join('')}
          />
        </>
      ) : null}
      {lift > 0 ? (
        <path className="stem" d={tops.map((top, i) => `M${at(places[i]!)} ${at(l.axis)}V${at(top)}`).join('')} />
      ) : null}
      {lay > 0 ? (
        <Strip size={size} layout={l} scene={s} words={words} tops={tops} lay={lay} isDivided={isDivided} />
      ) : null}
      {places.map((x, i) => (
        <circle key={i} className="dot" cx={at(x)} cy={at(tops[i]!)} r={at(mix(7, compact ? 4.5 : 5.5, lift))} />
      ))}
      {lift > 0.6 ? <Heights size={size} layout={l} scene={s} tops={tops} across={across} /> : null}
    </>
  )
}

/** A height as a label writes it: 7.39, or 2.0 × 10 to some power. */
function Height({ value, compact }: { readonly value: number; readonly compact: boolean }) {
  const power = powerOfTen(value, compact ? 0 : 1)
  if (!power) return heightText(value)
  return (
    <>
      {power.mantissa}·10
      <tspan dy="-5">{fixed(power.exponent, 0)}</tspan>
    </>
  )
}

/** How wide a Height is, in characters. */
const characters = (value: number, compact: boolean) => {
  const power = powerOfTen(value)
  return power ? (compact ? 4 : 6) + String(power.exponent).length : heightText(value).length
}

function Curve({
  layout: l,
  scene: s,
  y,
  lift,
  words,
}: {
  readonly layout: Layout
  readonly scene: Scene
  readonly y: LinearScale
  readonly lift: number
  readonly words: Words
}) {
  const [start, end] = [l.ends[0], Math.min(l.ends[1], s.largest + 0.058)]
  // Closer together where it is steep, which is always at its right end.
  const points = Array.from({ length: 49 }, (_, k) => {
    const z = end - (end - start) * (1 - k / 48) * (1 - k / 48)
    return [l.x(z), y(exp(z - s.largest))] as const
  })
  const [x, top] = points.at(-1)!
  const power = words.exponent(s)
  const isAtEdge = x > l.right - 14 - power.length * CHARACTER
  return (
    <g style={{ opacity: at(lift) }}>
      <path className="curve" d={polyline(points)} />
      <Label
        x={isAtEdge ? l.right : x + 7}
        y={top + (isAtEdge ? -6 : 4)}
        anchor={isAtEdge ? 'end' : 'start'}
        quiet
        halo
      >
        <Letter>e</Letter>
        <tspan dy="-5">{power}</tspan>
      </Label>
    </g>
  )
}

/** The axis, and under it what stands where. */
function NumberLine({
  size: { compact },
  layout: l,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly layout: Layout
  readonly scene: Scene
  readonly words: Words
}) {
  const [low, high] = s.range
  const isFine = high - low <= 6.001
  const marks = ticks(low, high, isFine ? 6 : compact ? 4 : 8)
  const places = s.scores.map((score) => l.x(score))
  const space = Math.max(
    compact ? 36 : 44,
    CHARACTER * Math.max(...s.scores.map((score) => words.score(score).length)) + 6,
  )
  const labels = spread(places, space, l.left + space / 2 - 4, l.right - space / 2 + 4)
  const rank = ranking(s.scores)
  const isCrowded = labels.some((x, i) => Math.abs(x - places[i]!) > 3)
  return (
    <>
      <path className="axis" d={`M${at(l.left)} ${at(l.axis)}H${at(l.right)}`} />
      <path className="tick" d={marks.map((tick) => `M${at(l.x(tick))} ${at(l.axis - 4)}v8`).join('')} />
      {isCrowded ? (
        <path
          className="leader"
          d={labels.map((x, i) => `M${at(places[i]!)} ${at(l.axis + 9)}L${at(x)} ${at(l.axis + 15)}`).join('')}
        />
      ) : null}
      {rank.map((i) => (
        <g key={i}>
          <Label x={labels[i]!} y={l.axis + (compact ? 27 : 28)} anchor="middle">
            {words.score(s.scores[i]!)}
          </Label>
          <Label x={labels[i]!} y={l.axis + (compact ? 43 : 47)} anchor="middle" strong>
            {words.tokens[i]}
          </Label>
        </g>
      ))}
      {s.progress < 0.5 ? (
        <>
          <Label x={l.right} y={l.axis - 38} anchor="end" quiet>
            {words.logit} <Letter>z</Letter>, {words.likelier} →
          </Label>
          {isFine
            ? marks.map((tick) => (
                <Label key={tick} x={l.x(tick)} y={l.axis - 15} anchor="middle" quiet>
                  {fixed(tick, 0)}
                </Label>
              ))
            : null}
        </>
      ) : null}
    </>
  )
}

/** Between neighbours: how far apart, and once lifted, how many times higher. Only where the words fit. */
function Gaps({
  size: { compact },
  layout: l,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly layout: Layout
  readonly scene: Scene
  readonly words: Words
}) {
  const shown = 1 - clamp(s.progress - 2) * 2
  if (shown <= 0) return null
  const isRatio = s.progress > 0.5
  const y = l.axis + (compact ? 57 : 67)
  const texts = gaps(s).map((gap) => ({
    ...gap,
    text: isRatio ? (powerOfTen(gap.ratio) ? '' : `×${heightText(gap.ratio)}`) : `+${words.score(gap.gap)}`,
  }))
  return (
    <g style={{ opacity: at(shown) }}>
      {texts.map(({ left, right, text }) => {
        const [from, to] = [l.x(s.scores[left]!), l.x(s.scores[right]!)]
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
function Heights({
  size: { compact },
  layout: l,
  scene: s,
  tops,
  across,
}: {
  readonly size: Size
  readonly layout: Layout
  readonly scene: Scene
  readonly tops: readonly number[]
  readonly across: number
}) {
  // On a phone the strip repeats them, and there is no room for both.
  if (compact && s.progress > 2.5) return null
  const onScale = spread(tops, 16, l.top, l.axis)
  const placed: { x: number; y: number; width: number; text: string }[] = []
  return ranking(s.scores).map((i) => {
    const text = heightText(s.heights[i]!)
    const width = characters(s.heights[i]!, compact) * CHARACTER
    const place = l.x(s.scores[i]!)
    const x = Math.max(mix(place - (compact ? 8 : 10), l.left + 6 + width, across), width)
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
        <Height value={s.heights[i]!} compact={compact} />
      </Label>
    )
  })
}

interface StripProps {
  readonly size: Size
  readonly layout: Layout
  readonly scene: Scene
  readonly words: Words
  readonly tops: readonly number[]
  readonly lay: number
  readonly isDivided: boolean
}

/** The heights laid end to end; division changes the ruler above the strip, not the strip. */
function Strip({ size: { compact }, layout: l, scene: s, words, tops, lay, isDivided }: StripProps) {
  const width = l.right - l.left
  const segments = s.probabilities.map((share, i) => {
    const before = s.probabilities.slice(0, i).reduce((total, other) => total + other, 0)
    return {
      x: l.left + width * before,
      width: width * share,
      middle: l.left + width * (before + share / 2),
    }
  })
  const longest = isDivided ? 5 : Math.max(...s.heights.map((height) => characters(height, compact)))
  const space = Math.max(compact ? 40 : 48, longest * CHARACTER + 5)
  const labels = spread(
    segments.map(({ middle }) => middle),
    space,
    l.left + space / 2 - 3,
    l.right - space / 2 + 3,
  )
  const below = l.strip + l.thickness
  const ruler = l.strip - 8
  const kind = compact ? 'narrow' : 'wide'
  return (
    <>
      {segments.map((segment, i) => {
        const [x, y] = [mix(l.x(s.scores[i]!) - 1.5, segment.x + 0.75, lay), mix(tops[i]!, l.strip, lay)]
        return (
          <rect
            key={i}
            className={isDivided ? 'bar' : 'softmax-walk-length'}
            data-concept={isDivided ? 'policy' : 'ink'}
            x={at(x)}
            y={at(y)}
            width={at(mix(3, Math.max(0.5, segment.width - 1.5), lay))}
            height={at(mix(l.axis - tops[i]!, l.thickness, lay))}
          />
        )
      })}
      {lay > 0.6 ? (
        <>
          <path
            className="leader"
            d={segments
              .map(({ middle }, i) => `M${at(middle)} ${at(below + 2)}L${at(labels[i]!)} ${at(below + 8)}`)
              .join('')}
          />
          {segments.map((_, i) => (
            <g key={i}>
              <Label x={labels[i]!} y={below + (compact ? 20 : 23)} anchor="middle" strong>
                {words.tokens[i]}
              </Label>
              <Label
                x={labels[i]!}
                y={below + (compact ? 37 : 42)}
                anchor="middle"
                concept={isDivided ? 'policy' : undefined}
                term={isDivided ? 'pi' : undefined}
              >
                {isDivided ? fixed(s.probabilities[i]!, 3) : <Height value={s.heights[i]!} compact={compact} />}
              </Label>
            </g>
          ))}
          <path className="tick" d={`M${at(l.left)} ${at(ruler - 4)}v8m0 -4H${at(l.right)}m0 -4v8`} />
          <Label x={l.right} y={ruler - 7} anchor="end" strong concept={isDivided ? 'policy' : undefined} halo>
            {isDivided ? words.whole : <Height value={s.total} compact={compact} />}
          </Label>
          <Label x={l.left} y={ruler - 7} quiet halo>
            {isDivided ? words.strip.divide[kind](heightText(s.total)) : words.strip.sum[kind]}
          </Label>
        </>
      ) : null}
    </>
  )
}
