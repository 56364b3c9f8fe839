import type { ReactNode } from 'react'
import { type ReferenceEntry, type ReferenceModule, readModule } from './read-core.ts'

const sources = import.meta.glob<string>(['../../core/**/*.ts', '!../../core/index.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** In the order of the course; a new folder comes last until it is named here. */
const GROUPS: readonly (readonly [group: string, title: string])[] = [
  ['mathematics', 'Deterministic mathematics'],
  ['random', 'Randomness'],
  ['numerics', 'Numerics'],
  ['sampling', 'Sampling'],
  ['bandit', 'The five-action bandit'],
  ['tinylm', 'TinyLM'],
  ['corridor', 'The corridor'],
  ['returns', 'Returns and GAE'],
  ['preference', 'Preferences and reward models'],
  ['kl', 'KL: estimators, leash, tilt'],
  ['objectives', 'Objectives: PPO, GRPO, GSPO, CISPO'],
  ['advantages', 'Group advantages'],
  ['importance', 'Importance weights'],
  ['systems', 'The machine'],
]

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
          group === 'core'
            ? 'Checks of arguments'
            : group.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
        ] as const,
    ),
  ]
    .map(([group, title]) => ({ group, title, modules: modules.filter((module) => module.group === group) }))
    .filter((entry) => entry.modules.length > 0)
})()

export const referenceHeadings = groups.map(({ group, title }) => ({ id: group, text: title }))

/** The core's own documentation, read from its docstrings while the site is built. */
export function Reference(): ReactNode {
  return (
    <div className="lesson reference">
      <header className="lesson-head">
        <p className="meta">Reference</p>
        <h1>The RL core</h1>
        <p className="reference-intro">
          Every figure of the course runs on these modules: plain TypeScript, no dependency, no DOM, the same result to
          the last bit in every browser. This page is read from their docstrings while the site is built.
        </p>
      </header>
      <nav className="contents" aria-label="on this page">
        <details>
          <summary>on this page</summary>
          <ol>
            {groups.map(({ group, title }) => (
              <li key={group}>
                <a href={`#${group}`}>{title}</a>
              </li>
            ))}
          </ol>
        </details>
      </nav>
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
  )
}

/** The id of a module on the reference page: "objectives-ppo-clip". */
export const moduleAnchor = (path: string): string =>
  path
    .replace(/^src\/core\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-')

const Module = ({ module: { path, about, entries } }: { readonly module: ReferenceModule }): ReactNode => (
  <section className="reference-module">
    <h3 id={moduleAnchor(path)}>
      <code>{path.replace('src/core/', '')}</code>
    </h3>
    {about.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    {entries.map((entry) => (
      <Entry key={`${entry.kind} ${entry.name}`} entry={entry} />
    ))}
  </section>
)

const Entry = ({ entry: { name, kind, signature, summary, tags } }: { readonly entry: ReferenceEntry }): ReactNode => (
  <div className={`reference-entry reference-${kind}`}>
    <h4>{name}</h4>
    <pre tabIndex={0}>
      <code>{signature}</code>
    </pre>
    {summary.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    {tags.length > 0 ? (
      <dl>
        {tags.map(({ tag, text }, index) => (
          <div key={index}>
            <dt>{tag}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    ) : null}
  </div>
)
