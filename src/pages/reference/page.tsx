import { Fragment, type ReactNode, createContext, useContext } from 'react'
import { referenceAnchor } from '../../course/reference-address.ts'
import { Contents } from '../../lesson/contents.tsx'
import { href } from '../../course/address.ts'
import { type ReferenceEntry, type ReferenceModule, readModule } from './read-core.ts'
import { usedBy, usedByKey } from './used-by.ts'
import { words as pageWords } from '../../words/en/reference-pages.ts'
import { words as lessonWords } from '../../words/en/lesson.ts'
import type { Pages, Site } from '../page.ts'

const words = pageWords.core

const sources = import.meta.glob<string>(['../../core/**/*.ts', '!../../core/index.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

const callers = usedBy(
  Object.fromEntries(
    Object.entries(
      import.meta.glob<string>(['../../widgets/*/*.{ts,tsx}', '../../run/**/*.{ts,tsx}'], {
        query: '?raw',
        import: 'default',
        eager: true,
      }),
    ).map(([path, source]) => [path.replace('../../', 'src/'), source]),
  ),
)
/** The figures' titles by folder; a folder of src/widgets that is no figure of its own is not here. */
const FiguresContext = createContext<Site['figures']>(new Map())

/** In the order of the course; a new folder comes last until src/words names it. */
const GROUPS: readonly (readonly [group: string, title: string])[] = Object.entries(words.groups)

const modules: readonly ReferenceModule[] = Object.entries(sources)
  .map(([path, source]) => readModule(path.replace('../../', 'src/'), source))
  .filter(({ entries }) => entries.length > 0)

const groups = (() => {
  const known = new Map(GROUPS)
  const others = [...new Set(modules.map(({ group }) => group))].filter((group) => !known.has(group))
  return [
    ...GROUPS,
    ...others.map(
      (group) =>
        [
          group,
          group === 'core' ? words.checks : group.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
        ] as const,
    ),
  ]
    .map(([group, title]) => ({ group, title, modules: modules.filter((module) => module.group === group) }))
    .filter((entry) => entry.modules.length > 0)
})()

const headings = groups.map(({ group, title }) => ({ id: group, text: title }))

/** The core's own documentation, read from its docstrings while the site is built. */
export function Reference({ figures }: Pick<Site, 'figures'>): ReactNode {
  return (
    <FiguresContext.Provider value={figures}>
      <div className="lesson reference">
        <header className="lesson-head">
          <p className="meta">{pageWords.kind}</p>
          <h1>{words.title}</h1>
          <p className="reference-intro">{words.about}</p>
        </header>
        <Contents label={lessonWords.contentsOfPage} headings={headings} />
        <div className="lesson-text prose">
          {groups.map(({ group, title, modules: members }) => (
            <section key={group}>
              <h2 id={group}>{title}</h2>
              {members.map((module) => (
                <Module key={module.path} module={module} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </FiguresContext.Provider>
  )
}

const Module = ({ module: { path, about, entries } }: { readonly module: ReferenceModule }): ReactNode => (
  <section className="reference-module">
    <h3 id={referenceAnchor(path)}>
      <code translate="no">{path.replace('src/core/', '')}</code>
    </h3>
    {about.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    {entries.map((entry) => (
      <Entry key={`${entry.kind} ${entry.name}`} path={path} entry={entry} />
    ))}
  </section>
)

const Entry = ({
  path,
  entry: { name, kind, signature, summary, tags },
}: {
  readonly path: string
  readonly entry: ReferenceEntry
}): ReactNode => {
  const titles = useContext(FiguresContext)
  const figures = (callers.get(usedByKey(path, name)) ?? []).filter((widget) => titles.has(widget))
  return (
    <div className={`reference-entry reference-${kind}`}>
      <h4 id={referenceAnchor(path, name)}>{name}</h4>
      <pre translate="no" tabIndex={0}>
        <code translate="no">{signature}</code>
      </pre>
      {summary.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {tags.length + figures.length > 0 ? (
        <dl>
          {tags.map(({ tag, text }, index) => (
            <div key={index}>
              <dt>{tag}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          {figures.length > 0 ? (
            <div>
              <dt>{words.usedBy}</dt>
              <dd>
                {figures.map((widget, index) => (
                  <Fragment key={widget}>
                    {index > 0 ? ', ' : null}
                    <a href={href(`/embed/${widget}/`)}>{titles.get(widget)!.title}</a>
                  </Fragment>
                ))}
              </dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </div>
  )
}

export const pages: Pages = ({ figures }) => [
  {
    path: '/reference/core/',
    kind: 'page',
    title: words.title,
    description: words.description,
    headings,
    content: () => <Reference figures={figures} />,
  },
]
