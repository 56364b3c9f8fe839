import type { ReactNode } from 'react'
import { recordings } from '../../course/recorded.ts'
import type { Pages } from '../page.ts'

interface Spread {
  readonly low: number
  readonly median: number
  readonly high: number
  readonly standardDeviation: number | null
  readonly count: number
}

const isSpread = (value: unknown): value is Spread => typeof value === 'object' && value !== null && 'median' in value

const short = (value: number) => String(Number(value.toFixed(4)))

/** "groupSize" as a heading: "group size". */
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** One cell in words: a spread over seeds says its median, its 10–90 % band, its deviation and how many seeds. */
function cell(value: unknown): string {
  if (isSpread(value)) {
    const { low, median, high, standardDeviation, count } = value
    const deviation = standardDeviation === null ? '' : `, std ${short(standardDeviation)}`
    return `${short(median)} (${short(low)} to ${short(high)}${deviation}, ${count} seeds)`
  }
  if (typeof value === 'number') return short(value)
  if (typeof value === 'object' && value !== null)
    return (
      Object.entries(value)
        .map(([name, item]) => `${words(name)} ${String(item)}`)
        .join(', ') || 'none'
    )
  return String(value)
}

/** Some rows of bandit.json are spreads themselves: fold their numbers into one column. */
const folded = (row: Readonly<Record<string, unknown>>): [string, unknown][] => {
  const rest = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'perSeed'))
  if (!isSpread(rest)) return Object.entries(rest)
  const { low, median, high, standardDeviation, count, ...others } = rest
  return [...Object.entries(others), ['result', { low, median, high, standardDeviation, count }]]
}

/** Every recorded run: what was run, over which seeds, and what came out. The course's numbers marked "recorded" are these. */
export function Recorded(): ReactNode {
  return (
    <div className="lesson reference">
      <header className="lesson-head">
        <p className="meta">Reference</p>
        <h1>Recorded runs</h1>
        <p>
          Some runs take too long to repeat on a page. A seeded script made these; anyone can make them again, and the
          tests re-derive a sample. A result with a band is the median over the seeds, from the 10th to the 90th
          percentile; a share counts the runs in which it happened.
        </p>
      </header>
      <div className="lesson-text prose">
        {[...recordings].map(([name, recording]) => (
          <section key={name}>
            <h2 id={name}>{name.replaceAll('-', ' ')}</h2>
            <p>
              Seeds {recording.seeds[0]} to {recording.seeds[1]}; made by <code>{recording.command}</code>, core{' '}
              <code>{recording.core}</code>.
            </p>
            {recording.rows.map((row) => (
              <dl key={JSON.stringify(row)} className="recorded-row">
                {folded(row).map(([key, value]) => (
                  <div key={key}>
                    <dt>{key === 'row' ? 'what' : words(key)}</dt>
                    <dd>{cell(value)}</dd>
                  </div>
                ))}
              </dl>
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

export const pages: Pages = () => [
  {
    path: '/reference/recorded/',
    kind: 'page',
    title: 'Recorded runs',
    description: 'Every number of the course that was recorded: the command, the seeds, the median and the band.',
    content: () => <Recorded />,
  },
]
