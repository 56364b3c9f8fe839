import type { ReactNode } from 'react'
import { Hatch, Label, Letter } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { ENOUGH_DRAWS, type SamplerParams, type Scene } from './model.ts'

interface Panel {
  readonly left: number
  readonly width: number
  readonly top: number
  /** Where probability 0 stands. */
  readonly base: number
}

/** Two panels: side by side, or the pick under the shape. Both have the same scale, so that bars compare across. */
function layout({ width, height, compact }: Size): { shape: Panel; pick: Panel; room: number } {
  if (compact) {
    const room = (height - 192) / 2
    return {
      room,
      shape: { left: 0, width, top: 0, base: 58 + room },
      pick: { left: 0, width, top: 92 + room, base: height - 42 },
    }
  }
  const gap = width > 700 ? 64 : 32
  const half = (width - gap) / 2
  const base = height - 44
  return {
    room: base - 62,
    shape: { left: 0, width: half, top: 0, base },
    pick: { left: half + gap, width: half, top: 0, base },
  }
}

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  /** heightsOf(scene), or numbers on the way there. */
  readonly heights: readonly number[]
  readonly params: SamplerParams
  readonly words: Words
  readonly hatchId: string
}

/** The picture alone: same scene, same SVG. */
export function Drawing({ size, scene: s, heights, params, words, hatchId }: DrawingProps) {
  const { shape, pick, room } = layout(size)
  const [highest, ...bars] = heights
  const shared = { scene: s, unit: room / highest! }
  return (
    <>
      <Hatch id={hatchId} />
      <Head panel={shape} title={words.shape(params)} value={words.entropy(s)}>
        <Key x={shape.left} y={shape.top + 36} kind="outline" text={words.policy} letter="π" />
        <Key x={shape.left + 92} y={shape.top + 36} kind="fill" text={words.tempered} />
      </Head>
      <Bars {...shared} panel={shape} heights={bars.slice(0, s.tokens.length)} hatchId={null} />
      <Head panel={pick} title={words.pick(params)} value={words.keptMass(s)}>
        <Key x={pick.left} y={pick.top + 36} kind="fill" text={words.behaviour} letter="μ" />
        {s.kept.every(Boolean) ? null : (
          <Key x={pick.left + 114} y={pick.top + 36} kind="hatch" text={words.cut} hatchId={hatchId} />
        )}
        {s.draws >= ENOUGH_DRAWS ? (
          <Key x={pick.left + 172} y={pick.top + 36} kind="dot" text={words.drawn(s.draws)} />
        ) : null}
      </Head>
      <Bars {...shared} panel={pick} heights={bars.slice(s.tokens.length)} hatchId={hatchId} />
      {size.compact ? null : <Arrow from={shape.left + shape.width} to={pick.left} y={shape.base - room / 2} />}
    </>
  )
}

/** What a panel does, what came of it, and its marks with their names. */
function Head({
  panel,
  title,
  value,
  children,
}: {
  readonly panel: Panel
  readonly title: string
  readonly value: string
  readonly children: ReactNode
}) {
  return (
    <>
      <Label x={panel.left} y={panel.top + 13} strong>
        {title}
      </Label>
      <Label x={panel.left + panel.width} y={panel.top + 13} anchor="end">
        {value}
      </Label>
      {children}
    </>
  )
}

interface KeyProps {
  readonly x: number
  readonly y: number
  readonly kind: 'outline' | 'fill' | 'hatch' | 'dot'
  readonly text: string
  readonly letter?: string
  readonly hatchId?: string
}

function Key({ x, y, kind, text, letter, hatchId }: KeyProps) {
  const concept = kind === 'outline' ? 'policy' : kind === 'dot' ? 'ink' : 'old'
  return (
    <g data-concept={concept}>
      {kind === 'dot' ? (
        <circle className="dot" cx={at(x + 5)} cy={at(y - 5)} r="4" />
      ) : (
        <rect
          className={kind === 'fill' ? 'fill' : kind === 'hatch' ? 'sampler-cut' : 'bar-outline'}
          fill={kind === 'hatch' ? `url(#${hatchId})` : undefined}
          x={at(x + 0.75)}
          y={at(y - 10.25)}
          width="9.5"
          height="9.5"
        />
      )}
      <Label x={x + 16} y={y} concept={concept} term={letter === 'π' ? 'pi' : letter === 'μ' ? 'behaviour' : undefined}>
        {text} {letter ? <Letter>{letter}</Letter> : null}
      </Label>
    </g>
  )
}

/** One bar per token: the policy as an outline, what became of it inside. In the pick, cut tokens are hatched and draws are dots. */
function Bars({
  scene: s,
  panel,
  unit,
  heights,
  hatchId,
}: {
  readonly scene: Scene
  readonly panel: Panel
  readonly unit: number
  readonly heights: readonly number[]
  readonly hatchId: string | null
}) {
  const column = panel.width / s.tokens.length
  const outer = Math.min(34, column * 0.72)
  const inner = outer * 0.56
  const isPick = hatchId !== null
  return (
    <>
      <path className="gridline" d={`M${at(panel.left)} ${at(panel.base - unit / 2)}h${at(panel.width)}`} />
      <Label x={panel.left + panel.width} y={panel.base - unit / 2 - 5} anchor="end" quiet>
        {fixed(0.5, 1)}
      </Label>
      {s.tokens.map((token, i) => {
        const x = panel.left + column * (i + 0.5)
        const isCut = isPick && !s.kept[i]
        const [before, now] = [unit * s.policy[i]!, unit * heights[i]!]
        const share = isPick && !isCut && s.draws >= ENOUGH_DRAWS ? (unit * s.counts[i]!) / s.draws : null
        const top = panel.base - Math.max(before, now, share === null ? 0 : share + 5)
        return (
          <g key={token}>
            <rect
              className="bar-outline"
              data-concept="policy"
              x={at(x - outer / 2)}
              y={at(panel.base - before)}
              width={at(outer)}
              height={at(before)}
            />
            <rect
              className={isCut ? 'sampler-cut' : 'fill'}
              data-concept="old"
              fill={isCut ? `url(#${hatchId})` : undefined}
              x={at(x - inner / 2)}
              y={at(panel.base - now)}
              width={at(inner)}
              height={at(now)}
            />
            <Label x={x} y={top - 6} anchor="middle" concept={isCut ? undefined : 'old'} quiet={isCut} halo>
              {isCut ? '×' : probabilityText(heights[i]!, 2)}
            </Label>
            {share === null ? null : <circle className="dot" cx={at(x)} cy={at(panel.base - share)} r="4" />}
            <Label x={x} y={panel.base + 18} anchor="middle" strong={!isCut} quiet={isCut}>
              {token}
            </Label>
            {isPick && s.draws > 0 ? (
              <Label
                x={x}
                y={panel.base + 37}
                anchor="middle"
                strong={s.last === i && s.draws < ENOUGH_DRAWS}
                quiet={s.last !== i && s.draws < ENOUGH_DRAWS}
              >
                {s.counts[i]}
              </Label>
            ) : null}
          </g>
        )
      })}
      <path className="axis" d={`M${at(panel.left)} ${at(panel.base)}h${at(panel.width)}`} />
    </>
  )
}

const Arrow = ({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) => (
  <path className="tick" d={`M${at(from + 10)} ${at(y)}H${at(to - 10)}m-6 -5l6 5l-6 5`} />
)
