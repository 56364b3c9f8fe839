import type { HTMLAttributes, ReactNode } from 'react'
import { words } from '../words/en/lesson.ts'

/** Stable anchors: the words may change, the id in the lesson file stays, and so do links from outside. */
function heading(Tag: 'h2' | 'h3') {
  return function Heading({ id, children, ...rest }: HTMLAttributes<HTMLHeadingElement>): ReactNode {
    if (!id) throw new RangeError('a heading needs an anchor: end it with [#some-name]')
    return (
      <Tag id={id} {...rest}>
        {children}
        <a className="heading-anchor" href={`#${id}`} aria-label={words.section}>
          #
        </a>
      </Tag>
    )
  }
}

export const HeadingTwo = heading('h2')
export const HeadingThree = heading('h3')
