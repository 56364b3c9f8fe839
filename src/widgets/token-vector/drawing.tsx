import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

const ROW = 30
const TOP = 69
const IDS = 7

/** From left to right: id, bar, number, argmax; then the table. Rows are the ids, from the top. */
export function layout({ width, compact }: Size) {
  const [left, right] = compact ? [32, 0.36 * width] : [56, 0.5 * width]
  const numbers = right + (compact ? 34 : 52)
  return {
    width,
    plot: plotIn({ left, right, top: TOP, bottom: TOP + ROW * IDS }, [-3, 2], [IDS - 0.5, -0.5]),
    isTextNamed: !compact,
    ids: compact ? 14 : 24,
    numbers,
    largest: numbers + (compact ? 6 : 14),
    table: compact ? width - 76 : Math.round(0.74 * width),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { x, y, bottom } = l.plot
  return (
    <>
      <Label x={0} y={13} quiet>
        {l.isTextNamed ? `${words.text}: ` : null}
        <tspan className="token-vector-text">{[s.prompt, ...s.text].join(' ')}</tspan>
      </Label>
      <ColumnHeads
        y={50}
        heads={[
          { x: 0, text: words.vector },
          { x: l.table, text: words.id },
          { x: l.table + 32, text: words.string },
        ]}
      />
      <path className="tick" d={`M${at(l.table - 6)} 58H${at(l.width)}M${at(l.table + 20)} 58V${at(bottom + 1)}`} />
      <Axis plot={l.plot} side="left" values={[]} line={0} />
      {s.logits.map((logit, id) => {
        const isLooked = id === s.id
        const isLargest = id === s.largest
        const number = { y: y(id) + 5, quiet: !isLooked, strong: isLooked, anchor: 'end' } as const
        return (
          <g key={s.vocabulary[id]}>
            {isLooked ? (
              <rect className="token-vector-looked" x="0" y={at(y(id) - 13)} width={at(l.width)} height="26" />
            ) : null}
            <Label x={l.ids} {...number}>
              {id}
            </Label>
            <rect
              className="fill"
              x={at(Math.min(x(0), x(logit)))}
              y={at(y(id) - 5)}
              width={at(Math.abs(x(logit) - x(0)))}
              height="10"
            />
            <Label x={l.numbers} y={y(id) + 5} anchor="end" strong={isLargest}>
              {fixed(logit, 1)}
            </Label>
            {isLargest ? (
              <Label x={l.largest} y={y(id) + 5} strong>
                ← {words.largest}
              </Label>
            ) : null}
            <Label x={l.table + 12} {...number}>
              {id}
            </Label>
            <Label x={l.table + 32} y={y(id) + 5} strong={isLooked}>
              {s.vocabulary[id]}
            </Label>
          </g>
        )
      })}
    </>
  )
}
