import type { ReactNode } from 'react'
import { at } from './number.ts'

const TIPS = { right: 'l-7 -4v8z', left: 'l7 -4v8z', down: 'l-4 -7h8z', up: 'l-4 7h8z' } as const

interface WireProps {
  /** Corners of the way, in px, each on one level with the one before. */
  readonly by: readonly (readonly [x: number, y: number])[]
  /** The direction it comes in, for a tip at its end; null for a wire that goes on. */
  readonly tip: keyof typeof TIPS | null
  readonly concept?: string
  readonly strong?: boolean
}

/** What one box hands to another: a wire with corners, and its tip. */
export function Wire({ by, tip, concept, strong = false }: WireProps): ReactNode {
  const [x, y] = by.at(-1)!
  const d = by
    .map(([px, py], k) => {
      if (k === 0) return `M${at(px)} ${at(py)}`
      return py === by[k - 1]![1] ? `H${at(px)}` : `V${at(py)}`
    })
    .join('')
  return (
    <g data-concept={concept}>
      <path className={strong ? 'wire wire-strong' : 'wire'} d={d} />
      {tip === null ? null : <path className="wire-tip" d={`M${at(x)} ${at(y)}${TIPS[tip]}`} />}
    </g>
  )
}
