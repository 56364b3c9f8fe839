import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { ACTIONS, BEST_ACTION } from '../../run/models/bandit.ts'
import type { Words } from './en.ts'
import type { Scene, Side } from './model.ts'
import { UNIT, place } from './runs.ts'

/** Room for the counts at the right end of a plot. */
const COUNT = 72
const TICKS = [1, 10, 100, 500]
/** The probability of every answer before the first try. */
const START = 1 / ACTIONS.length

/** Beside one another, or one under the other. */
export function layout({ width, height, compact }: Size) {
  const wide = compact ? width : (width - 24) / 2
  const tall = compact ? height / 2 : height
  return [0, 1].map((k) => {
    const [left, top] = compact ? [0, k * tall] : [k * (wide + 24), 0]
    const box = {
      left: left + 32,
      right: left + wide - COUNT,
      top: top + 48,
      bottom: top + tall - (compact && k === 0 ? 36 : 26),
    }
    return { plot: plotIn(box, [0, 1], [0, 1]), title: { x: left, y: top + 12 } }
  })
}

export const Drawing = ({ plot, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) => (
  <>
    <Panel {...plot[0]!} name={words.alone} side={s.alone} words={words} />
    <Panel {...plot[1]!} name={words.compared(s.baseline)} side={s.compared} words={words} />
  </>
)

interface PanelProps {
  readonly plot: Plot
  readonly title: { readonly x: number; readonly y: number }
  readonly name: string
  readonly side: Side
  readonly words: Words
}

const conceptOf = (ended: number) => (ended === BEST_ACTION ? 'policy' : ended === -1 ? 'old' : 'ink')

/** Every run as a line, those that went wrong in ink, and what became of them at the right. */
function Panel({ plot, title, name, side, words }: PanelProps) {
  const { left, right, top, bottom, y } = plot
  return (
    <>
      <Label {...title} strong>
        {name}
      </Label>
      <Label x={title.x} y={title.y + 20} quiet>
        {words.probability}
      </Label>
      <Axis
        plot={plot}
        side="left"
        values={[0, START, 1]}
        text={(p) => fixed(p, p === START ? 1 : 0)}
        grid={[1]}
        line={null}
      />
      <Axis
        plot={plot}
        side="bottom"
        values={TICKS.map(place)}
        text={(value) => String(TICKS.find((n) => place(n) === value))}
        tick={5}
      />
      <Label x={right + 22} y={bottom + 20} quiet>
        {words.tries}
      </Label>
      <g transform={`translate(${at(left)} ${at(top)}) scale(${scaleTo(right - left)} ${scaleTo(bottom - top)})`}>
        {side.runs.map(({ path, ended }, k) => (
          <path
            key={k}
            className="lock-in-run"
            data-concept={conceptOf(ended)}
            d={path}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </g>
      <Label x={right + 8} y={y(1) + 5} concept="policy" strong>
        {words.best(side.best)}
      </Label>
      <Label x={right + 8} y={y(0) + 5} strong>
        {words.wrong(side.wrong)}
      </Label>
    </>
  )
}

/** A scale from thousandths to px. */
const scaleTo = (length: number) => String(Number((length / UNIT).toFixed(5)))
