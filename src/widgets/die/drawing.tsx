import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { Area, Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed, probabilityText } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import { VALUES } from '../../run/models/dice.ts'
import { ROLLS, RollsAxis } from '../../run/models/rolls-axis.tsx'
import type { Scene } from './model.ts'

/** Beside one another, or the mean under the faces: how likely each face is, and the mean over the number of rolls. */
export function layout({ width, height, compact }: Size, { probabilities, outcome }: Scene) {
  const faces = compact
    ? { left: 0, right: width, top: 44, bottom: 140 }
    : { left: 0, right: 0.34 * width, top: 44, bottom: height - 30 }
  const mean = compact
    ? { left: 22, right: width - 62, top: 212, bottom: height - 30 }
    : { left: 0.42 * width, right: width - 70, top: 44, bottom: height - 30 }
  return {
    faces: plotIn(faces, [0.5, 6.5], [0, Math.max(...probabilities, ...(outcome?.shares ?? [])) > 0.5 ? 1 : 0.5]),
    mean: plotIn(mean, ROLLS, [1, 6]),
    facesTitle: { x: 0, y: 12 },
    meanTitle: { x: mean.left - 22, y: compact ? mean.top - 22 : 12 },
    axis: { x: width, y: mean.bottom + 20 },
  }
}

const inside = (value: number) => Math.min(6, Math.max(1, value))

/** An upright with a cap at both ends. */
const bracket = (x: number, high: number, low: number) =>
  `M${at(x - 5)} ${at(high)}h10M${at(x)} ${at(high)}V${at(low)}M${at(x - 5)} ${at(low)}h10`

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { outcome, probabilities } = s
  const shares = outcome?.shares ?? probabilities
  const last = outcome?.running.at(-1)
  const right = l.mean.right + 10
  // On the side away from the line, and clear of the axis.
  const isAbove = outcome !== null && (outcome.mean > outcome.expectation || outcome.mean < 2)
  return (
    <>
      <Label {...l.facesTitle} quiet>
        {words.faces}
      </Label>
      <Bars plot={l.faces} values={probabilities} fill={0.7} outline />
      <Bars plot={l.faces} values={shares} fill={0.4} />
      <Axis plot={l.faces} side="bottom" values={VALUES} />
      {probabilities.map((probability, k) => (
        <Label key={k} x={l.faces.x(k + 1)} y={l.faces.y(Math.max(probability, shares[k]!)) - 7} anchor="middle" halo>
          {probabilityText(probability, 2)}
        </Label>
      ))}
      <Label {...l.meanTitle} quiet>
        {words.mean}
      </Label>
      <Axis plot={l.mean} side="left" values={VALUES} grid={VALUES} line={null} />
      {outcome === null || last === undefined ? null : (
        <>
          <g className="die-band">
            <Area
              plot={l.mean}
              points={outcome.running.map(({ at, high }): Point => [at, inside(high)])}
              base={outcome.running.map(({ low }) => inside(low))}
            />
          </g>
          <Line plot={l.mean} points={ROLLS.map((at): Point => [at, outcome.expectation])} kind="thin" concept="ink" />
          {outcome.brackets.map(({ n, at: place, error, isAhead }) => (
            <path
              key={n}
              className="die-bracket"
              data-ahead={isAhead || undefined}
              d={bracket(
                l.mean.x(place),
                l.mean.y(inside(outcome.expectation + error)),
                l.mean.y(inside(outcome.expectation - error)),
              )}
            />
          ))}
          {outcome.brackets
            .filter(({ n }) => n >= s.rolls)
            .map(({ n, at: place, error, isAhead }) => (
              <Label
                key={n}
                x={isAhead ? l.mean.x(place) - 10 : Math.max(l.mean.x(place) + 10, 48)}
                y={l.mean.bottom - 8}
                anchor={isAhead ? 'start' : 'end'}
                quiet={isAhead}
                halo
              >
                {words.within(error)}
              </Label>
            ))}
          <Line plot={l.mean} points={outcome.running.map(({ at, mean }): Point => [at, mean])} concept="ink" />
          <Dot plot={l.mean} at={[last.at, last.mean]} />
          <Label x={right} y={l.mean.y(outcome.expectation) + 5} strong>
            {words.expected(outcome.expectation)}
          </Label>
          <Label x={l.mean.x(last.at)} y={l.mean.y(last.mean) + (isAbove ? -12 : 24)} anchor="middle" halo>
            {fixed(last.mean, 2)}
          </Label>
        </>
      )}
      <RollsAxis plot={l.mean} title={words.rolls} end={l.axis} />
    </>
  )
}
