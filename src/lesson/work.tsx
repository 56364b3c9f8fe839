import type { ReactNode } from 'react'
import type { Source } from '../course/bibliography.ts'

/** A work as every list prints it, its title the link. Popovers take it from there, by the name in data-part. */
export const Work = ({ source: { printed, address } }: { readonly source: Source }): ReactNode => {
  const [before, title, after] = printed
  return (
    <span data-part="work">
      {before}
      {address ? <a href={address}>{title}</a> : <cite>{title}</cite>}
      {after}
    </span>
  )
}
