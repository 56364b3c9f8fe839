import type { ReactNode } from 'react'
import { href } from '../course/address.ts'
import { movedParts } from '../course/moved.ts'
import { words } from '../words/en/lesson.ts'

/** Where old links to what stands elsewhere now end: one step off without scripts, with them the page follows at once. */
export const Moved = ({ lesson }: { readonly lesson: string }): ReactNode =>
  movedParts
    .filter(({ from }) => from === lesson)
    .map(({ to, anchors, figures }) => (
      <p key={to} className="moved" data-moved={figures.join(' ')}>
        {[...anchors, ...figures].map((anchor) => (
          <span key={anchor} id={anchor} />
        ))}
        {words.moved} <a href={href(to)}>{words.movedTo[to] ?? to}</a>
      </p>
    ))
