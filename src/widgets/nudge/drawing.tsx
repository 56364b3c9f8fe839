import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ProbabilityBar, SignedBar } from '../../plot/bars.tsx'
import { Label, Letter, Triangle } from '../../plot/marks.tsx'
import { at, probabilityText, signed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** Changes smaller than what is shown get no triangle. */
const VISIBLE = 0.0005
/** Room for a triangle and a number at either end of the push. */
const NUMBER = 53

/** Probabilities and push: side by side, or one under the other with a row per word in each. */
export function layout({ width, compact }: Size, { tokens: { length } }: Scene) {
  const rows = [length - 0.5, -0.5] as const
  const split = Math.round(width * 0.62)
  const [bars, push] = compact
    ? [
        { left: 60, right: width - 114, top: 24, bottom: 24 + 36 * length },
        { left: 60, right: width - 8, top: 244, bottom: 244 + 28 * length },
      ]
    : [
        { left: 60, right: split - 180, top: 29, bottom: 29 + 46 * length },
        { left: split + 20, right: width - 8, top: 29, bottom: 29 + 46 * length },
      ]
  const numbers = bars.right + 10
  return {
    bars: plotIn(bars, [0, 1], rows),
    push: plotIn({ ...push, left: push.left + NUMBER, right: push.right - NUMBER }, [-1, 1], rows),
    pushHead: compact ? { x: 0, y: 230 } : { x: push.left, y: 12 },
    rule: compact ? `M0 208H${at(width)}` : null,
    thick: compact ? 20 : 26,
    before: compact ? null : numbers,
    after: numbers + (compact ? 0 : 66),
    change: numbers + (compact ? 48 : 118),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.probability}
      </Label>
      <Label {...l.pushHead} quiet>
        {words.direction} <Letter>e</Letter>
        <tspan className="math-letter" dy="4">
          a
        </tspan>
        <tspan dy="-4"> − </tspan>
        <Letter>π</Letter>, {words.sum}
      </Label>
      {s.tokens.map((token, i) => {
        const [before, after, change] = [s.before.probabilities[i]!, s.after.probabilities[i]!, s.change[i]!]
        const y = l.bars.y(i)
        const isChosen = i === s.chosen
        const concept = Math.abs(change) < VISIBLE ? undefined : change > 0 ? 'advantage-up' : 'advantage-down'
        return (
          <g key={token}>
            {isChosen ? <path className="nudge-chosen" d={`M1.5 ${at(y - l.thick / 2)}v${l.thick}`} /> : null}
            <Label x={11} y={y + 5} strong={isChosen}>
              {token}
            </Label>
            <ProbabilityBar x={l.bars.x} y={y} value={after} before={before} thick={l.thick} />
            {l.before === null ? null : (
              <Label x={l.before} y={y + 5} quiet>
                {probabilityText(before)} →
              </Label>
            )}
            <Label x={l.after} y={y + 5} concept="policy" strong>
              {probabilityText(after)}
            </Label>
            {concept ? <Triangle x={l.change} y={y} size={4} up={change > 0} /> : null}
            <Label x={l.change + 8} y={y + 5} concept={concept} quiet={!concept}>
              {signed(change, 3)}
            </Label>
            {l.rule ? (
              <Label x={11} y={l.push.y(i) + 5} strong={isChosen}>
                {token}
              </Label>
            ) : null}
            <SignedBar
              x={l.push.x}
              y={l.push.y(i)}
              value={s.direction[i]!}
              digits={2}
              thick={10}
              number="after"
              visible={0.005}
            />
          </g>
        )
      })}
      <Axis plot={l.bars} side="left" values={[]} />
      <Axis plot={l.push} side="left" values={[]} line={0} />
      {l.rule ? <path className="gridline" d={l.rule} /> : null}
    </>
  )
}
