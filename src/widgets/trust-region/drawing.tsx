import type { ReactNode } from 'react'
import type { DrawingProps } from '../../figure/definition.ts'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Clip } from '../../plot/hatch.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label, polyline } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import { Push } from '../../plot/push.tsx'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import { type Policy, type Scene, levelLine } from './model.ts'

type Place = readonly [x: number, y: number]

const CORNERS: readonly Policy[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
/** Height of an equilateral triangle of side 1. */
const TALL = 0.8660254
/** Level lines of the surrogate on each side of the one through the old policy. */
const LEVEL_COUNT = 12

/** A policy in the triangle of side 1: A lies left, B right, C on top. */
const flat = ([, b, c]: Policy): Point => [b! + c! / 2, c! * TALL]
const ring = (policies: readonly Policy[]) => [...policies, policies[0]!].map(flat)

/** A window onto the triangle. Close up, the old policy stays in place and one side is much longer than the window. */
export function layout({ width, height, compact }: Size, s: Scene) {
  const box = { left: 0, top: 0, right: compact ? width : width - 240, bottom: compact ? 300 : height }
  const { right, bottom } = box
  const isNear = s.view === 'near'
  // On a phone wide enough for the ball, and for no end of the triangle's left edge in the window's corner.
  const side = isNear ? (compact ? 2 * width + 330 : 1650) : Math.min(right - 36, (bottom - 56) / TALL)
  const [middleX, middleY] = isNear ? flat(s.old) : [0.5, TALL / 2]
  const [x0, y0] = [right * (isNear ? 0.52 : 0.5), bottom * (isNear ? 0.66 : 0.5)]
  const plot = plotIn(
    box,
    [middleX - x0 / side, middleX + (right - x0) / side],
    [middleY + (y0 - bottom) / side, middleY + y0 / side],
  )
  const place = (policy: Policy): Place => {
    const [x, y] = flat(policy)
    return [plot.x(x), plot.y(y)]
  }
  const isShown = (x: number, y: number) => x >= 0 && x <= right && y >= 0 && y <= bottom
  const next = place(s.next)
  const table = { left: compact ? 0 : width - 200, top: compact ? bottom + 44 : 40 }
  return {
    box,
    plot,
    place,
    /** The policy at a point; may lie outside the simplex. */
    policyAt: (x: number, y: number): Policy => {
      const c = plot.y.invert(y) / TALL
      const b = plot.x.invert(x) - c / 2
      return [1 - b - c, b, c]
    },
    next,
    isInView: isShown(...next),
    /** Where "further out" stands at the edge. */
    outside: {
      x: Math.min(Math.max(next[0], 56), right - 110),
      y: Math.min(Math.max(next[1], 34), bottom - 12),
    },
    levels: !s.hasSteps ? [] : levels(s, { right, place, isShown, step: isNear ? (compact ? 0.04 : 0.02) : 0.1 }),
    names: isNear ? nearNames(s, place, bottom) : null,
    /** Where more of each action lies: the corners of the triangle, or the way to them. */
    corners: isNear
      ? [
          { x: 0, y: bottom + (compact ? 16 : -8), anchor: 'start' },
          { x: right, y: bottom + (compact ? 16 : -8), anchor: 'end' },
          { x: place(s.old)[0], y: 13, anchor: 'middle' },
        ]
      : CORNERS.map((corner, i) => {
          const [x, y] = place(corner)
          return { x, y: i === 2 ? y - 10 : y + 20, anchor: 'middle' }
        }),
    table: {
      left: table.left,
      ratio: table.left + 64,
      push: table.left + 84,
      line: (row: number) => table.top + 25 * row,
    },
  }
}
export type Layout = ReturnType<typeof layout>

interface Window {
  readonly right: number
  readonly place: (policy: Policy) => Place
  readonly isShown: (x: number, y: number) => boolean
  readonly step: number
}

/** Lines of equal surrogate; close up each carries its value at the right, else where it leaves the simplex. */
function levels(s: Scene, { right, place, isShown, step }: Window) {
  const isNear = s.view === 'near'
  return Array.from({ length: 2 * LEVEL_COUNT + 1 }, (_, index) => {
    const value = step * (index - LEVEL_COUNT)
    const line = levelLine(s, value)
    if (line === null) return null
    const [[x1, y1], [x2, y2]] = line.map(place).toSorted(([a], [b]) => a - b) as [Place, Place]
    // Close up the line stops where its number begins.
    const end = isNear ? Math.min(x2, right - 46) : x2
    const y = y1 + ((y2 - y1) * (end - x1)) / (x2 - x1)
    const d = `M${at(x1)} ${at(y1)}L${at(end)} ${at(y)}`
    if (isNear) {
      const hasRoom = end < x2 && isShown(end, y - 16) && isShown(end, y + 14)
      return { value, d, label: hasRoom ? ({ x: right, y: y + 5, anchor: 'end' } as const) : null }
    }
    const isOnBase = line.some((policy) => policy[2]! < 1e-9 && place(policy)[0] === x2)
    if (!isOnBase) return { value, d, label: end + 40 < right ? { x: end + 6, y: y + 5 } : null }
    const hasRoom = end - place(CORNERS[0]!)[0] > 76 && place(CORNERS[1]!)[0] - end > 50
    return { value, d, label: hasRoom ? ({ x: end, y: y + 20, anchor: 'middle' } as const) : null }
  }).filter((level) => level !== null)
}

const furthest = (axis: 0 | 1, sign: 1 | -1, points: readonly Place[]) =>
  points.reduce((best, point) => (sign * point[axis] > sign * best[axis] ? point : best))

/** Close up, names stand beside what they name. */
function nearNames(s: Scene, place: (policy: Policy) => Place, bottom: number) {
  const ball = s.ball.map(place)
  const left = furthest(0, -1, ball)
  const corner = furthest(1, 1, s.band.map(place))
  // Below the ball, or below the region where the ball leaves the window.
  const below = Math.max(furthest(1, 1, ball)[1], corner[1]) + 22
  const band = { x: corner[0] + 6, y: below > bottom - 8 ? corner[1] + 26 : below }
  const [old, next, trpo, gradient] = [s.old, s.next, s.trpo.end, s.gradient.end].map(place) as [
    Place,
    Place,
    Place,
    Place,
  ]
  const side = trpo[0] > gradient[0] ? 1 : -1
  return {
    ball: left[1] > bottom - 6 ? null : { x: Math.max(left[0] - 8, 82), y: left[1] - 6 },
    leader: `M${at(corner[0])} ${at(corner[1] + 4)}V${at(band.y - 13)}`,
    band,
    old: Math.abs(old[0] - next[0]) + Math.abs(old[1] - next[1]) < 18 ? null : { x: old[0] + 10, y: old[1] + 16 },
    trpo: { x: trpo[0] + side * 10, y: trpo[1] - 6, anchor: side > 0 ? 'start' : 'end' } as const,
    gradient: { x: gradient[0] - side * 7, y: gradient[1] - 9, anchor: side > 0 ? 'end' : 'start' } as const,
  }
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot, box, place } = l
  const square = (policy: Policy, className: string) => {
    const [x, y] = place(policy)
    return <rect className={className} data-concept="ink" x={at(x - 4)} y={at(y - 4)} width="8" height="8" />
  }
  return (
    <>
      <Clip window={<rect x={0} y={0} width={at(box.right)} height={at(box.bottom)} />}>
        <path className="trust-region-ball" d={polyline(s.ball.map(place))} />
        {l.levels.map(({ value, d, label }) => (
          <g key={value}>
            <path className="gridline" d={d} />
            {label === null ? null : (
              <Label {...label} quiet>
                {signed(value, s.view === 'near' ? 2 : 1)}
              </Label>
            )}
          </g>
        ))}
        <Line plot={plot} points={ring(CORNERS)} kind="thin" concept="ink" />
        <Line plot={plot} points={ring(s.band)} kind="dotted" concept="old" />
        <Line plot={plot} points={ring(s.ball)} kind="double" concept="kl" />
        {s.hasSteps ? (
          <>
            <Line plot={plot} points={s.gradient.path.map(flat)} kind="thin" concept="ink" />
            <Line plot={plot} points={s.trpo.path.map(flat)} concept="ink" />
            {square(s.gradient.end, 'dot-end')}
            {square(s.trpo.end, 'fill')}
          </>
        ) : null}
        <Dot plot={plot} at={flat(s.old)} kind="end" concept="old" r={5} />
        <Names plot={l} scene={s} words={words} />
        {l.isInView ? <Dot plot={plot} at={flat(s.next)} kind="winner" concept="policy" r={8} /> : null}
      </Clip>
      {(l.corners as { x: number; y: number; anchor: 'start' | 'middle' | 'end' }[]).map((place, i) => (
        <Label key={i} {...place} quiet halo>
          {words.corners[s.view][i]}
        </Label>
      ))}
      {s.hasSteps ? (
        <Label x={l.box.right} y={13} anchor="end" quiet halo>
          {words.surrogate}
        </Label>
      ) : null}
      {l.isInView ? null : (
        <Label {...l.outside} anchor="middle" strong concept="policy" halo>
          {words.outsideView}
        </Label>
      )}
      <Readings plot={l} scene={s} words={words} />
    </>
  )
}

