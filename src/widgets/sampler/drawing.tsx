import type { ReactNode } from 'react'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import { ENOUGH_DRAWS, type Scene } from './model.ts'

/** Two panels: side by side, or the pick under the shape. Both have the same scale, so that bars compare across. */
export function layout({ width, height, compact }: Size, { tokens }: Scene) {
  const gap = width > 700 ? 64 : 32
  const wide = compact ? width : (width - gap) / 2
  const room = compact ? (height - 192) / 2 : height - 106
  const panel = (left: number, head: number, base: number) => ({
    head,
    box: { left, right: left + wide, top: base - room, bottom: base },
  })
  const column = wide / tokens.length
  return {
    shape: panel(0, 13, compact ? 58 + room : height - 44),
    pick: compact ? panel(0, 105 + room, height - 42) : panel(wide + gap, 13, height - 44),
    /** Width of the policy's bars. */
    bar: Math.min(34, 0.72 * column),
    arrow: compact ? null : `M${at(wide + 10)} ${at(height - 44 - room / 2)}H${at(wide + gap - 10)}m-6 -5l6 5l-6 5`,
  }
}
type Layout = ReturnType<typeof layout>
type Place = Layout['pick']

export function Drawing({ plot: l, scene: s, words, shown }: DrawingProps<Scene, Words, Layout>) {
  const [hatched, hatch] = useHatch()
  const [highest, ...heights] = shown
  const count = s.tokens.length
  const shared = { scene: s, highest: highest!, bar: l.bar, hatched }
  return (
    <>
      {hatch}
      <Panel {...shared} {...l.shape} title={words.shape(s)} value={words.entropy(s)} heights={heights.slice(0, count)}>
        <Key {...l.shape} x={0} kind="outline" text={words.policy} letter="π" />
        <Key {...l.shape} x={92} kind="fill" text={words.tempered} />
      </Panel>
      <Panel
        {...shared}
        {...l.pick}
        title={words.pick(s)}
        value={words.keptMass(s)}
        heights={heights.slice(count)}
        isPick
      >
        <Key {...l.pick} x={0} kind="fill" text={words.behaviour} letter="μ" />
        {s.kept.every(Boolean) ? null : <Key {...l.pick} x={114} kind="cut" text={words.cut} hatched={hatched} />}
        {s.draws >= ENOUGH_DRAWS ? <Key {...l.pick} x={172} kind="dot" text={words.drawn(s.draws)} /> : null}
      </Panel>
      {l.arrow === null ? null : <path className="tick" d={l.arrow} />}
    </>
  )
}

const LOOK = { outline: 'bar-outline', fill: 'fill', cut: 'sampler-cut', dot: 'dot' } as const
const CONCEPT = { outline: 'policy', fill: 'old', cut: 'old', dot: 'ink' } as const

interface KeyProps extends Place {
  /** From the left of its panel. */
  readonly x: number
  readonly kind: keyof typeof LOOK
  readonly text: string
  readonly letter?: 'π' | 'μ'
  readonly hatched?: string
}

function Key({ head, box, x, kind, text, letter, hatched }: KeyProps) {
  const [left, y] = [box.left + x, head + 23]
  return (
    <g data-concept={CONCEPT[kind]}>
      {kind === 'dot' ? (
        <circle className={LOOK.dot} cx={at(left + 5)} cy={at(y - 5)} r="4" />
      ) : (
        <rect className={LOOK[kind]} fill={hatched} x={at(left + 0.75)} y={at(y - 10.25)} width="9.5" height="9.5" />
      )}
      <Label x={left + 16} y={y} concept={CONCEPT[kind]} term={letter && (letter === 'π' ? 'pi' : 'behaviour')}>
        {text} {letter ? <Letter>{letter}</Letter> : null}
      </Label>
    </g>
  )
}

interface PanelProps extends Place {
  readonly scene: Scene
  /** What it does, what came of it, and its marks with their names. */
  readonly title: string
  readonly value: string
  readonly children: ReactNode
  /** Where the scale ends, and how high the bars are: there, or on their way. */
  readonly highest: number
  readonly heights: readonly number[]
  readonly bar: number
  readonly hatched: string
  readonly isPick?: boolean
}

/** One bar per token: the policy as an outline, what became of it inside. In the pick, cut tokens are hatched and draws are dots. */
function Panel({
  scene: s,
  head,
  box,
  title,
  value,
  children,
  highest,
  heights,
  bar,
  hatched,
  isPick = false,
}: PanelProps) {
  const plot = plotIn(box, [-0.5, s.tokens.length - 0.5], [0, highest])
  const { x, y, right, bottom } = plot
  const fill = bar / (x(1) - x(0))
  const inner = 0.56 * bar
  const cut = s.kept.map((isKept) => isPick && !isKept)
  return (
    <>
      <Label x={box.left} y={head} strong>
        {title}
      </Label>
      <Label x={right} y={head} anchor="end">
        {value}
      </Label>
      {children}
      <Axis plot={plot} side="left" values={[]} grid={[0.5]} line={null} />
      <Label x={right} y={y(0.5) - 5} anchor="end" quiet>
        {fixed(0.5, 1)}
      </Label>
      <Bars plot={plot} values={s.policy} fill={fill} concept="policy" outline />
      <Bars plot={plot} values={heights.map((height, i) => (cut[i] ? 0 : height))} fill={0.56 * fill} concept="old" />
      {s.tokens.map((token, i) => {
        const isCut = cut[i]!
        const height = heights[i]!
        const share = isPick && !isCut && s.draws >= ENOUGH_DRAWS ? s.counts[i]! / s.draws : null
        const top = Math.min(y(s.policy[i]!), y(height), share === null ? bottom : y(share) - 5)
        const under = { x: x(i), anchor: 'middle' } as const
        const isLast = s.last === i
        return (
          <g key={token}>
            {isCut ? (
              <rect
                className="sampler-cut"
                data-concept="old"
                fill={hatched}
                x={at(x(i) - inner / 2)}
                y={at(y(height))}
                width={at(inner)}
                height={at(bottom - y(height))}
              />
            ) : null}
            <Label {...under} y={top - 6} concept={isCut ? undefined : 'old'} quiet={isCut} halo>
              {isCut ? '×' : probabilityText(height, 2)}
            </Label>
            {share === null ? null : <Dot plot={plot} at={[i, share]} r={4} />}
            <Label {...under} y={bottom + 18} strong={!isCut} quiet={isCut}>
              {token}
            </Label>
            {isPick && s.draws > 0 ? (
              <Label
                {...under}
                y={bottom + 37}
                {...(s.draws >= ENOUGH_DRAWS ? {} : { strong: isLast, quiet: !isLast })}
              >
                {s.counts[i]}
              </Label>
            ) : null}
          </g>
        )
      })}
      <Axis plot={plot} side="bottom" values={[]} />
    </>
  )
}
