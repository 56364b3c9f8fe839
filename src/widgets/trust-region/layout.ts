import type { Size } from '../../plot/responsive.tsx'
import type { Policy, Scene } from './model.ts'

export const HEIGHTS = { wide: 424, narrow: 576 }

/** Height of an equilateral triangle of side 1. */
const TALL = 0.8660254

export interface Layout {
  /** The window onto the simplex. */
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  readonly place: (policy: Policy) => readonly [x: number, y: number]
  /** The policy at a point; may lie outside the simplex. */
  readonly policyAt: (x: number, y: number) => Policy
  readonly isShown: (x: number, y: number) => boolean
}

/** A lies left, B right, C on top. Close up, the old policy stays in place and one side of the simplex is much longer than the window. */
export function layout({ width, compact }: Size, { view, old }: Pick<Scene, 'view' | 'old'>): Layout {
  const box = compact
    ? { left: 0, top: 0, right: width, bottom: 316 }
    : { left: 0, top: 0, right: width - 262, bottom: HEIGHTS.wide }
  const isNear = view === 'near'
  const side = isNear ? (compact ? 1000 : 1650) : Math.min(box.right - 36, (box.bottom - 56) / TALL)
  const flat = ([, b, c]: Policy) => [b! + c! / 2, c! * TALL] as const
  const [middleX, middleY] = isNear ? flat(old) : [0.5, TALL / 2]
  const [x0, y0] = [box.right * (isNear ? 0.52 : 0.5), box.top + (box.bottom - box.top) * (isNear ? 0.66 : 0.5)]
  return {
    box,
    place: (policy) => {
      const [x, y] = flat(policy)
      return [x0 + side * (x - middleX), y0 - side * (y - middleY)]
    },
    policyAt: (x, y) => {
      const c = (middleY + (y0 - y) / side) / TALL
      const b = middleX + (x - x0) / side - c / 2
      return [1 - b - c, b, c]
    },
    isShown: (x, y) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  }
}
