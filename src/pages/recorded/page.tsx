import type { ReactNode } from 'react'
import { recordings } from '../../course/recorded.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words as pageWords } from '../../words/en/reference-pages.ts'
import type { Pages } from '../page.ts'

interface Spread {
  readonly low: number
  readonly median: number
  readonly high: number
  readonly standardDeviation: number | null
  readonly count: number
}

const isSpread = (value: unknown): value is Spread => typeof value === 'object' && value !== null && 'median' in value

const words = pageWords.recorded

const short = (value: number) => String(Number(value.toFixed(4)))

/** "groupSize" as a heading: "group size". */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** One cell in words: a spread over seeds says its median, its 10–90 % band, its deviation and how many seeds. */
function cell(value: unknown): string {
  if (isSpread(value)) {
    const { low, median, high, standardDeviation, count } = value
    const deviation = standardDeviation === null ? null : short(standardDeviation)
    return words.spread(short(median), short(low), short(high), deviation, count)
  }
  if (typeof value === 'number') return short(value)
  if (typeof value === 'object' && value !== null)
    return (
      Object.entries(value)
        .map(([name, item]) => `${spaced(name)} ${cell(item)}`)
        .join(', ') || words.none
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
        <p className="meta">{pageWords.kind}</p>
        <h1>{words.title}</h1>
        <p>{words.about}</p>
      </header>
      <div className="lesson-text prose">
        {[...recordings].map(([name, recording]) => (
          <section key={name}>
            <h2 id={name}>{name.replaceAll('-', ' ')}</h2>
            <p>
              {sentence(
                words.made(
                  recording.seeds[0],
                  recording.seeds[1],
                  <code translate="no">{recording.command}</code>,
                  <code translate="no">{recording.core}</code>,
                ),
              )}
            </p>
            {recording.rows.map((row) => (
              <dl key={JSON.stringify(row)} className="recorded-row">
                {folded(row).map(([key, value]) => (
                  <div key={key}>
                    <dt>{key === 'row' ? words.what : spaced(key)}</dt>
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
    title: words.title,
    description: words.description,
    content: () => <Recorded />,
  },
]
