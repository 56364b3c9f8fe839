import type { ReactNode } from 'react'
import { authorList } from '../../lesson/bibliography.ts'
import { Lesson } from '../../lesson/links.tsx'
import { type Source, bibliography, sourceAddress } from '../../lesson/sources.ts'

interface Citing {
  readonly number: number
  readonly sources: readonly string[]
}

const compare = new Intl.Collator('en').compare

/** By the first author, then by year. */
export const sortedSources: readonly Source[] = [...bibliography.values()].sort(
  (a, b) => compare(a.authors[0]!.family, b.authors[0]!.family) || compare(a.year, b.year) || compare(a.title, b.title),
)

/** Every work the course stands on, and the lessons that cite it. */
export function References({ lessons }: { readonly lessons: readonly Citing[] }): ReactNode {
  const citing = ({ key }: Source) => lessons.filter(({ sources }) => sources.includes(key))
  const cited = sortedSources.filter((source) => citing(source).length > 0)
  const others = sortedSources.filter((source) => citing(source).length === 0)
  return (
    <div className="lesson reference">
      <header className="lesson-head">
        <p className="meta">Reference</p>
        <h1>Sources</h1>
        <p>
          The {sortedSources.length} works this course stands on, by first author, each with the lessons that rest on
          it.
        </p>
      </header>
      <div className="lesson-text prose">
        <section className="sources">
          <h2 id="cited">Cited by a lesson</h2>
          <ul>
            {cited.map((source) => (
              <Entry key={source.key} source={source} numbers={citing(source).map(({ number }) => number)} />
            ))}
          </ul>
          {others.length > 0 ? (
            <>
              <h2 id="not-yet">Kept for lessons in writing</h2>
              <ul>
                {others.map((source) => (
                  <Entry key={source.key} source={source} numbers={[]} />
                ))}
              </ul>
            </>
          ) : null}
        </section>
      </div>
    </div>
  )
}

function Entry({ source, numbers }: { readonly source: Source; readonly numbers: readonly number[] }): ReactNode {
  const address = sourceAddress(source)
  return (
    <li id={source.key}>
      {authorList(source.authors)}, {address ? <a href={address}>{source.title}</a> : <cite>{source.title}</cite>}
      {source.venue ? `, ${source.venue}` : ''}
      {source.arxiv ? `, arXiv:${source.arxiv}` : ''}, {source.year}.
      {numbers.map((number, index) => (
        <span key={number}>
          {index === 0 ? ' In ' : ', '}
          <Lesson number={number} />
        </span>
      ))}
    </li>
  )
}
