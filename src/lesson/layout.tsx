import type { ReactNode } from 'react'

/** Lets a table or a listing use the wide column. */
export const Wide = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="wide">{children}</div>
)

interface FormulaProps {
  /** What the formula says, in one line under it. */
  readonly caption?: ReactNode
  /** A display formula between blank lines; `\wrap` in it marks where a small screen may begin a new line. */
  readonly children: ReactNode
}

/** A display formula that deserves room: larger, and with a caption. */
export const Formula = ({ caption, children }: FormulaProps): ReactNode => (
  <div className="formula-large">
    {children}
    {caption ? <p className="formula-caption">{caption}</p> : null}
  </div>
)
