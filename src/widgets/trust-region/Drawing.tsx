import { Label, polyline } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Star } from '../../plot/star.tsx'
import { Push } from '../../plot/push.tsx'
import type { Words } from './en.ts'
import { type Layout, layout } from './layout.ts'
import { NAMES, type Policy, type Scene, levelLine } from './model.ts'

const CORNERS: readonly Policy[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
const TOP: Policy = CORNERS[2]!
/** Level lines of the surrogate on each side of the one through the old policy. */
const LEVEL_COUNT = 12

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  /** Unique on the page. */
  readonly clipId: string
}

/** The picture alone: same scene, same SVG. */
export function Drawing({ size, scene: s, words, clipId }: DrawingProps) {
  const where = layout(size, s)
  const { box, place } = where
  const { compact, width } = size
  const closed = (policies: readonly Policy[]) => `${polyline(policies.map(place))}Z`
  const [x, y] = place(s.next)
  const isShown = where.isShown(x, y)
  const [oldX, oldY] = place(s.old)
  return (
    <>
      <defs>
        <clipPath id={clipId}>
          <rect x={box.left} y={box.top} width={at(box.right - box.left)} height={at(box.bottom - box.top)} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clipId})`}>
        <path className="trust-region-ball-fill" d={closed(s.ball)} />
        <Levels scene={s} where={where} compact={compact} />
        <path className="trust-region-simplex" d={closed(CORNERS)} />
        <path className="trust-region-band" data-concept="old" d={closed(s.band)} />
        <path className="trust-region-ball" data-concept="kl" d={closed(s.ball)} />
        <path className="trust-region-ball-gap" d={closed(s.ball)} />
        <path className="trust-region-gradient" data-concept="ink" d={polyline(s.gradient.path.map(place))} />
        <path className="trust-region-trpo" data-concept="ink" d={polyline(s.trpo.path.map(place))} />
        <Square at={place(s.gradient.end)} className="trust-region-end" />
        <Square at={place(s.trpo.end)} className="trust-region-end trust-region-end-full" />
        <circle className="trust-region-old" data-concept="old" cx={at(oldX)} cy={at(oldY)} r="5" />
        <RegionLabels scene={s} where={where} words={words} />
        {isShown ? <circle className="trust-region-new" data-concept="policy" cx={at(x)} cy={at(y)} r="8" /> : null}
      </g>
      {s.view === 'whole' ? (
        <CornerLabels scene={s} where={where} />
      ) : (
        <Inset scene={s} where={where} compact={compact} />
      )}
      {s.view === 'near' ? (
        <Label x={box.right} y={13} anchor="end" quiet halo>
          {words.surrogate}
        </Label>
      ) : (
        <Label x={place(TOP)[0] + 60} y={place(TOP)[1] - 10} quiet>
          {words.surrogate}
        </Label>
      )}
      {isShown ? null : (
        <Label
          x={Math.min(Math.max(x, box.left + 56), box.right - 110)}
          y={Math.min(Math.max(y, box.top + 34), box.bottom - 12)}
          anchor="middle"
          strong
          concept="policy"
          halo
        >
          {words.outsideView}
        </Label>
      )}
      <Readings
        scene={s}
        words={words}
        left={compact ? 0 : width - 236}
        right={width}
        top={compact ? box.bottom + 26 : 28}
      />
    </>
  )
}

const Square = ({ at: [x, y], className }: { readonly at: readonly [number, number]; readonly className: string }) => (
  <rect className={className} data-concept="ink" x={at(x - 4)} y={at(y - 4)} width="8" height="8" />
)

/** Lines of equal surrogate; close up each carries its value at the right, else where it leaves the simplex. */
function Levels({
  scene,
  where: { place, isShown, box },
  compact,
}: {
  readonly scene: Scene
  readonly where: Layout
  readonly compact: boolean
}) {
  const isNear = scene.view === 'near'
  const step = isNear ? (compact ? 0.04 : 0.02) : 0.1
  return Array.from({ length: 2 * LEVEL_COUNT + 1 }, (_, index) => {
    const value = step * (index - LEVEL_COUNT)
    const line = levelLine(scene, value)
    if (line === null) return null
    const ends = line.map(place).toSorted(([a], [b]) => a - b)
    const [[x1, y1], [x2, y2]] = [ends[0]!, ends[1]!]
    // Close up the line stops where its number begins.
    const right = isNear ? Math.min(x2, box.right - 46) : x2
    const y = y1 + ((y2 - y1) * (right - x1)) / (x2 - x1)
    const isOnBase = !isNear && line.some(([, , c], k) => c! < 1e-9 && place(line[k]!)[0] === x2)
    const [fromA, fromB] = [right - place(CORNERS[0]!)[0], place(CORNERS[1]!)[0] - right]
    const hasRoom = isOnBase ? fromA > 76 && fromB > 50 : right + 40 < box.right
    const isLabelled = isNear ? right < x2 && isShown(right, y - 16) && isShown(right, y + 14) : hasRoom
    return (
      <g key={index}>
        <path className="gridline" d={`M${at(x1)} ${at(y1)}L${at(right)} ${at(y)}`} />
        {isLabelled ? (
          <Label
            x={isNear ? box.right : right + (isOnBase ? 0 : 6)}
            y={y + (isOnBase ? 20 : 5)}
            anchor={isNear ? 'end' : isOnBase ? 'middle' : 'start'}
            quiet
          >
            {signed(value, isNear ? 2 : 1)}
          </Label>
        ) : null}
      </g>
    )
  })
}

/** Names beside what they name. */
function RegionLabels({
  scene: s,
  where: { place, box },
  words,
}: {
  readonly scene: Scene
  readonly where: Layout
  readonly words: Words
}) {
  const [oldX, oldY] = place(s.old)
  const [x, y] = place(s.next)
  const isSame = Math.abs(oldX - x) + Math.abs(oldY - y) < 18
  const isNear = s.view === 'near'
  const ball = s.ball.map(place)
  const furthest = (axis: 0 | 1, sign: 1 | -1, points: readonly (readonly [number, number])[]) =>
    points.reduce((best, point) => (sign * point[axis] > sign * best[axis] ? point : best))
  const [left, right, bottom] = [furthest(0, -1, ball), furthest(0, 1, ball), furthest(1, 1, ball)]
  const corner = furthest(1, 1, s.band.map(place))
  // Below the ball, or below the region where the ball leaves the window.
  const below = Math.max(bottom[1], corner[1]) + 22
  const bandY = below > box.bottom - 8 ? corner[1] + 26 : below
  const [trpoX, trpoY] = place(s.trpo.end)
  const [gradientX, gradientY] = place(s.gradient.end)
  if (!isNear)
    return (
      <>
        <Label x={right[0] + 10} y={right[1] - 4} concept="kl" term="kl" halo>
          {words.ball(s.radius)}
        </Label>
        <Label x={right[0] + 10} y={right[1] + 14} concept="old" term="epsilon" halo>
          {words.band(s.clip)}
        </Label>
        <Label x={x - 12} y={y - 6} anchor="end" strong concept="policy" term="policy" halo>
          {words.newShort}
        </Label>
      </>
    )
  return (
    <>
      {left[1] > box.bottom - 6 ? null : (
        <Label x={Math.max(left[0] - 8, 82)} y={left[1] - 6} anchor="end" concept="kl" term="kl" halo>
          {words.ball(s.radius)}
        </Label>
      )}
      <path className="leader" d={`M${at(corner[0])} ${at(corner[1] + 4)}V${at(bandY - 13)}`} />
      <Label x={corner[0] + 6} y={bandY} anchor="middle" concept="old" term="epsilon" halo>
        {words.band(s.clip)}
      </Label>
      {isSame ? null : (
        <Label x={oldX + 10} y={oldY + 16} concept="old" term="old" halo>
          {words.oldShort}
        </Label>
      )}
      <Label x={trpoX + (trpoX > gradientX ? 10 : -10)} y={trpoY - 6} anchor={trpoX > gradientX ? 'start' : 'end'} halo>
        {words.trpo}
      </Label>
      <Label
        x={gradientX + (trpoX > gradientX ? -7 : 7)}
        y={gradientY - 9}
        anchor={trpoX > gradientX ? 'end' : 'start'}
        quiet
        halo
      >
        {words.gradient}
      </Label>
      <Label x={x + 13} y={y + 5} strong concept="policy" term="policy" halo>
        {words.newShort}
      </Label>
    </>
  )
}

/** The corners' names and pay. */
function CornerLabels({ scene, where: { place } }: { readonly scene: Scene; readonly where: Layout }) {
  return scene.rows.map(({ name, reward }, i) => {
    const [x, y] = place(CORNERS[i]!)
    const [left, base] = i === 2 ? [x - 22, y - 10] : [i === 0 ? x : x - 42, y + 20]
    return (
      <g key={name}>
        <Label x={left} y={base} strong>
          {name}
        </Label>
        <Star x={left + 20} y={base - 5} size={6} />
        <Label x={left + 30} y={base} concept="reward">
          {fixed(reward, 1)}
        </Label>
      </g>
    )
  })
}

/** The whole simplex in small, and which part of it the window shows. */
function Inset({
  scene,
  where,
  compact,
}: {
  readonly scene: Scene
  readonly where: Layout
  readonly compact: boolean
}) {
  const side = compact ? 62 : 84
  const [left, base] = [16, compact ? 76 : 96]
  const small = ([, b, c]: Policy) => [left + side * (b! + c! / 2), base - side * 0.866 * c!] as const
  const { box, policyAt } = where
  const [x1, y1] = small(policyAt(box.left, box.top))
  const [x2, y2] = small(policyAt(box.right, box.bottom))
  return (
    <>
      <path className="trust-region-inset" d={`${polyline(CORNERS.map(small))}Z`} />
      <rect className="trust-region-window" x={at(x1)} y={at(y1)} width={at(x2 - x1)} height={at(y2 - y1)} />
      {CORNERS.map((corner, i) => {
        const [x, y] = small(corner)
        return (
          <Label
            key={NAMES[i]}
            x={x + (i === 0 ? -5 : i === 1 ? 5 : 9)}
            y={i === 2 ? y + 8 : y + 5}
            anchor={i === 0 ? 'end' : 'start'}
            strong
          >
            {NAMES[i]}
          </Label>
        )
      })}
      <circle
        className="trust-region-inset-dot"
        data-concept="policy"
        cx={at(small(scene.next)[0])}
        cy={at(small(scene.next)[1])}
        r="2.5"
      />
    </>
  )
}

/** The numbers beside the picture. */
function Readings({
  scene: s,
  words,
  left,
  right,
  top,
}: {
  readonly scene: Scene
  readonly words: Words
  readonly left: number
  readonly right: number
  readonly top: number
}) {
  const columns = { reward: left + 22, probability: left + 104, ratio: left + 150, push: left + 168 }
  const line = (row: number) => top + 25 * row
  const sum = (
    row: number,
    name: string,
    value: string,
    options: { concept?: string; strong?: boolean; after?: string } = {},
  ) => (
    <>
      <Label x={left} y={line(row)} concept={options.concept}>
        {name}
      </Label>
      <Label x={columns.ratio} y={line(row)} anchor="end" strong={options.strong ?? false} concept={options.concept}>
        {value}
      </Label>
      {options.after === undefined ? null : (
        <Label x={columns.push} y={line(row)} concept={options.concept}>
          {options.after}
        </Label>
      )}
    </>
  )
  return (
    <>
      <Label x={left} y={line(0)} strong concept="policy">
        {words.newShort}
      </Label>
      <Label x={columns.probability} y={line(0)} anchor="end" quiet>
        {words.probability}
      </Label>
      <Label x={columns.ratio} y={line(0)} anchor="end" quiet>
        {words.ratio}
      </Label>
      <Label x={columns.push} y={line(0)} quiet>
        {words.push}
      </Label>
      {s.rows.map(({ name, reward, probability, ratio, isInside, push }, i) => (
        <g key={name}>
          <Label x={left} y={line(i + 1)} strong>
            {name}
          </Label>
          <Star x={columns.reward + 5} y={line(i + 1) - 5} size={6} />
          <Label x={columns.reward + 15} y={line(i + 1)} concept="reward">
            {fixed(reward, 1)}
          </Label>
          <Label x={columns.probability} y={line(i + 1)} anchor="end" concept="policy">
            {fixed(probability, 2)}
          </Label>
          <Label x={columns.ratio} y={line(i + 1)} anchor="end" concept="policy" strong={!isInside}>
            {fixed(ratio, 2)}
          </Label>
          <Push x={columns.push} y={line(i + 1)} push={push} words={words.pushes} />
        </g>
      ))}
      <path className="gridline" d={`M${at(left)} ${at(line(4) - 13)}H${at(right)}`} />
      {sum(4.35, words.kl, fixed(s.kl, 3), { concept: 'kl', strong: true, after: words.klVerdict(s) })}
      {sum(5.35, words.surrogate, signed(s.gain, 3), { strong: true })}
      {sum(6.35, words.counted, signed(s.counted, 3))}
      <path className="gridline" d={`M${at(left)} ${at(line(7.1) - 8)}H${at(right)}`} />
      {sum(7.6, words.trpo, signed(s.trpo.gain, 3), { strong: true })}
      {sum(8.6, words.sameKl, signed(s.gradient.gain, 3))}
    </>
  )
}
