import type { DrawingProps } from '../../figure/definition.ts'
import { ProbabilityBar } from '../../plot/bars.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene, Token } from './model.ts'

/** Room for ten tokens; fewer stand farther apart, so that nothing below moves. */
const ROOM = 270
const MOST_ROW = 44
export const HEIGHT = 22 + ROOM + 30
/** Nats at the end of the scale: a probability of one in a thousand. What costs more ends in an arrow. */
const MOST = 7

export function layout({ width, compact }: Size, { tokens }: Scene) {
  const row = Math.min(MOST_ROW, ROOM / tokens.length)
  const left = compact ? 66 : 110
  const middle = compact ? 168 : 0.44 * width
  return {
    width,
    compact,
    policy: scaleLinear([0, 1], [left, middle - (compact ? 48 : 66)]),
    cost: scaleLinear([0, MOST], [middle, width - (compact ? 42 : 150)]),
    row,
    y: (place: number) => 22 + (place + 0.5) * row,
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const [hatch, pattern] = useHatch()
  const end = l.y(s.tokens.length - 1) + l.row / 2
  const first = s.tokens.findIndex(({ counts }) => counts)
  const mean = l.cost(Math.min(MOST, s.mean))
  return (
    <>
      {pattern}
      <ColumnHeads
        y={12}
        heads={[
          { x: 0, text: words.token },
          { x: l.policy(0), text: words.probability(l.compact) },
          { x: l.cost(0), text: words.surprise(l.compact) },
        ]}
      />
      <path className="axis" d={`M${at(l.cost(0))} ${at(l.y(0) - l.row / 2)}V${at(end)}`} />
      {s.count === 0 ? null : (
        <path className="token-surprise-mean" d={`M${at(mean)} ${at(l.y(first) - l.row / 2)}V${at(end + 4)}`} />
      )}
      {s.tokens.map((token, row) => (
        <TokenRow key={row} plot={l} token={token} row={row} hatch={hatch} words={words} />
      ))}
      {s.count === 0 ? null : (
        <Label x={mean} y={end + 20} anchor={s.mean > 5 ? 'end' : s.mean < 1 ? 'start' : 'middle'} strong>
          {words.mean(s)}
        </Label>
      )}
    </>
  )
}

interface TokenRowProps {
  readonly plot: Layout
  readonly token: Token
  readonly row: number
  readonly hatch: string
  readonly words: Words
}

/** One token: hatched where it does not count, its name alone where it has not been read. */
function TokenRow({ plot: l, token, row, hatch, words }: TokenRowProps) {
  const { word, probability, surprise, counts, isRead, level } = token
  const y = l.y(row)
  const end = l.cost(Math.min(MOST, surprise))
  return (
    <>
      {counts ? null : <rect fill={hatch} x="0" y={at(y - l.row / 2 + 2)} width={at(l.width)} height={at(l.row - 4)} />}
      <Label x={0} y={y + 5} strong={isRead && counts} quiet={!isRead || !counts} halo={!counts}>
        {word === '<eos>' ? words.end : word}
      </Label>
      {!isRead || probability === null ? null : (
        <ProbabilityBar x={l.policy} y={y} value={probability} digits={2} thick={13} />
      )}
      {counts ? (
        isRead ? (
          <>
            <rect
              className="token-surprise-cost"
              data-level={level}
              x={at(l.cost(0))}
              y={at(y - 7)}
              width={at(Math.max(0, end - l.cost(0)))}
              height="14"
            />
            {surprise > MOST ? (
              <path className="token-surprise-beyond" d={`M${at(end + 3)} ${at(y - 7)}l8 7l-8 7`} />
            ) : null}
            <Label x={end + (surprise > MOST ? 16 : 7)} y={y + 5} halo>
              {words.cost(surprise)}
            </Label>
            {l.compact ? null : (
              <Label x={end + 52} y={y + 5} quiet halo>
                {words.level[level]}
              </Label>
            )}
          </>
        ) : null
      ) : (
        <Label x={l.cost(0) + 8} y={y + 5} quiet halo>
          {probability === null ? words.given : words.masked}
        </Label>
      )}
    </>
  )
}
