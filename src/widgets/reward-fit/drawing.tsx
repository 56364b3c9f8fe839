import type { DrawingProps } from '../../figure/definition.ts'
import { preferenceProbability } from '../../core/preference/bradley-terry.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

const ROW = 40
/** The leads that are drawn; what lies beyond is drawn at the end. */
const END = 6
const BINS = 24
const WEIGHTS = [-3, 7] as const

const inside = (value: number) => Math.min(END, Math.max(-END, value))
const inWeights = (value: number) => Math.min(WEIGHTS[1], Math.max(WEIGHTS[0], value))
const CURVE = Array.from({ length: 97 }, (_, k): Point => {
  const lead = (END * (k - 48)) / 48
  return [lead, preferenceProbability(lead)]
})

/** The weights and what they like best; beside them, or below, the curve over the leads of the choices. */
export function layout({ width, height, compact }: Size, { leads }: Scene) {
  const counts = new Array<number>(BINS).fill(0)
  for (const lead of leads) counts[Math.min(BINS - 1, Math.floor(((inside(lead) + END) / (2 * END)) * BINS))]! += 1
  const left = compact ? 26 : 0.5 * width + 26
  const top = compact ? 254 : 34
  const bottom = height - 48
  const middle = bottom - 84
  const bars = compact ? width - 10 : 0.44 * width
  return {
    weights: scaleLinear([...WEIGHTS], [84, bars - 44]),
    firstRow: 48,
    favourite: 48 + 3 * ROW + 14,
    curve: plotIn({ left, right: width - 10, top, bottom: middle }, [-END, END], [0, 1]),
    counts: plotIn({ left, right: width - 10, top: middle + 40, bottom }, [-END, END], [0, Math.max(3, ...counts)]),
    values: counts,
  }
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const half = BINS / 2
  return (
    <>
      <Weights l={l} s={s} words={words} />
      <Label x={l.curve.left - 26} y={l.curve.top - 18} quiet>
        {words.curve}
      </Label>
      <Axis plot={l.curve} side="left" values={[0, 1]} grid={[0.5, 1]} gap={6} line={null} />
      <Axis plot={l.curve} side="bottom" values={[]} />
      <path className="gridline" d={`M${at(l.curve.x(0))} ${at(l.curve.top)}V${at(l.counts.bottom)}`} />
      <Line plot={l.curve} points={CURVE} concept="reward" />
      {l.values.map((count, bin) => {
        const lead = ((bin + 0.5) * 2 * END) / BINS - END
        return count === 0 ? null : (
          <Dot
            key={bin}
            plot={l.curve}
            at={[lead, preferenceProbability(lead)]}
            kind={bin < half ? 'loser' : 'winner'}
            concept="reward"
            r={4.5}
          />
        )
      })}
      <Label x={l.curve.left - 26} y={l.counts.top - 14} quiet>
        {words.counts}
      </Label>
      <Bars
        plot={l.counts}
        values={l.values.map((count, bin) => (bin < half ? 0 : count))}
        fill={0.8}
        concept="reward"
      />
      <Bars
        plot={l.counts}
        values={l.values.map((count, bin) => (bin < half ? count : 0))}
        fill={0.8}
        concept="reward"
        outline
      />
      <Axis plot={l.counts} side="left" values={[Math.max(3, ...l.values)]} gap={6} line={null} />
      <Axis plot={l.counts} side="bottom" values={[-END, 0, END]} text={words.tick} tick={5} inset />
      <Label x={l.counts.right} y={l.counts.bottom + 40} anchor="end" quiet>
        {words.lead}
      </Label>
    </>
  )
}

interface WeightsProps {
  readonly l: ReturnType<typeof layout>
  readonly s: Scene
  readonly words: Words
}

function Weights({ l, s, words }: WeightsProps) {
  const x = l.weights
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.weights}
      </Label>
      {s.weights.map((weight, k) => {
        const y = l.firstRow + k * ROW
        const [zero, end] = [x(0), x(inWeights(weight))]
        return (
          <g key={k} data-concept="reward">
            <Label x={0} y={y + 5} concept="ink">
              {words.features[k]}
            </Label>
            <rect
              className="fill"
              x={at(Math.min(zero, end))}
              y={at(y - 8)}
              width={at(Math.abs(end - zero))}
              height="16"
            />
            {s.wanted === null ? null : <path className="stem" d={`M${at(x(s.wanted[k]!))} ${at(y - 14)}v28`} />}
            <Label x={Math.max(end, s.wanted === null ? zero : x(s.wanted[k]!), zero) + 8} y={y + 5} halo>
              {words.weight(weight)}
            </Label>
          </g>
        )
      })}
      <path className="axis" d={`M${at(x(0))} ${at(l.firstRow - 20)}V${at(l.firstRow + 2 * ROW + 20)}`} />
      <Label x={0} y={l.favourite} quiet>
        {words.favourite}
      </Label>
      <Label x={0} y={l.favourite + 24} strong>
        {words.best(s)}
      </Label>
      <Label x={150} y={l.favourite + 24} concept={s.favourite?.isRight === false ? 'advantage-down' : 'ink'}>
        {words.verdict(s)}
      </Label>
    </>
  )
}
