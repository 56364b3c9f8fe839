import { ACTIONS, BEST_ACTION } from '../../run/models/bandit.ts'
import { type LockInParams, type Pair, type Run, runPair } from './runs.ts'

/** C counts as lost below this. */
export const LOST_BELOW = 0.05

export interface Side {
  readonly runs: readonly Run[]
  /** [5], how many ended on each answer. */
  readonly ended: readonly number[]
  readonly best: number
  readonly wrong: number
  readonly undecided: number
  /** How many of the wrong ones had lost C after the first tries. */
  readonly lostEarly: number
}

export interface Scene {
  readonly stepSize: number
  readonly baseline: LockInParams['baseline']
  readonly done: number
  readonly alone: Side
  readonly compared: Side
}

/** The runs of the first frame, which is written when the page is built; the others follow in the browser. */
export const FIRST_FRAME = 20

export const firstRuns = (params: LockInParams): readonly Pair[] =>
  Array.from({ length: FIRST_FRAME }, (_, index) => runPair(index, params))

const isWrong = ({ ended }: Run) => ended !== -1 && ended !== BEST_ACTION

function side(runs: readonly Run[]): Side {
  const wrong = runs.filter(isWrong)
  const ended = ACTIONS.map((_, action) => runs.filter((run) => run.ended === action).length)
  return {
    runs,
    ended,
    best: ended[BEST_ACTION]!,
    wrong: wrong.length,
    undecided: runs.filter((run) => run.ended === -1).length,
    lostEarly: wrong.filter(({ early }) => early < LOST_BELOW).length,
  }
}

export const scene = (
  { stepSize, baseline, seed }: LockInParams,
  pairs: readonly Pair[] = firstRuns({ stepSize, baseline, seed }),
): Scene => ({
  stepSize,
  baseline,
  done: pairs.length,
  alone: side(pairs.map(({ alone }) => alone)),
  compared: side(pairs.map(({ compared }) => compared)),
})

export interface Row {
  /** An answer; null: none above the threshold. */
  readonly answer: string | null
  readonly alone: number
  readonly compared: number
}

/** How many runs ended on each answer. */
export const rows = ({ alone, compared }: Scene): readonly Row[] => [
  ...ACTIONS.map((answer, action) => ({ answer, alone: alone.ended[action]!, compared: compared.ended[action]! })),
  { answer: null, alone: alone.undecided, compared: compared.undecided },
]
