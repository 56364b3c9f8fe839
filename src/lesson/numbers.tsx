import type { ReactNode } from 'react'
import { type RecordedValue, recordedNumber, recordings } from '../course/recorded.ts'
import { sourceByKey } from '../course/sources.ts'
import { words } from '../words/en/lesson.ts'
import { numberInText } from './number-text.ts'

interface Format {
  /** Digits after the point; required where a number, not a text, is given. */
  readonly digits?: number
  readonly percent?: boolean
  /** Shows the plus of a positive number. */
  readonly signed?: boolean
}

/** Fixed decimals, a true minus sign, and no number without its rounding. */
function numberText(value: ReactNode, { digits, percent = false, signed = false }: Format, tag: string): ReactNode {
  if (typeof value !== 'number') return value
  if (Number.isNaN(value)) throw new RangeError(`<${tag}> got NaN`)
  if (digits === undefined)
    throw new RangeError(`<${tag}> got the number ${value} without digits; say how many decimals to show: digits={2}`)
  return numberInText(value, { digits, percent, signed })
}

/** `{2.5}` in MDX is a number, but beside line breaks it comes as a list. */
const only = (children: ReactNode): ReactNode =>
  Array.isArray(children)
    ? (children.filter((child) => typeof child !== 'string' || child.trim() !== '') as ReactNode[])[0]
    : children

interface ComputedProps extends Format {
  /** A lesson writes the name of a number of lessons/numbers; the build puts in what it is. */
  readonly value: number | string
  /** Where it is computed: "overshoot in lessons/numbers/ppo.ts". */
  readonly from?: string
}

/** A number this site's own core computed while the page was built. */
export const Computed = ({ from, value, ...format }: ComputedProps): ReactNode => (
  <span className="number computed" title={from ? words.computedFrom(from) : words.computed}>
    {numberText(value, format, 'Computed')}
  </span>
)

/** A number from a committed, seeded run that is too long to repeat while a page is built: read from the recording itself. */
export function Recorded({ record, row, value, ...format }: Format & RecordedValue): ReactNode {
  const number = recordedNumber({ record, row, value })
  const [first, last] = recordings.get(record)!.seeds
  return (
    <span className="number recorded" title={words.recorded(first, last, `lessons/recorded/${record}.json`)}>
      {numberText(number, format, 'Recorded')}
    </span>
  )
}

interface CitedProps extends Format {
  /** A key of lessons/references.bib. */
  readonly from: string
  /** Section, equation or table. */
  readonly where?: string
  readonly children: ReactNode
}

/** A number that others measured: links to its entry in the lesson's list of sources. */
export function Cited({ from, where, children, ...format }: CitedProps): ReactNode {
  if (!from) throw new RangeError('<Cited> needs from="...", a key of lessons/references.bib')
  const { name } = sourceByKey(from)
  return (
    <a className="number cited" href={`#source-${from}`} title={words.cited(`${name}${where ? `, ${where}` : ''}`)}>
      {numberText(only(children), format, 'Cited')}
    </a>
  )
}
