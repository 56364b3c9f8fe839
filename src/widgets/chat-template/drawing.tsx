import type { ReactElement } from 'react'
import type { DrawingProps } from '../../figure/definition.ts'
import { useHatch } from '../../plot/hatch.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene, Token } from './model.ts'

const LINE = 32
const CHIP = 26
const GAP = 4
const PAD = 10
/** Lines that the longest texts need, of the reader's row and of the padded one. */
const LINES = { wide: [3, 2], narrow: [5, 3] } as const
export const HEIGHTS = { wide: 20 + 3 * LINE + 26 + 2 * LINE + 34, narrow: 20 + 5 * LINE + 26 + 3 * LINE + 34 }

/** About as wide as the label face draws it, in px; rather too wide. */
const widthOf = (text: string) =>
  Array.from(text).reduce(
    (sum, sign) =>
      sum + (/[mwMW@%&]/.test(sign) ? 12.5 : /[iljtfrI.,:;'!| ]/.test(sign) ? 5 : /[ -~]/.test(sign) ? 8.6 : 15),
    0,
  )

interface Chip {
  readonly token: Token
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Tokens in lines of a width, from `top` down; what is longer than a line is cut short in the picture alone. */
function flow(tokens: readonly Token[], width: number, top: number): readonly Chip[] {
  let [x, y] = [0, top]
  return tokens.map((token) => {
    const isWrong = token.counts !== token.meant
    const most = width - 34
    let text = token.text
    while (widthOf(text) > most) text = `${text.slice(0, -2)}…`
    const own = token.source === 'padding' ? PAD : widthOf(text) + 14 + (isWrong ? 14 : 0)
    if (x > 0 && x + own > width) {
      x = 0
      y += LINE
    }
    const chip = { token, text, x, y, width: own }
    x += own + GAP
    return chip
  })
}

export function layout({ width, compact }: Size, { rows }: Scene) {
  const [first] = LINES[compact ? 'narrow' : 'wide']
  const second = 20 + first * LINE + 26
  return {
    heads: [12, second - 8],
    chips: [flow(rows[0]!, width, 20), flow(rows[1]!, width, second)],
    legend: HEIGHTS[compact ? 'narrow' : 'wide'] - 8,
    compact,
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, words }: DrawingProps<Scene, Words, Layout>): ReactElement {
  const [hatch, pattern] = useHatch()
  const legend = (x: number, text: string, look: object) => (
    <>
      <rect className="chat-template-chip" x={at(x)} y={at(l.legend - 12)} width="18" height="16" {...look} />
      <Label x={x + 24} y={l.legend + 1} quiet>
        {text}
      </Label>
    </>
  )
  return (
    <>
      {pattern}
      {l.chips.map((chips, row) => (
        <g key={row}>
          <Label x={0} y={l.heads[row]!} quiet>
            {words.rows[row]!}
          </Label>
          {chips.map((chip, k) => (
            <TokenChip key={k} chip={chip} hatch={hatch} />
          ))}
        </g>
      ))}
      {legend(1, words.counts, { 'data-counts': true })}
      {legend(l.compact ? 84 : 110, words.silent, { fill: hatch })}
      <Label x={l.compact ? 214 : 260} y={l.legend + 1} strong>
        ✕
      </Label>
      <Label x={l.compact ? 230 : 278} y={l.legend + 1} quiet>
        {words.mistake}
      </Label>
    </>
  )
}

/** Filled if it counts, hatched if not; an id in a heavy frame, because it is no text; crossed if the mask is mistaken. */
function TokenChip({ chip: { token, text, x, y, width }, hatch }: { readonly chip: Chip; readonly hatch: string }) {
  const { counts, meant, special, source } = token
  return (
    <>
      <rect
        className="chat-template-chip"
        data-counts={counts || undefined}
        data-special={special || undefined}
        {...(counts ? {} : { fill: hatch })}
        x={at(x + 1)}
        y={at(y + (LINE - CHIP) / 2)}
        width={at(width - 2)}
        height={CHIP}
      />
      {source === 'padding' ? null : (
        <Label x={x + 7} y={y + LINE / 2 + 5} strong={source === 'template'} halo={!counts} data-typed>
          {text}
        </Label>
      )}
      {counts === meant ? null : (
        <Label x={x + width - 6} y={y + LINE / 2 + 5} anchor="end" strong halo={!counts}>
          ✕
        </Label>
      )}
    </>
  )
}
