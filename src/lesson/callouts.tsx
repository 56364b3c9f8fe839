import { type ReactNode, useId } from 'react'

interface CalloutProps {
  readonly children: ReactNode
}

/** A margin note: beside the paragraph that follows it from 1100 px, folded in the text below that. */
export const Note = ({ title = 'note', children }: CalloutProps & { readonly title?: string }): ReactNode => (
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
          often said
        </p>
        <p>{typeof said === 'string' ? `“${said}”` : said}</p>
      </div>
      <div className="more-exactly">
        <p className="kind">more exactly</p>
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
          {title ? `${kind}: ${title}` : kind}
        </p>
        {children}
      </div>
    )
  }
}

/** Something to do with a figure on this page, and what to watch meanwhile. */
export const TryThis = callout('try-this', 'try this')
/** Where public trainers differ in what the same name computes. */
export const LibrariesDisagree = callout('libraries-disagree', 'where libraries disagree')
/** A question the literature has not settled; both sides with their sources. */
export const Disputed = callout('disputed', 'disputed')

/** The one sentence to keep. */
export function Takeaway({ children }: CalloutProps): ReactNode {
  const id = useId()
  return (
    <div role="note" className="takeaway" aria-labelledby={id}>
      <p className="kind" id={id}>
        takeaway
      </p>
      {children}
    </div>
  )
}
