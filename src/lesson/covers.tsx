import { Children, type ReactNode } from 'react'

/** Marks the passage that carries rows of the course's sources, for the coverage test. Draws nothing. */
export function Covers({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const ids = (id ?? '').trim().split(/\s+/)
  const wrong = ids.find((item) => !/^\d{3}-S\d+$/.test(item))
  if (wrong !== undefined)
    throw new RangeError(`<Covers id="${id}"> holds "${wrong}"; allowed: ids such as 000-S14, with spaces between`)
  // Words directly inside mean that it stands within a paragraph.
  const isInline = Children.toArray(children).some((child) => typeof child === 'string' && child.trim() !== '')
  const Tag = isInline ? 'span' : 'div'
  return <Tag data-covers={ids.join(' ')}>{children}</Tag>
}
