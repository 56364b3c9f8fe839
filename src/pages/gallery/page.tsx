import type { ReactNode } from 'react'
import { href } from '../../course/address.ts'
import type { Pages, Site } from '../page.ts'
import { type Example, controls, lessonWords, marks } from './examples.ts'

function Examples({
  examples,
  show,
}: {
  readonly examples: readonly Example[]
  readonly show: (of: Example) => ReactNode
}) {
  return examples.map((example) => (
    <section key={example.name} id={example.name} aria-labelledby={`${example.name}-title`}>
      <h3 id={`${example.name}-title`}>{example.title}</h3>
      {show(example)}
      <details>
        <summary>
          source<span className="visually-hidden"> of {example.title}</span>
        </summary>
        <pre translate="no" tabIndex={0} role="region" aria-label={`source of ${example.title}`}>
          <code translate="no">{example.source}</code>
        </pre>
      </details>
    </section>
  ))
}

/** For authors: what a figure and a lesson can be made of, each with the source that made it. */
function Gallery({ figures, island }: Pick<Site, 'figures' | 'island'>) {
  return (
    <div className="page prose">
      <h1>What figures and lessons are made of</h1>
      <p>For authors. A mark takes values, not pixels; open its source and copy it.</p>
      <h2 id="marks">Marks</h2>
      <Examples
        examples={marks}
        show={({ Example: Mark, title }) => (
          <div className="drawing-container" translate="no">
            <div>
              <svg viewBox="0 0 320 150" style={{ width: '100%', maxWidth: 320 }} role="img" aria-label={title}>
                <Mark />
              </svg>
            </div>
          </div>
        )}
      />
      <h2 id="controls">Controls</h2>
      <Examples
        examples={controls}
        show={({ Example: Control }) => (
          <div className="figure-controls">
            <Control />
          </div>
        )}
      />
      <h2 id="lesson">Words of a lesson</h2>
      <Examples examples={lessonWords} show={({ Example: Words }) => <Words />} />
      <h2 id="figures">Figures</h2>
      {island('ppo-clip')}
      <ul>
        {[...figures].map(([name, { title }]) => (
          <li key={name}>
            <a href={href(`/embed/${name}/`)}>{title}</a>, <code translate="no">src/widgets/{name}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const pages: Pages = ({ figures, island }) => [
  {
    path: '/gallery/',
    kind: 'page',
    title: 'Gallery',
    description: 'Marks, controls and words of a lesson, each with its source, for authors.',
    isHidden: true,
    content: () => <Gallery figures={figures} island={island} />,
  },
]
