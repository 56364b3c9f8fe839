import { MOST_ROLLS } from '../../run/models/dice.ts'
import { type Params, type Spec, number, seed } from '../../figure/params.ts'

const weight = () => number({ min: 0, max: 10, step: 1, start: 1 })

/** A die of six weighted faces, and how often it is rolled. */
export const spec = {
  rolls: number({ min: 1, max: MOST_ROLLS, step: 1, start: 16 }),
  one: weight(),
  two: weight(),
  three: weight(),
  four: weight(),
  five: weight(),
  six: weight(),
  seed: seed(7),
} satisfies Spec

export const FACES = ['one', 'two', 'three', 'four', 'five', 'six'] as const

/** Dice worth a roll. */
export const DICE = {
  fair: { one: 1, two: 1, three: 1, four: 1, five: 1, six: 1 },
  loaded: { one: 1, two: 1, three: 1, four: 1, five: 1, six: 5 },
  ends: { one: 1, two: 0, three: 0, four: 0, five: 0, six: 1 },
  sure: { one: 0, two: 0, three: 0, four: 0, five: 0, six: 1 },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
