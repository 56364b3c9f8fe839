import { Label, Letter, Triangle } from '../../plot/marks.tsx'
import { at, probabilityText, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** Changes smaller than what is shown get no triangle. */
const VISIBLE = 0.0005

interface Row {
  readonly left: number
  readonly right: number
  readonly y: (index: number) => number
}

/** Probabilities and push: side by side, or one under the other with a row per word in each. */
function layout({ width, compact }: Size): { bars: Row; push: Row; words: number; heads: readonly [number, number] } {
  const words = 60
  if (compact)
    return {
      words,
      heads: [12, 230],
      bars: { left: words, right: width - 114, y: (i) => 42 + 36 * i },
      push: { left: words, right: width - 8, y: (i) => 258 + 28 * i },
    }
  const split = Math.round(width * 0.62)
  return {
    words,
    heads: [12, 12],
    bars: { left: words, right: split - 180, y: (i) => 52 + 46 * i },
    push: { left: split + 20, right: width - 8, y: (i) => 52 + 46 * i },
  }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const { compact, width } = size
  const l = layout(size)
  const bar = (p: number) => (l.bars.right - l.bars.left) * p
  const zero = (l.push.left + l.push.right) / 2
  const reach = (l.push.right - l.push.left) / 2 - 52
  const thick = compact ? 20 : 26
  const end = l.push.y(s.tokens.length - 1) + 18
  return (
    <>
      <Label x={0} y={l.heads[0]} quiet>
        {words.probability}
      </Label>
      <Label x={compact ? 0 : l.push.left} y={l.heads[1]} quiet>
        {words.direction} <Letter>e</Letter>
        <tspan className="math-letter" dy="4">
          a
        </tspan>
        <tspan dy="-4"> − </tspan>
        <Letter>π</Letter>, {words.sum}
      </Label>
      {s.tokens.map((token, i) => {
        const [before, after] = [s.before.probabilities[i]!, s.after.probabilities[i]!]
        const y = l.bars.y(i)
        const isChosen = i === s.chosen
        const moved = Math.abs(s.change[i]!) >= VISIBLE
        const numbers = l.bars.right + 10
        return (
          <g key={token}>
            {isChosen ? <path className="nudge-chosen" d={`M1.5 ${at(y - thick / 2)}v${thick}`} /> : null}
            <Label x={11} y={y + 5} strong={isChosen}>
              {token}
            </Label>
            <rect
              className="fill-past"
              x={at(l.bars.left)}
              y={at(y - thick / 2)}
              width={at(bar(before))}
              height={thick}
            />
            <rect
              className="bar"
              data-concept="policy"
              x={at(l.bars.left)}
              y={at(y - thick / 4)}
              width={at(bar(after))}
              height={thick / 2}
            />
            {compact ? null : (
              <Label x={numbers} y={y + 5} quiet>
                {probabilityText(before)} →
              </Label>
            )}
            <Label x={numbers + (compact ? 0 : 66)} y={y + 5} concept="policy" strong>
              {probabilityText(after)}
            </Label>
            {moved ? <Triangle x={numbers + (compact ? 48 : 118)} y={y} size={4} up={s.change[i]! > 0} /> : null}
            <Label
              x={numbers + (compact ? 56 : 126)}
              y={y + 5}
              concept={moved ? (s.change[i]! > 0 ? 'advantage-up' : 'advantage-down') : undefined}
              quiet={!moved}
            >
              {signed(s.change[i]!, 3)}
            </Label>
          </g>
        )
      })}
      <path
        className="axis"
        d={`M${at(l.bars.left)} ${at(l.bars.y(0) - 22)}V${at(l.bars.y(s.tokens.length - 1) + (compact ? 16 : 22))}`}
      />
      {s.tokens.map((token, i) => {
        const value = s.direction[i]!
        const y = l.push.y(i)
        const x = zero + reach * value
        const up = value >= 0
        return (
          <g key={token} data-concept={up ? 'advantage-up' : 'advantage-down'}>
            {compact ? (
              <Label x={11} y={y + 5} strong={i === s.chosen} concept="ink">
                {token}
              </Label>
            ) : null}
            <rect className="fill" x={at(Math.min(zero, x))} y={at(y - 5)} width={at(Math.abs(x - zero))} height="10" />
            {Math.abs(value) < 0.005 ? null : <Triangle x={x + (up ? 9 : -9)} y={y} size={4} up={up} />}
            <Label
              x={x + (up ? 17 : -17)}
              y={y + 5}
              anchor={up ? 'start' : 'end'}
              concept={up ? 'advantage-up' : 'advantage-down'}
            >
              {signed(value, 2)}
            </Label>
          </g>
        )
      })}
      <path className="axis" d={`M${at(zero)} ${at(l.push.y(0) - 18)}V${at(Math.min(end, size.height - 2))}`} />
      {compact ? <path className="gridline" d={`M0 ${at(l.heads[1] - 22)}H${at(width)}`} /> : null}
    </>
  )
}
