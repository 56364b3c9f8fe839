import { type LinearScale, scaleLinear } from './scale.ts'

/** A box of a drawing in px, with the units of what is drawn in it: every mark takes values and finds their place here. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: LinearScale
  readonly y: LinearScale
}

type Domain = readonly [number, number]

/** @throws RangeError if a domain has no length. */
export const plotIn = (
  { left, right, top, bottom }: Pick<Plot, 'left' | 'right' | 'top' | 'bottom'>,
  x: Domain,
  y: Domain,
): Plot => ({ left, right, top, bottom, x: scaleLinear(x, [left, right]), y: scaleLinear(y, [bottom, top]) })
