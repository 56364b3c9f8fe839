/**
 * A linear scale, as d3's scaleLinear without its colour interpolation: d3-scale brings 9 KB (gzip) of it to every reader,
 * for one multiplication. d3 still computes ticks, lines and areas.
 */
export interface LinearScale {
  (value: number): number
  /** The value at a position of the range. */
  readonly invert: (position: number) => number
}

/** @throws RangeError if the domain has no length. */
export function scaleLinear([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]): LinearScale {
  if (d0 === d1) throw new RangeError(`domain is [${d0}, ${d1}]; allowed: two different numbers`)
  const slope = (r1 - r0) / (d1 - d0)
  return Object.assign((value: number) => r0 + (value - d0) * slope, {
    invert: (position: number) => d0 + (position - r0) / slope,
  })
}
