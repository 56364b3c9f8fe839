import { type Params, type Spec, flag, number } from '../../figure/params.ts'

/** The scores of two answers. A and B lie close together, or, as a case worth a press, 800 apart. */
export const spec = {
  first: number({ min: -400, max: 400, step: 0.1, start: 1, signed: true }),
  second: number({ min: -400, max: 400, step: 0.1, start: 0, signed: true }),
  /** True where people preferred B. */
  flipped: flag(false),
} satisfies Spec

/** How far the sliders go, near and far, and from which score on the far view is drawn. */
export const NEAR = 4
export const FAR = 400

export const CASES = {
  equal: { first: 0, second: 0 },
  ahead: { first: 3, second: 0 },
  behind: { first: 0, second: 3 },
  farAhead: { first: 400, second: -400 },
  farBehind: { first: -400, second: 400 },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
