import type { ReactNode } from 'react'

interface ContentsProps {
  /** "in this lesson", "on this page": the name of the list, and what unfolds it. */
  readonly label: string
  readonly headings: readonly { readonly id: string; readonly text: string }[]
}

/** In the left margin where there is one; folded under the head of the page where there is none. */
export const Contents = ({ label, headings }: ContentsProps): ReactNode => (
  <nav className="contents" aria-label={label}>
    <details>
      <summary>{label}</summary>
      <ol>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </details>
  </nav>
)
