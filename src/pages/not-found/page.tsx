import type { ReactNode } from 'react'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { lessonPath, lessons } from '../../course/catalogue.ts'
import type { Pages } from '../page.ts'

/** What a wrong address leads to: what happened, and the ways on. */
export const NotFound = (): ReactNode => (
  <div className="page prose not-found">
    <p className="meta">404</p>
    <h1>There is no page at this address</h1>
    <p>
      A link may be old, or a lesson not written yet. Try <a href={href('/')}>the map of the course</a>.
    </p>
    <p>These lessons exist:</p>
    <ul>
      {lessons
        .filter(({ slug }) => isWritten(slug))
        .map(({ slug, number, title }) => (
          <li key={slug}>
            <a href={href(lessonPath(slug))}>
              {number}. {title}
            </a>
          </li>
        ))}
    </ul>
  </div>
)

export const pages: Pages = () => [
  {
    path: '/404.html',
    kind: 'not-found',
    title: 'Page not found',
    description: 'There is no page at this address.',
    content: () => <NotFound />,
  },
]
