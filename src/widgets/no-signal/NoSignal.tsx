import { scaleLinear } from '../../plot/scale.ts'
import { useId } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { RangeInput, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Hatch, Label, Letter, polyline } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { GROUPS, type Scene, scene, table } from './model.ts'
import { spec } from './params.ts'

/** The condition of DAPO's dynamic sampling, as a chance: all right, or all wrong. */
const formula = {
  wide: tex`\underbrace{\vphantom{(}p^{\groupSize}}_{\slot{allRight}{\text{0}}}+\underbrace{(1-p)^{\groupSize}}_{\slot{allWrong}{\text{0}}}=\slot{p}{\text{0}}^{\slot{groupSize}{\text{0}}}+\slot{rest}{\text{0}}^{\slot{groupSize}{\text{0}}}=\;\slot{noSignal}{\text{0}}`,
  narrow: tex`\begin{aligned}&\underbrace{\vphantom{(}p^{\groupSize}}_{\slot{allRight}{\text{0}}}+\underbrace{(1-p)^{\groupSize}}_{\slot{allWrong}{\text{0}}}\\&=\slot{p}{\text{0}}^{\slot{groupSize}{\text{0}}}+\slot{rest}{\text{0}}^{\slot{groupSize}{\text{0}}}=\;\slot{noSignal}{\text{0}}\end{aligned}`,
}

const listings = [() => import('../../core/advantages/signal.ts?of=noSignalProbability&listing')]

/** Where the plot and the squares lie; the handle on the axis needs it too. */
function layout({ width, compact }: Size) {
  const left = 34
  const right = compact ? width - 10 : 0.58 * width
  const [top, bottom] = compact ? [34, 214] : [34, 274]
  return {
    left,
    right,
    top,
    bottom,
    handle: bottom + 46,
    x: scaleLinear([0, 1], [left, right]),
    y: scaleLinear([0, 1], [bottom, top]),
    squares: compact
      ? { x: 0, y: 330, columns: 20, pitch: width / 20 }
      : { x: 0.68 * width, y: top, columns: 10, pitch: Math.min(24, (0.32 * width) / 10) },
  }
}

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  readonly hatchId: string
}

/** The picture alone: same scene, same SVG. */
export function Drawing({ size, scene: s, words, hatchId }: DrawingProps) {
  const { left, right, top, bottom, handle, x, y, squares } = layout(size)
  const { compact, width } = size
  const isTight = width < 690
  const line = polyline(s.curve.map(({ p, noSignal }) => [x(p), y(noSignal)]))
  const [px, py] = [x(s.p), y(s.noSignal)]
  const isRight = s.p > 0.5
  return (
    <>
      <Hatch id={hatchId} />
      <path
        className="no-signal-area"
        fill={`url(#${hatchId})`}
        d={`${line}L${at(right)} ${at(bottom)}H${at(left)}Z`}
      />
      {[0.5, 1].map((v) => (
        <path key={v} className="gridline" d={`M${at(left)} ${at(y(v))}H${at(right)}`} />
      ))}
      {[0, 0.5, 1].map((v) => (
        <Label key={v} x={left - 9} y={y(v) + 5} anchor="end" quiet>
          {v}
        </Label>
      ))}
      <path className="axis" d={`M${at(left)} ${at(bottom)}H${at(right)}`} />
      <path className="no-signal-curve" d={line} />
      <Label x={0} y={12} quiet>
        {words.share}
      </Label>
      <path className="plumb" d={`M${at(px)} ${at(handle - 14)}V${at(py)}`} />
      {[0, 0.5, 1].map((v) => (
        <Label key={v} x={x(v)} y={bottom + 20} anchor="middle" quiet halo>
          {v}
        </Label>
      ))}
      <circle className="dot" cx={at(px)} cy={at(py)} r="5.5" />
      <Label
        x={px + (isRight ? -11 : 11)}
        y={Math.min(Math.max(py - 8, top + 16), bottom - 10)}
        anchor={isRight ? 'end' : 'start'}
        strong
        halo
      >
        {probabilityText(s.noSignal)}
      </Label>
      <Label x={isTight ? right : right + 20} y={isTight ? 12 : handle + 5} anchor={isTight ? 'end' : 'start'}>
        <Letter>p</Letter> <tspan className="label-strong">= {fixed(s.p, 2)}</tspan>
      </Label>
      <Squares scene={s} words={words} place={squares} hatchId={hatchId} isStacked={isTight && !compact} />
      <Label x={squares.x} y={squares.y - (compact ? 12 : 22)} quiet>
        {words.groups(s)}
      </Label>
      {compact ? (
        <Label x={width} y={squares.y - 12} anchor="end">
          {words.cost(s)}
        </Label>
      ) : (
        <Label x={squares.x} y={handle + 5}>
          {words.cost(s)}
        </Label>
      )}
    </>
  )
}

