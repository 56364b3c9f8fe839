import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ProbabilityBar } from '../../plot/bars.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, probabilityText } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** Shorter moves are no arrow, in px. */
const SHORTEST = 5
const THICK = 22

/** One row for each word: its name, its bar from 0, its number after the bar. */
export function layout({ width, height, compact }: Size, { tokens: { length } }: Scene) {
  const box = { left: compact ? 52 : 68, right: width - 64, top: 28, bottom: height - 34 }
  return plotIn(box, [0, 1], [length - 0.5, -0.5])
}

export function Drawing({ plot, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { x } = plot
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.probability}
      </Label>
      <Axis
        plot={plot}
        side="bottom"
        values={[0, 0.5, 1]}
        text={(p) => (p === 0.5 ? '0.5' : String(p))}
        grid={[0.5, 1]}
      />
      {s.tokens.map((token, i) => {
        const [before, after] = [s.before.probabilities[i]!, s.after.probabilities[i]!]
        const y = plot.y(i) - 7
        const isChosen = i === s.chosen
        const [from, to] = [x(before), x(after)]
        // What lies on the bar is drawn in the colour of the paper.
        const inside = after > before ? ' nudge-inside' : ''
        return (
          <g key={token}>
            <Label x={0} y={y + 5} strong={isChosen}>
              {token}
            </Label>
            <ProbabilityBar x={x} y={y} value={after} thick={THICK} />
            <path
              className={`nudge-before${inside}`}
              d={`M${at(x(0))} ${at(y - THICK / 2)}H${at(from)}v${THICK}H${at(x(0))}`}
            />
            {Math.abs(to - from) < SHORTEST ? null : <path className={`nudge-arrow${inside}`} d={arrow(from, to, y)} />}
            <Label x={Math.max(from, to) + 10} y={y + 5} concept="policy" strong halo>
              {probabilityText(after)}
            </Label>
            {isChosen ? (
              <Label x={x(0) + 2} y={y + THICK / 2 + 15} strong halo>
                {words.pushed(s.push)}
              </Label>
            ) : null}
          </g>
        )
      })}
    </>
  )
}

/** From where the bar ended to where it ends. */
function arrow(from: number, to: number, y: number): string {
  const back = to > from ? -5 : 5
  return `M${at(from)} ${at(y)}H${at(to)}m${back} -4.5l${-back} 4.5l${back} 4.5`
}
