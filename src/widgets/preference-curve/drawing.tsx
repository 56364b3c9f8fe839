import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { FAR, NEAR } from './params.ts'

/** Px of an arrow for a push of 1. */
const PUSH = 44

/** Above both scores; below, beside one another or one under the other, probability and loss over the winner's lead. */
export function layout({ width, height, compact }: Size, { isFar }: Scene) {
  const end = isFar ? FAR : NEAR
  const lead: readonly [number, number] = [-2 * end, 2 * end]
  const scores = { left: 14, right: width - 14, top: 30, bottom: 76 }
  const top = 138
  const low = compact ? top + 104 : height - 48
  const probability = compact
    ? { left: 26, right: width - 10, top, bottom: low }
    : { left: 26, right: 0.46 * width, top, bottom: low }
  const loss = compact
    ? { left: 26, right: width - 10, top: low + 86, bottom: height - 48 }
    : { left: 0.54 * width + 26, right: width - 10, top, bottom: low }
  return {
    end,
    scores: plotIn(scores, [-end, end], [0, 1]),
    probability: plotIn(probability, lead, [0, 1]),
    loss: plotIn(loss, lead, [0, 2 * end]),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { end } = l
  const points = (value: (point: Scene['curve'][number]) => number) =>
    s.curve.map((point): Point => [point.difference, value(point)])
  return (
    <>
      <Scores l={l} s={s} words={words} />
      <Curve
        plot={l.probability}
        title={words.probability(s)}
        ends={[0, 1]}
        grid={[0.5, 1]}
        foot={words.difference(s)}
        points={points(({ probability }) => probability)}
        dot={[s.difference, s.probability]}
        text={words.value(s.probability)}
        words={words}
      />
      <Curve
        plot={l.loss}
        title={words.loss}
        ends={[0, 2 * end]}
        grid={[2 * end]}
        foot={words.difference(s)}
        points={points(({ loss }) => loss)}
        dot={[s.difference, s.loss]}
        text={words.lossText(s.loss)}
        tangent={{ slope: s.slope, text: words.slope(s.slope), reach: 0.5 * end }}
        words={words}
      />
    </>
  )
}

function Scores({ l, s, words }: { readonly l: Layout; readonly s: Scene; readonly words: Words }) {
  const { x, bottom, left, right } = l.scores
  const push = PUSH * Math.abs(s.slope)
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.scores}
      </Label>
      <Axis plot={l.scores} side="bottom" values={[-l.end, 0, l.end]} text={words.tick} tick={5} inset />
      {[s.first, s.second].map((score, k) => {
        const isWinner = (k === 1) === s.flipped
        const y = k === 0 ? bottom - 30 : bottom - 8
        const [from, sign] = [x(score) + (isWinner ? 9 : -9), isWinner ? 1 : -1]
        const tip = Math.min(right + 10, Math.max(left - 10, from + sign * push))
        return (
          <g key={k} data-concept="reward">
            <path className="axis" d={`M${at(x(score))} ${at(y)}V${at(bottom)}`} />
            {push < 1 ? null : (
              <path
                className="push-arrow"
                d={`M${at(from)} ${at(y)}H${at(tip)}m${at(-sign * Math.min(6, push))} -4l${at(sign * Math.min(6, push))} 4l${at(-sign * Math.min(6, push))} 4`}
              />
            )}
            <circle className={isWinner ? 'dot-winner' : 'dot-end'} cx={at(x(score))} cy={at(y)} r="7" />
            <Label
              x={x(score) + (isWinner ? -12 : 12)}
              y={y + 5}
              anchor={isWinner === x(score) > left + 60 || isWinner ? 'end' : 'start'}
              strong={isWinner}
              halo
            >
              {words.letters[k]}
            </Label>
          </g>
        )
      })}
    </>
  )
}

interface CurveProps {
  readonly plot: Plot
  readonly title: string
  readonly ends: readonly number[]
  readonly grid: readonly number[]
  readonly foot: string
  readonly points: readonly Point[]
  readonly dot: Point
  readonly text: string
  /** A line that touches the curve at the point, so far to either side. */
  readonly tangent?: { readonly slope: number; readonly text: string; readonly reach: number }
  readonly words: Words
}

function Curve({ plot, title, ends, grid, foot, points, dot, text, tangent, words }: CurveProps) {
  const { x, y, left, right, top, bottom } = plot
  const [first, last] = [points[0]![0], points.at(-1)![0]]
  const isRight = x(dot[0]) > (left + right) / 2
  return (
    <>
      <Label x={left - 26} y={top - 16} quiet>
        {title}
      </Label>
      <Axis plot={plot} side="left" values={ends} grid={grid} gap={6} line={null} />
      <Axis plot={plot} side="bottom" values={[first, 0, last]} text={words.tick} tick={5} inset />
      <Label x={right} y={bottom + 40} anchor="end" quiet>
        {foot}
      </Label>
      <path className="gridline" d={`M${at(x(0))} ${at(top)}V${at(bottom)}`} />
      <Line plot={plot} points={points} concept="reward" />
      {tangent === undefined ? null : (
        <Line
          plot={plot}
          points={[-tangent.reach, tangent.reach].map((by): Point => {
            const inside = Math.min(last, Math.max(first, dot[0] + by))
            return [inside, dot[1] + tangent.slope * (inside - dot[0])]
          })}
          kind="thin"
          concept="ink"
        />
      )}
      <Dot plot={plot} at={dot} kind="winner" concept="reward" />
      <Label
        x={x(dot[0]) + (isRight ? -4 : 12)}
        y={Math.max(top + 4, y(dot[1]) - 14)}
        anchor={isRight ? 'end' : 'start'}
        strong
        halo
      >
        {text}
      </Label>
      {tangent === undefined ? null : (
        <Label x={right} y={top + 4} anchor="end" halo>
          {tangent.text}
        </Label>
      )}
    </>
  )
}
