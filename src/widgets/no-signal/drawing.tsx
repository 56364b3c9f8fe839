import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { Area, Line, type Point } from '../../plot/line.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot, Plumb } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import { GROUPS, type Scene } from './model.ts'

/** The plot with the handle under it; beside it, or under it on a phone, the squares. */
export function layout({ width, compact }: Size) {
  // Between phone and page the readout moves up and the counts take two lines.
  const isTight = width < 780
  const right = compact ? width - 10 : 0.58 * width
  const bottom = compact ? 214 : 274
  const handle = bottom + 46
  const squares = compact
    ? { x: 0, y: 330, columns: 20, pitch: width / 20 }
    : { x: 0.68 * width, y: 34, columns: 10, pitch: Math.min(24, (0.32 * width) / 10) }
  const wide = squares.columns * squares.pitch
  const under = squares.y + (GROUPS / squares.columns) * squares.pitch + 18
  const isStacked = isTight && !compact
  return {
    plot: plotIn({ left: 34, right, top: 34, bottom }, [0, 1], [0, 1]),
    handle,
    readout: isTight ? ({ x: right, y: 12, anchor: 'end' } as const) : ({ x: right + 20, y: handle + 5 } as const),
    squares,
    title: { x: squares.x, y: squares.y - (compact ? 12 : 22) },
    cost: compact
      ? ({ x: width, y: squares.y - 12, anchor: 'end' } as const)
      : ({ x: squares.x, y: handle + 5 } as const),
    counts: isStacked
      ? [
          { x: squares.x, y: under },
          { x: squares.x, y: under + 20 },
          { x: squares.x + 0.54 * wide, y: under + 20 },
        ]
      : [0, 1, 2].map((k) => ({ x: squares.x + (k * wide) / 3 + (k === 0 ? 0 : 8), y: under })),
  }
}
type Layout = ReturnType<typeof layout>

const ENDS = [0, 0.5, 1]

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot } = l
  const curve = s.curve.map(({ p, noSignal }): Point => [p, noSignal])
  const [px, py] = [plot.x(s.p), plot.y(s.noSignal)]
  const isRight = s.p > 0.5
  return (
    <>
      <Area plot={plot} points={curve} hatched />
      <Axis plot={plot} side="left" values={ENDS} grid={[0.5, 1]} line={null} />
      <Line plot={plot} points={curve} />
      <Label x={0} y={12} quiet>
        {words.share}
      </Label>
      <Plumb plot={plot} value={s.p} to={s.noSignal} handle={l.handle} />
      <Axis plot={plot} side="bottom" values={ENDS} halo />
      <Dot plot={plot} at={[s.p, s.noSignal]} />
      <Label
        x={px + (isRight ? -11 : 11)}
        y={Math.min(Math.max(py - 8, plot.top + 16), plot.bottom - 10)}
        anchor={isRight ? 'end' : 'start'}
        strong
        halo
      >
        {probabilityText(s.noSignal)}
      </Label>
      <Label {...l.readout}>
        <Letter>p</Letter> <tspan className="label-strong">= {fixed(s.p, 2)}</tspan>
      </Label>
      <Squares scene={s} {...l.squares} />
      {(['useful', 'allRight', 'allWrong'] as const).map((kind, k) => (
        <Label
          key={kind}
          {...l.counts[k]!}
          strong={kind === 'useful'}
          concept={kind === 'useful' ? 'policy' : undefined}
        >
          {words.count[kind](s.squares[kind])}
        </Label>
      ))}
      <Label {...l.title} quiet>
        {words.groups(s)}
      </Label>
      <Label {...l.cost}>{words.cost(s)}</Label>
    </>
  )
}

/** One square per group: filled if it teaches, hatched if not; a tick for all right, a cross for all wrong. */
function Squares({ scene: { squares }, x, y, columns, pitch }: { readonly scene: Scene } & Layout['squares']) {
  const [fill, hatch] = useHatch()
  const side = pitch - 3
  const mark = side / 4
  return (
    <>
      {hatch}
      {Array.from({ length: GROUPS }, (_, k) => {
        const cx = x + (k % columns) * pitch + side / 2
        const cy = y + Math.floor(k / columns) * pitch + side / 2
        const square = { x: at(cx - side / 2), y: at(cy - side / 2), width: at(side), height: at(side) }
        if (k < squares.useful) return <rect key={k} className="no-signal-useful" data-concept="policy" {...square} />
        const isRight = k < squares.useful + squares.allRight
        return (
          <g key={k} className="no-signal-wasted" data-kind={isRight ? 'right' : 'wrong'}>
            <rect fill={fill} {...square} />
            <path
              d={
                isRight
                  ? `M${at(cx - mark)} ${at(cy)}l${at(mark * 0.8)} ${at(mark * 0.8)}l${at(mark * 1.2)} ${at(-mark * 1.6)}`
                  : `M${at(cx - mark)} ${at(cy - mark)}l${at(2 * mark)} ${at(2 * mark)}m0 ${at(-2 * mark)}l${at(-2 * mark)} ${at(2 * mark)}`
              }
            />
          </g>
        )
      })}
    </>
  )
}
