/** The runs, one after the other: what each picture draws of one, and how it ended. */
import { type BanditBaseline } from '../../core/bandit/bandit.ts'
import { probabilityAlong } from '../../core/bandit/run-bandit.ts'
import { log } from '../../core/mathematics/log.ts'
import type { Params } from '../../figure/params.ts'
import { BEST_ACTION, REWARDS } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'

export type LockInParams = Params<typeof spec>

export const RUNS = 200
export const TRIES = 500
/** An answer with more probability than this holds the run. */
export const HELD_ABOVE = 0.9
/** After how many tries a run is drawn: each at the start, where luck decides, then fewer. */
export const STOPS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 29, 38, 50, 66, 87, 115, 152, 200, 264, 350, TRIES]
/** When a run that ends wrong has usually lost C already. */
export const EARLY = 10

/** Between 0 at no try and 1 at the last: early tries have most of the room. */
export const place = (tries: number): number => log(1 + tries) / log(1 + TRIES)

/** A path is drawn in thousandths of its plot, so that it is written once whatever the size. */
export const UNIT = 1000

export interface Run {
  /** Along the tries, in thousandths of the plot's width and height, from the top. */
  readonly path: string
  /** The action above HELD_ABOVE; -1 if there is none. */
  readonly ended: number
  /** The probability of C after EARLY tries. */
  readonly early: number
}

export interface Pair {
  readonly alone: Run
  readonly compared: Run
}

const seedOf = ({ seed }: LockInParams, index: number) => (seed * RUNS + index) % 4294967296

function run(index: number, params: LockInParams, baseline: BanditBaseline): Run {
  const config = { rewards: REWARDS, stepSize: params.stepSize, baseline, seed: seedOf(params, index) }
  const { along, final } = probabilityAlong(config, BEST_ACTION, STOPS)
  return {
    path: along
      .map((p, k) => `${k === 0 ? 'M' : 'L'}${Math.round(UNIT * place(STOPS[k]!))} ${Math.round(UNIT * (1 - p))}`)
      .join(''),
    ended: final.findIndex((probability) => probability > HELD_ABOVE),
    early: along[STOPS.indexOf(EARLY)]!,
  }
}

export const runPair = (index: number, params: LockInParams): Pair => ({
  alone: run(index, params, 'none'),
  compared: run(index, params, params.baseline),
})
