import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { Area, Line, type Point } from '../../plot/line.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import { VALUES } from '../../run/models/dice.ts'
import { ROLLS, RollsAxis } from '../../run/models/rolls-axis.tsx'
import type { Words } from './en.ts'
import type { Running, Scene } from './model.ts'

const MEANS = [0, 7] as const
const inside = (value: number) => Math.min(MEANS[1], Math.max(MEANS[0], value))

/** Beside one another, or the means under the faces: both dice with the weights, and both means over the number of rolls. */
export function layout({ width, height, compact }: Size, { asked, rolled, expected }: Scene) {
  const faces = compact
    ? { left: 0, right: width, top: 56, bottom: 152 }
    : { left: 0, right: 0.36 * width, top: 56, bottom: height - 30 }
  const mean = compact
    ? { left: 22, right: width - 72, top: 224, bottom: height - 30 }
    : { left: 0.44 * width, right: width - 80, top: 34, bottom: height - 30 }
  const plot = plotIn(mean, ROLLS, MEANS)
  const [p, q] = spread([plot.y(expected.asked), plot.y(expected.rolled)], 18, mean.top, mean.bottom)
  return {
    faces: plotIn(faces, [0.5, 6.5], [0, Math.max(...asked, ...rolled) > 0.5 ? 1 : 0.5]),
    mean: plot,
    facesTitle: { x: 0, y: 12 },
    ratios: 34,
    meanTitle: { x: mean.left - 22, y: compact ? mean.top - 22 : 12 },
    axis: { x: width, y: mean.bottom + 20 },
    expected: { x: mean.right + 8, p: p! + 5, q: q! + 5 },
  }
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { outcome, expected } = s
  const last = outcome?.running.at(-1)
  const line = (value: (point: Running) => number) =>
    outcome!.running.map((point): Point => [point.at, inside(value(point))])
  const across = (value: number) => ROLLS.map((at): Point => [at, value])
  return (
    <>
      <Label {...l.facesTitle} quiet>
        {words.faces}
      </Label>
      {VALUES.map((value, face) => (
        <Label key={value} x={l.faces.x(value)} y={l.ratios} anchor="middle">
          {s.rolled[face] === 0 && s.asked[face]! > 0
            ? words.noRatio
            : words.ratios(outcome?.ratios[face] ?? s.asked[face]! / s.rolled[face]!)}
        </Label>
      ))}
      <Bars plot={l.faces} values={s.asked} fill={0.4} concept="policy" />
      <g className="which-distribution-rolled">
        <Bars plot={l.faces} values={s.rolled} fill={0.7} concept="old" outline />
      </g>
      <Axis plot={l.faces} side="bottom" values={VALUES} />
      <Label {...l.meanTitle} quiet>
        {words.mean}
      </Label>
      <Axis plot={l.mean} side="left" values={VALUES} grid={VALUES} line={null} />
      {outcome === null || last === undefined ? (
        <Label x={(l.mean.left + l.mean.right) / 2} y={l.mean.y(5.4)} anchor="middle" quiet halo>
          {words.refused}
        </Label>
      ) : (
        <>
          <Area
            plot={l.mean}
            points={line(({ high }) => high)}
            base={outcome.running.map(({ low }) => inside(low))}
            concept="policy"
          />
          <Line plot={l.mean} points={across(expected.rolled)} kind="thin" concept="old" />
          <Line plot={l.mean} points={across(expected.asked)} kind="thin" concept="policy" />
          <Line plot={l.mean} points={line(({ plain }) => plain)} kind="dotted" concept="old" />
          <Line plot={l.mean} points={line(({ reweighted }) => reweighted)} concept="policy" />
          <Dot plot={l.mean} at={[last.at, inside(last.plain)]} kind="end" concept="old" />
          <Dot plot={l.mean} at={[last.at, inside(last.reweighted)]} concept="policy" />
        </>
      )}
      <Expected x={l.expected.x} y={l.expected.p} concept="policy" die="p" text={words.expected(expected.asked)} />
      <Expected x={l.expected.x} y={l.expected.q} concept="old" die="q" text={words.expected(expected.rolled)} />
      <RollsAxis plot={l.mean} title={words.rolls} end={l.axis} />
    </>
  )
}

interface ExpectedProps {
  readonly x: number
  readonly y: number
  readonly concept: string
  readonly die: 'p' | 'q'
  readonly text: string
}

/** What a die pays on average, at the height of its line. */
const Expected = ({ die, text, ...place }: ExpectedProps) => (
  <Label {...place} strong>
    <Letter>E</Letter>
    <tspan className="superscript math-letter" dy="4">
      {die}
    </tspan>
    <tspan dx="5" dy="-4">
      {text}
    </tspan>
  </Label>
)
