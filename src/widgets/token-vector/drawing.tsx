import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

const ROW = 30
const FIRST = 84

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size: { width, compact },
  scene: s,
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  // From left to right: id, bar, number, argmax; then the table.
  const ids = compact ? 14 : 24
  const bars = { left: compact ? 32 : 56, right: compact ? width * 0.36 : width * 0.5 }
  const numbers = bars.right + (compact ? 34 : 52)
  const tableLeft = compact ? width - 76 : Math.round(width * 0.74)
  const x = scaleLinear([-3, 2], [bars.left, bars.right])
  const y = (id: number) => FIRST + ROW * id
  return (
    <>
      <Label x={0} y={13} quiet>
        {compact ? null : `${words.text}: `}
        <tspan className="token-vector-text">{[s.prompt, ...s.text].join(' ')}</tspan>
      </Label>
      <Label x={0} y={50} quiet>
        {words.vector}
      </Label>
      <Label x={tableLeft} y={50} quiet>
        {words.id}
      </Label>
      <Label x={tableLeft + 32} y={50} quiet>
        {words.string}
      </Label>
      <path className="tick" d={`M${at(tableLeft - 6)} 58H${at(width)}M${at(tableLeft + 20)} 58V${at(y(6) + 16)}`} />
      <path className="axis" d={`M${at(x(0))} ${at(y(0) - 15)}V${at(y(6) + 15)}`} />
      {s.logits.map((logit, id) => {
        const isLooked = id === s.id
        const isLargest = id === s.largest
        return (
          <g key={s.vocabulary[id]}>
            {isLooked ? (
              <rect className="token-vector-looked" x="0" y={at(y(id) - 13)} width={at(width)} height="26" />
            ) : null}
            <Label x={ids} y={y(id) + 5} anchor="end" quiet={!isLooked} strong={isLooked}>
              {id}
            </Label>
            <rect
              className="token-vector-bar"
              x={at(Math.min(x(0), x(logit)))}
              y={at(y(id) - 5)}
              width={at(Math.abs(x(logit) - x(0)))}
              height="10"
            />
            <Label x={numbers} y={y(id) + 5} anchor="end" strong={isLargest}>
              {fixed(logit, 1)}
            </Label>
            {isLargest ? (
              <Label x={numbers + (compact ? 6 : 14)} y={y(id) + 5} strong>
                ← {words.largest}
              </Label>
            ) : null}
            <Label x={tableLeft + 12} y={y(id) + 5} anchor="end" quiet={!isLooked} strong={isLooked}>
              {id}
            </Label>
            <Label x={tableLeft + 32} y={y(id) + 5} strong={isLooked}>
              {s.vocabulary[id]}
            </Label>
          </g>
        )
      })}
    </>
  )
}
