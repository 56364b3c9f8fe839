import { type Params, type Spec, number, seed } from '../../figure/params.ts'
import { MOST_ROLLS } from '../../run/models/dice.ts'

/** The weight of 6 on a die whose other faces have weight 1. */
const six = (start: number) => number({ min: 0, max: 10, step: 0.1, start })

/** One value on each face and two dice: the one that is asked about, and the one that is rolled. */
export const spec = {
  /** q */
  rolled: six(5),
  rolls: number({ min: 1, max: MOST_ROLLS, step: 1, start: 256 }),
  /** p */
  asked: six(1),
  seed: seed(3),
} satisfies Spec

/** Dice worth rolling when a fair one is asked about. */
export const DICE = {
  same: { asked: 1, rolled: 1 },
  loaded: { asked: 1, rolled: 5 },
  rare: { asked: 1, rolled: 0.1 },
  never: { asked: 1, rolled: 0 },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
