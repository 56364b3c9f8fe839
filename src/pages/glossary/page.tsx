import type { ReactNode } from 'react'
import { Lesson } from '../../lesson/links.tsx'
import { lessonBySlug } from '../../course/catalogue.ts'
import { formulaHtml } from '../../course/formula.ts'
import { type SymbolEntry, type TermName, symbols } from '../../course/symbols.ts'
import { lessonTexts } from '../../course/texts.ts'
import { lessonsWith } from './occurrences.ts'
import { words as pageWords } from '../../words/en/reference-pages.ts'
import type { Pages } from '../page.ts'

const words = pageWords.glossary

/** In the order in which the course meets them. */
const entries = (Object.entries(symbols) as [TermName, SymbolEntry][]).sort(
  ([, a], [, b]) => lessonBySlug(a.lesson).number - lessonBySlug(b.lesson).number,
)

/** Every symbol of the course: how it is written, what it means, where it comes from and where it is used. */
export const Glossary = (): ReactNode => (
  <div className="lesson reference glossary">
    <header className="lesson-head">
      <p className="meta">{pageWords.kind}</p>
      <h1>{words.title}</h1>
      <p>{words.about}</p>
    </header>
    <div className="lesson-text prose">
      <h2 id="symbols">{words.order}</h2>
      {entries.map(([name, entry]) => (
        <Entry key={name} name={name} entry={entry} />
      ))}
    </div>
  </div>
)

/** Popovers read their content from here, by the names in data-part. */
function Entry({ name, entry }: { readonly name: TermName; readonly entry: SymbolEntry }): ReactNode {
  const found = lessonsWith(name, lessonTexts)
  return (
    <section>
      <h3 id={name}>
        <span
          className="formula-inline"
          data-part="symbol"
          dangerouslySetInnerHTML={{ __html: formulaHtml(`\\${name}`, { display: false }) }}
        />{' '}
        <span data-part="name">{entry.name}</span>
      </h3>
      <p data-part="definition">{entry.definition}</p>
      <dl>
        <div>
          <dt>{words.unit}</dt>
          <dd data-part="unit">{entry.unit}</dd>
        </div>
        <div>
          <dt>{words.introduced}</dt>
          <dd data-part="lesson">
            <Lesson to={entry.lesson} />
          </dd>
        </div>
        <div>
          <dt>{words.used}</dt>
          <dd>
            {found.length === 0 ? words.unused : null}
            {found.map((slug, index) => (
              <span key={slug}>
                {index > 0 ? ', ' : null}
                <Lesson to={slug} />
              </span>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  )
}

export const pages: Pages = () => [
  {
    path: '/glossary/',
    kind: 'page',
    title: words.title,
    description: words.description,
    content: () => <Glossary />,
  },
]