interface SquaresProps {
  readonly scene: Scene
  readonly words: Words
  readonly place: { readonly x: number; readonly y: number; readonly columns: number; readonly pitch: number }
  readonly hatchId: string
  /** The counts take two lines. */
  readonly isStacked: boolean
}

/** One square per group: filled if it teaches, hatched if not; a tick for all right, a cross for all wrong. */
function Squares({ scene: { squares }, words, place: { x, y, columns, pitch }, hatchId, isStacked }: SquaresProps) {
  const side = pitch - 3
  const mark = side / 4
  const bottom = y + (GROUPS / columns) * pitch
  return (
    <>
      {Array.from({ length: GROUPS }, (_, k) => {
        const cx = x + (k % columns) * pitch + side / 2
        const cy = y + Math.floor(k / columns) * pitch + side / 2
        const square = { x: at(cx - side / 2), y: at(cy - side / 2), width: at(side), height: at(side) }
        if (k < squares.useful) return <rect key={k} className="no-signal-useful" data-concept="policy" {...square} />
        const isRight = k < squares.useful + squares.allRight
        return (
          <g key={k} className="no-signal-wasted" data-kind={isRight ? 'right' : 'wrong'}>
            <rect fill={`url(#${hatchId})`} {...square} />
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
      {(['useful', 'allRight', 'allWrong'] as const).map((kind, k) => (
        <Label
          key={kind}
          x={x + (isStacked ? (k === 2 ? 0.54 : 0) * columns * pitch : (k * columns * pitch) / 3 + (k === 0 ? 0 : 8))}
          y={bottom + (isStacked && k > 0 ? 38 : 18)}
          strong={kind === 'useful'}
          concept={kind === 'useful' ? 'policy' : undefined}
        >
          {words.count[kind](squares[kind])}
        </Label>
      ))}
    </>
  )
}

export default function NoSignal({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const hatchId = `${useId()}hatch`
  const { params, set } = live
  const s = scene(params)
  return (
    <Figure
      live={live}
      look={words.look}
      drawing={
        <>
          <LiveFormula {...formula} values={words.slots(s)} label={words.formula(s)} />
          <Responsive
            heights={{ wide: 336, narrow: 436 }}
            label={words.picture(s)}
            draw={(size) => (
              <Drawing size={size} scene={s} words={words} hatchId={`${hatchId}${size.compact ? 'n' : 'w'}`} />
            )}
            overlay={(size) => {
              const { left, right, handle } = layout(size)
              return (
                <RangeInput
                  className="range-on-axis"
                  parameter={spec.p}
                  value={s.p}
                  onChange={(p) => set({ p })}
                  label={words.p}
                  spoken={words.pSpoken(s)}
                  style={{
                    left: `calc(${at((100 * left) / size.width)}% - 14px)`,
                    width: `calc(${at((100 * (right - left)) / size.width)}% + 28px)`,
                    top: handle - 22,
                  }}
                />
              )
            }}
          />
        </>
      }
      controls={
        <Slider
          parameter={spec.groupSize}
          value={params.groupSize}
          onChange={(groupSize) => set({ groupSize })}
          label={words.groupSize}
          text={fixed(params.groupSize, 0)}
        />
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
