import { Children, type ReactElement, type ReactNode, isValidElement } from 'react'
import { words } from '../words/en/lesson.ts'
import { HeadingThree, HeadingTwo } from './headings.tsx'

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
        {bare(heading)}
        <span className="further-minutes">{words.further(minutes)}</span>
      </summary>
      <div className="further-text">{text}</div>
    </details>
  )
}

/** The heading without the link to itself: a summary is one button, and holds no other. */
function bare(heading: ReactNode): ReactNode {
  if (!isValidElement(heading) || (heading.type !== HeadingTwo && heading.type !== HeadingThree)) return heading
  const { id, children } = (heading as ReactElement<{ readonly id?: string; readonly children: ReactNode }>).props
  return heading.type === HeadingTwo ? <h2 id={id}>{children}</h2> : <h3 id={id}>{children}</h3>
}
