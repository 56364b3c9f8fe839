import type { ReactNode } from 'react'
import { Label } from './marks.tsx'

export interface Head {
  readonly x: number
  readonly text: ReactNode
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly concept?: string
  readonly term?: string
}

/** What stands in the columns under them; a head without text is left out. */
export const ColumnHeads = ({
  y,
  heads,
}: {
  readonly y: number
  readonly heads: readonly (Head | null)[]
}): ReactNode =>
  heads.map((head, k) =>
    head === null ? null : (
      <Label
        key={k}
        x={head.x}
        y={y}
        anchor={head.anchor ?? 'start'}
        concept={head.concept}
        term={head.term}
        quiet={head.concept === undefined}
      >
        {head.text}
      </Label>
    ),
  )
