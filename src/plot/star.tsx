import { at } from './number.ts'

/** Corners of a five-pointed star of radius 1, point up. */
const CORNERS = [
  [0, -1],
  [0.25, -0.34],
  [0.95, -0.31],
  [0.4, 0.13],
  [0.59, 0.81],
  [0, 0.42],
  [-0.59, 0.81],
  [-0.4, 0.13],
  [-0.95, -0.31],
  [-0.25, -0.34],
] as const

/** ★, the second cue of a reward. */
export const Star = ({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) => (
  <path
    className="star-mark"
    data-concept="reward"
    d={`M${CORNERS.map(([dx, dy]) => `${at(x + size * dx)} ${at(y + size * dy)}`).join('L')}Z`}
  />
)
