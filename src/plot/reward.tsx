import type { ReactNode } from 'react'
import { Label } from './marks.tsx'
import { fixed } from './number.ts'
import { Star } from './star.tsx'

interface RewardProps {
  readonly x: number
  /** The base line of the number. */
  readonly y: number
  readonly value: number
  readonly digits?: number
  /** Half the star's width. */
  readonly size?: number
}

/** ★ and what is paid. */
export const Reward = ({ x, y, value, digits = 1, size = 6 }: RewardProps): ReactNode => (
  <>
    <Star x={x} y={y - 5} size={size} />
    <Label x={x + size + 5} y={y} concept="reward">
      {fixed(value, digits)}
    </Label>
  </>
)