interface PartProps {
  readonly plot: Layout
  readonly scene: Scene
}
type WordyProps = PartProps & { readonly words: Words }

/** The regions, the ends of both steps, and both policies, by name. */
function Names({ plot: { names, next, place }, scene: s, words }: WordyProps): ReactNode {
  const [x, y] = next
  if (names === null) {
    const [right, middle] = furthest(0, 1, s.ball.map(place))
    return (
      <>
        <Label x={right + 10} y={middle - 4} concept="kl" term="kl" halo>
          {words.ball}
        </Label>
        <Label x={right + 10} y={middle + 14} concept="old" term="epsilon" halo>
          {words.band}
        </Label>
        <Label x={x - 12} y={y - 6} anchor="end" strong concept="policy" term="policy" halo>
          {words.newShort}
        </Label>
      </>
    )
  }
  return (
    <>
      {names.ball === null ? null : (
        <Label {...names.ball} anchor="end" concept="kl" term="kl" halo>
          {words.ball}
        </Label>
      )}
      <path className="leader" d={names.leader} />
      <Label {...names.band} anchor="middle" concept="old" term="epsilon" halo>
        {words.band}
      </Label>
      {names.old === null ? null : (
        <Label {...names.old} concept="old" term="old" halo>
          {words.oldShort}
        </Label>
      )}
      {s.hasSteps ? (
        <>
          <Label {...names.trpo} halo>
            {words.trpo}
          </Label>
          <Label {...names.gradient} quiet halo>
            {words.gradient}
          </Label>
        </>
      ) : null}
      <Label x={x + 13} y={y + 5} strong concept="policy" term="policy" halo>
        {words.newShort}
      </Label>
    </>
  )
}

/** Each action's ratio, and whether PPO still pushes it. */
const Readings = ({ plot: { table }, scene: s, words }: WordyProps): ReactNode => (
  <>
    <ColumnHeads
      y={table.line(0)}
      heads={[
        { x: table.ratio, text: words.ratio, anchor: 'end' },
        { x: table.push, text: words.push },
      ]}
    />
    {s.actions.map(({ name, ratio, isInside, push }, i) => (
      <g key={name}>
        <Label x={table.left} y={table.line(i + 1)} strong>
          {name}
        </Label>
        <Label x={table.ratio} y={table.line(i + 1)} anchor="end" concept="policy" strong={!isInside}>
          {fixed(ratio, 2)}
        </Label>
        <Push x={table.push} y={table.line(i + 1)} push={push} words={words.pushes} />
      </g>
    ))}
  </>
)
