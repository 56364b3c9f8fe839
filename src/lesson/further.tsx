import { Children, type ReactNode } from 'react'
import { words } from '../words/en/lesson.ts'

interface FurtherProps {
  /** Counted by the build. */
  readonly minutes?: string
  readonly children: ReactNode
}

/** A section beside the core path: folded under its heading, with its own minutes. Nothing on a core path rests on it. */
export function Further({ minutes = '', children }: FurtherProps): ReactNode {
  const [heading, ...text] = Children.toArray(children).filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  )
  return (
    <details className="further">
      <summary>
        {heading}
        <span className="further-minutes">{words.further(minutes)}</span>
      </summary>
      <div className="further-text">{text}</div>
    </details>
  )
}
