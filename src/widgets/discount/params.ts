import { type Params, type Spec, choice, flag, list, number } from '../../figure/params.ts'

/** An episode of five steps, what each pays, and how a return counts them. */
export const spec = {
  gamma: number({ min: 0, max: 1, step: 0.001, start: 0.9 }),
  rewards: list({ min: -3, max: 3, step: 0.5, minLength: 5, maxLength: 5, start: [1, 2, 0, -1, 3] }),
  /** The step from which the reader looks ahead. */
  from: number({ min: 0, max: 4, step: 1, start: 0 }),
  /** After the last step the first one follows again, for ever. */
  loops: flag(false),
  shows: choice(['steps', 'lengths'], 'steps'),
} satisfies Spec

/** Worth a press: the two ends, and what is usual. */
export const GAMMAS = {
  myopic: { gamma: 0 },
  near: { gamma: 0.9 },
  far: { gamma: 0.99 },
  all: { gamma: 1 },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
