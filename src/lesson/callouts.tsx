import { type ReactNode, useId } from 'react'
import { words } from '../words/en/lesson.ts'

interface CalloutProps {
  readonly children: ReactNode
}

/** A margin note: beside the paragraph that follows it from 1100 px, folded in the text below that. */
export const Note = ({ title = words.note, children }: CalloutProps & { readonly title?: string }): ReactNode => (
  <details className="margin-note">
    <summary>{title}</summary>
    <div className="margin-note-text">{children}</div>
  </details>
)

/** A sentence readers meet elsewhere, and what holds instead. */
export function OftenSaid({ said, children }: CalloutProps & { readonly said: ReactNode }): ReactNode {
  const id = useId()
  return (
    <div role="note" className="callout often-said" aria-labelledby={id}>
      <div className="said">
        <p className="kind" id={id}>
          {words.oftenSaid}
        </p>
        <p>{typeof said === 'string' ? words.quoted(said) : said}</p>
      </div>
      <div className="more-exactly">
        <p className="kind">{words.moreExactly}</p>
        {children}
      </div>
    </div>
  )
}

function callout(className: string, kind: string) {
  return function Callout({ children, title }: CalloutProps & { readonly title?: string }): ReactNode {
    const id = useId()
    return (
      <div role="note" className={`callout ${className}`} aria-labelledby={id}>
        <p className="kind" id={id}>
          {title ? words.titled(kind, title) : kind}
        </p>
        {children}
      </div>
    )
  }
}

/** Something to do with a figure on this page, and what to watch meanwhile. */
export const TryThis = callout('try-this', words.tryThis)
/** Where public trainers differ in what the same name computes. */
export const LibrariesDisagree = callout('libraries-disagree', words.librariesDisagree)
/** A question the literature has not settled; both sides with their sources. */
export const Disputed = callout('disputed', words.disputed)

/** The one sentence to keep. */
export function Takeaway({ children }: CalloutProps): ReactNode {
  const id = useId()
  return (
    <div role="note" className="takeaway" aria-labelledby={id}>
      <p className="kind" id={id}>
        {words.takeaway}
      </p>
      {children}
    </div>
  )
}
