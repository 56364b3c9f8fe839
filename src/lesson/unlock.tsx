import type { ReactNode } from 'react'
import { unlockAnchor } from '../course/unlock-anchor.ts'

interface UnlockProps {
  /** The id of a figure of this page. */
  readonly figure: string
  /** A control of it that waits behind "more". */
  readonly control: string
  readonly children: ReactNode
}

/** Words that show a control of a figure when the text has come to it: a link to the figure, also without scripts. */
export const Unlock = ({ figure, control, children }: UnlockProps) => (
  <a className="unlock" href={`#${unlockAnchor(figure, control)}`}>
    {children}
  </a>
)
