import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ProbabilityBar, SignedBar } from '../../plot/bars.tsx'
import { Line } from '../../plot/line.tsx'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, fixed, probabilityText, signed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Reward } from '../../plot/reward.tsx'
import { Dot } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

export const HEIGHTS = { wide: 356, narrow: 512 }
const ROW = 30
const TOKEN = 22
/** As far as a run of 60 steps takes the loss on the same answers, and on new ones. */
const LOSS = {
  same: { ones: [0, 3], reward: [0, 1], centred: [-4, 1] },
  new: { ones: [0, 6], reward: [0, 4], centred: [-4, 2] },
} as const

/** The answers, beside them the pushes, below them both curves; on a phone one under the other. */
export function layout({ width, compact }: Size, { kind, losses, isSame }: Scene) {
  const side = compact ? 0 : width * 0.6
  const top = compact ? 172 : 0
  const curves = compact ? 398 : 218
  const half = (compact ? width : width * 0.94) / 2
  const bottom = curves + (compact ? 84 : 110)
  const end = Math.max(10, losses.length - 1)
  const curve = (k: number, domain: readonly [number, number]) =>
    plotIn({ left: k * half + 30, right: (k + 1) * half - 52, top: curves, bottom }, [0, end], domain)
  return {
    rows: [0, 1, 2, 3].map((k) => 42 + k * ROW),
    columns: compact ? { reward: 66, weight: 160 } : { reward: 96, weight: 218 },
    x: scaleLinear([0, 1], compact ? [182, width - 62] : [250, side - 110]),
    pushes: { left: side, top: top + 12, rows: Array.from({ length: 7 }, (_, k) => top + 38 + k * TOKEN) },
    push: scaleLinear([-0.8, 0.8], [side + 36, width]),
    loss: curve(0, LOSS[isSame ? 'same' : 'new'][kind]),
    correct: curve(1, [0, 1]),
    /** Where the long head would run into the one beside it. */
    isShort: compact || side < 440,
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.answer}
      </Label>
      <Label x={l.columns.weight} y={12} anchor="end" quiet>
        {words.weight}
      </Label>
      <Label x={l.x(0)} y={12} quiet>
        {words.probability(l.isShort)}
      </Label>
      {s.answers.map(({ text, reward, weight, probability, before }, k) => (
        <g key={k}>
          <Label x={0} y={l.rows[k]! + 5}>
            {text}
          </Label>
          <Reward x={l.columns.reward} y={l.rows[k]! + 5} value={reward} digits={0} />
          <Weight x={l.columns.weight} y={l.rows[k]!} value={weight} />
          <ProbabilityBar x={l.x} y={l.rows[k]!} value={probability} before={before} digits={3} />
        </g>
      ))}
      <Label x={l.pushes.left} y={l.pushes.top} quiet>
        {words.pushes}
      </Label>
      <path className="axis" d={`M${at(l.push(0))} ${at(l.pushes.rows[0]! - 11)}V${at(l.pushes.rows.at(-1)! + 11)}`} />
      {s.pushes.map(({ token, push }, k) => (
        <g key={token}>
          <Label x={l.pushes.left} y={l.pushes.rows[k]! + 5}>
            {words.token(token)}
          </Label>
          <SignedBar x={l.push} y={l.pushes.rows[k]!} value={push} digits={2} thick={10} visible={5e-3} />
        </g>
      ))}
      <Curve plot={l.loss} title={words.loss} values={s.losses} text={fixed(s.loss, 2)} concept="ink" />
      <Curve
        plot={l.correct}
        title={words.correct}
        values={s.corrects}
        text={probabilityText(s.correct)}
        concept="policy"
      />
    </>
  )
}

/** What an answer is weighted with; without a sign’s colour where it pushes nothing. */
function Weight({ x, y, value }: { readonly x: number; readonly y: number; readonly value: number }) {
  const isZero = Math.abs(value) < 5e-3
  return (
    <g data-concept={isZero ? 'ink' : value > 0 ? 'advantage-up' : 'advantage-down'}>
      {isZero ? null : <Triangle x={x - 50} y={y} size={5} up={value > 0} />}
      <Label x={x} y={y + 5} anchor="end" quiet={isZero}>
        {signed(value, 2)}
      </Label>
    </g>
  )
}

interface CurveProps {
  readonly plot: Plot
  readonly title: string
  readonly values: readonly number[]
  readonly text: string
  readonly concept: string
}

function Curve({ plot, title, values, text, concept }: CurveProps) {
  const { x, y, left, top } = plot
  const [low, high] = [y.invert(plot.bottom), y.invert(top)].map(Math.round) as [number, number]
  const last = values.length - 1
  const inside = (value: number) => Math.min(high, Math.max(low, value))
  const end = inside(values[last]!)
  return (
    <>
      <Label x={left - 26} y={top - 14} quiet>
        {title}
      </Label>
      <Axis plot={plot} side="left" values={[low, high]} text={(value) => fixed(value, 0)} grid={[high]} line={null} />
      <Axis plot={plot} side="bottom" values={[]} line={low < 0 ? 0 : undefined} />
      <Line plot={plot} points={values.map((value, k) => [k, inside(value)])} concept={concept} />
      <Dot plot={plot} at={[last, end]} kind="winner" concept={concept} r={5} />
      <Label x={x(last) + 9} y={y(end) + 5} concept={concept} strong halo>
        {text}
      </Label>
    </>
  )
}
