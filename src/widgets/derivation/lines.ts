/** The six lines and, for each step, what else the next line could have been; as keys, for formulas, words and numbers. */
export const LINES = 6

export type FormId =
  | 'objective'
  | 'gradients'
  | 'constant'
  | 'timesOne'
  | 'log'
  | 'average'
  | 'rewardMoves'
  | 'objectiveAgain'
  | 'noReward'
  | 'productRule'
  | 'inFront'
  | 'divided'
  | 'innerLost'
  | 'inTheLog'
  | 'anyDraw'
  | 'twice'

/** The lines as they stand in the end. */
export const derivation = [
  'objective',
  'gradients',
  'constant',
  'timesOne',
  'log',
  'average',
] as const satisfies readonly FormId[]

type Candidates = readonly [a: FormId, b: FormId, c: FormId]

/** Candidates for lines 2 to 6, in the order in which they are offered. */
export const candidates: readonly Candidates[] = [
  ['rewardMoves', 'gradients', 'objectiveAgain'],
  ['productRule', 'noReward', 'constant'],
  ['timesOne', 'inFront', 'divided'],
  ['innerLost', 'log', 'inTheLog'],
  ['anyDraw', 'twice', 'average'],
]
