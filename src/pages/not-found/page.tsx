import type { ReactNode } from 'react'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { lessonPath, lessons } from '../../course/catalogue.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words } from '../../words/en/not-found.ts'
import type { Pages } from '../page.ts'

/** What a wrong address leads to: what happened, and the ways on. */
export const NotFound = (): ReactNode => (
  <div className="page prose not-found">
    <p className="meta">404</p>
    <h1>{words.heading}</h1>
    <p>{sentence(words.why((text) => <a href={href('/')}>{text}</a>))}</p>
    <p>{words.lessons}</p>
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
    title: words.title,
    description: words.description,
    content: () => <NotFound />,
  },
]
