import type { ReactNode, SVGProps } from 'react'
import { at } from './number.ts'

type TextProps = Omit<SVGProps<SVGTextElement>, 'x' | 'y' | 'children'> & {
  readonly x: number
  readonly y: number
  readonly children: ReactNode
  /** The concept whose colour the label takes. */
  readonly concept?: string | undefined
  readonly term?: string | undefined
  readonly strong?: boolean
  readonly quiet?: boolean
  /** A rim of paper, for text that lies on lines. */
  readonly halo?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** Text in a drawing: 14 px, tabular figures, named by concept. */
export function Label({ x, y, concept, term, strong, quiet, halo, anchor, children, ...rest }: TextProps) {
  const classes = ['label', strong && 'label-strong', quiet && 'label-quiet', halo && 'halo'].filter(Boolean).join(' ')
  return (
    <text className={classes} x={at(x)} y={at(y)} textAnchor={anchor} data-concept={concept} data-term={term} {...rest}>
      {children}
    </text>
  )
}

/** A mathematical letter inside a Label, in the face of the formulas. */
export const Letter = ({ children }: { readonly children: string }) => <tspan className="math-letter">{children}</tspan>

/** A path through points, rounded so that every browser writes the same text. */
export const polyline = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('')

/** ▲ or ▼ centred on a point: the second cue of an advantage. `size` is half the width. */
export function Triangle({
  x,
  y,
  size,
  up,
  className = 'mark',
}: {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly up: boolean
  readonly className?: string
}) {
  const s = up ? size : -size
  return (
    <path
      className={className}
      data-concept={up ? 'advantage-up' : 'advantage-down'}
      d={`M${at(x)} ${at(y - s * 0.9)}L${at(x + size)} ${at(y + s * 0.8)}H${at(x - size)}Z`}
    />
  )
}
