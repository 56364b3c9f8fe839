import type { ReactNode } from 'react'
import { Lesson } from '../../lesson/links.tsx'
import { type Source, bibliography } from '../../course/sources.ts'
import { Work } from '../../lesson/work.tsx'
import { words as pageWords } from '../../words/en/reference-pages.ts'
import type { Pages } from '../page.ts'

const words = pageWords.references

interface Citing {
  readonly slug: string
  readonly sources: readonly string[]
}

const all = [...bibliography.values()]

/** Every work the course stands on, and the lessons that cite it. */
export function References({ lessons }: { readonly lessons: readonly Citing[] }): ReactNode {
  const citing = ({ key }: Source) => lessons.filter(({ sources }) => sources.includes(key))
  const cited = all.filter((source) => citing(source).length > 0)
  const others = all.filter((source) => citing(source).length === 0)
  return (
    <div className="lesson reference">
      <header className="lesson-head">
        <p className="meta">{pageWords.kind}</p>
        <h1>{words.title}</h1>
        <p>{words.about(all.length)}</p>
      </header>
      <div className="lesson-text prose">
        <section className="sources">
          <h2 id="cited">{words.cited}</h2>
          <ul>
            {cited.map((source) => (
              <Entry key={source.key} source={source} slugs={citing(source).map(({ slug }) => slug)} />
            ))}
          </ul>
          {others.length > 0 ? (
            <>
              <h2 id="not-yet">{words.notYet}</h2>
              <ul>
                {others.map((source) => (
                  <Entry key={source.key} source={source} slugs={[]} />
                ))}
              </ul>
            </>
          ) : null}
        </section>
      </div>
    </div>
  )
}

function Entry({ source, slugs }: { readonly source: Source; readonly slugs: readonly string[] }): ReactNode {
  return (
    <li id={source.key}>
      <Work source={source} />
      {slugs.map((slug, index) => (
        <span key={slug}>
          {index === 0 ? words.inLessons : ', '}
          <Lesson to={slug} />
        </span>
      ))}
    </li>
  )
}

export const pages: Pages = ({ lessons }) => [
  {
    path: '/references/',
    kind: 'page',
    title: words.title,
    description: words.description,
    content: () => <References lessons={lessons} />,
  },
]
