import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { ACTIONS, BEST_ACTION } from '../../run/models/bandit.ts'
import type { Words } from './en.ts'
import type { Readers } from './readers.ts'

export const READERS_HEIGHTS = { wide: 196, narrow: 252 }

/** One dot per reader, in the row of the answer it ended on. */
export function ReadersDrawing({
  size: { width, height, compact },
  readers,
  words,
}: {
  readonly size: Size
  readonly readers: Readers
  readonly words: Words
}) {
  const rows = [
    ...ACTIONS.map((name, index) => ({
      name: name as string,
      count: readers.ended[index]!,
      isBest: index === BEST_ACTION,
    })),
    { name: '–', count: readers.undecided, isBest: false },
  ]
  const rowHeight = height / rows.length
  const left = 22
  const right = width - (compact ? 44 : 130)
  const lines = compact ? 5 : 4
  const pitch = Math.min(8, (right - left) / (200 / lines))
  return rows.map(({ name, count, isBest }, index) => {
    const y = rowHeight * (index + 0.5)
    const dots = Array.from(
      { length: count },
      (_, dot) =>
        `M${at(left + pitch * (Math.floor(dot / lines) + 0.5))} ${at(y + ((dot % lines) - (lines - 1) / 2) * Math.min(pitch, 7))}h0`,
    ).join('')
    return (
      <g key={name}>
        <Label x={5} y={y + 5} anchor="middle" strong={name !== '–'} quiet={name === '–'}>
          {name}
        </Label>
        <path
          className={`bandit-dots ${compact ? 'bandit-dots-small' : ''}`}
          data-concept={isBest ? 'policy' : name === '–' ? 'old' : 'ink'}
          d={dots}
        />
        <Label x={left + pitch * Math.ceil(count / lines) + 8} y={y + 5} quiet={count === 0}>
          {count}
          {name === '–' && left + pitch * Math.ceil(count / lines) < width - 150 ? ` ${words.undecided}` : ''}
        </Label>
      </g>
    )
  })
}
