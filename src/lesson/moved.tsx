import type { ReactNode } from 'react'
import { href } from '../course/address.ts'
import { lessonBySlug, lessonPath } from '../course/catalogue.ts'
import { movedParts } from '../course/moved.ts'
import { isWritten } from '../course/written.ts'
import { words } from '../words/en/lesson.ts'

/** Where old links to what stands in another lesson now end: one step off without scripts, with them the page follows at once. */
export const Moved = ({ lesson }: { readonly lesson: string }): ReactNode =>
  movedParts
    .filter(({ from, to }) => from === lesson && isWritten(to))
    .map(({ to, anchors, figures }) => (
      <p key={to} className="moved" data-moved={figures.join(' ')}>
        {[...anchors, ...figures].map((anchor) => (
          <span key={anchor} id={anchor} />
        ))}
        {words.moved} <a href={href(lessonPath(to))}>{lessonBySlug(to).title}</a>
      </p>
    ))
