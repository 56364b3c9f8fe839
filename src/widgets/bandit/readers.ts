/**
 * 200 readers like you: the same figure with 200 other seeds. The result depends on step size and baseline alone. Readers run
 * in slices, so that no frame waits for all of them.
 */
import type { BanditBaseline } from '../../core/bandit/bandit.ts'
import { lockedShare, runBandit } from '../../core/bandit/run-bandit.ts'
import { BEST_ACTION, REWARDS } from '../../run/models/bandit.ts'

export const READERS = 200
/** How many tries each of them makes. */
export const READER_STEPS = 500
/** An answer with more probability than this holds the run. */
export const LOCKED_ABOVE = 0.9
const FIRST_SEED = 1000

export interface ReaderSettings {
  readonly stepSize: number
  readonly baseline: BanditBaseline
}

export interface Readers {
  /** How many have finished. */
  readonly done: number
  /** [5], how many of them ended on each action. */
  readonly ended: readonly number[]
  /** How many ended with no action above the threshold. */
  readonly undecided: number
  /** How many ended on an action that is not the best. */
  readonly wrong: number
}

export const NO_READERS: Readers = { done: 0, ended: REWARDS.map(() => 0), undecided: 0, wrong: 0 }

/** One more reader. */
export function addReader(readers: Readers, { stepSize, baseline }: ReaderSettings): Readers {
  const config = { rewards: REWARDS, stepSize, baseline }
  const { probabilities } = runBandit({ ...config, seed: FIRST_SEED + readers.done }, READER_STEPS)
  const action = probabilities.findIndex((probability) => probability > LOCKED_ABOVE)
  return {
    done: readers.done + 1,
    ended: readers.ended.map((count, index) => count + (index === action ? 1 : 0)),
    undecided: readers.undecided + (action === -1 ? 1 : 0),
    wrong: readers.wrong + (action !== -1 && action !== BEST_ACTION ? 1 : 0),
  }
}

/** All of them, as the core counts them; what the slices must agree with. */
export const wrongShare = ({ stepSize, baseline }: ReaderSettings): number =>
  lockedShare({
    rewards: REWARDS,
    stepSize,
    baseline,
    runs: READERS,
    steps: READER_STEPS,
    firstSeed: FIRST_SEED,
    threshold: LOCKED_ABOVE,
  })
