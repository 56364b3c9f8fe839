import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { log } from '../../core/mathematics/log.ts'
import type { Params } from '../../figure/params.ts'
import { MOST_ROLLS, POWERS, VALUES, eachRoll, fromWeights } from '../../run/models/dice.ts'
import { FACES, type spec } from './params.ts'

export type DieParams = Params<typeof spec>

/** The mean of the first n rolls, and where one standard error of it lies on both sides of the expectation. */
export interface Running {
  readonly n: number
  /** ln n, the place on the axis. */
  readonly at: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** One standard error at a number of rolls; of `isAhead`, not rolled yet. */
interface Bracket {
  readonly n: number
  readonly at: number
  readonly error: number
  readonly isAhead: boolean
}

interface Outcome {
  /** E[x] and σ of one roll, exactly. */
  readonly expectation: number
  readonly deviation: number
  /** σ/√N, and the same after four times as many rolls. */
  readonly standardError: number
  readonly fourTimes: number
  readonly mean: number
  /** The share of all rolls that showed each face. */
  readonly shares: readonly number[]
  readonly running: readonly Running[]
  /** At 1/16, 1/4, 1 and 4 times the rolls, as far as the axis goes: each half as tall as the one before. */
  readonly brackets: readonly Bracket[]
  /** The only value that can come up, or null. */
  readonly only: number | null
  /** No face shows the expected value. */
  readonly isImpossible: boolean
}

export interface Scene {
  readonly rolls: number
  readonly weights: readonly number[]
  readonly probabilities: readonly number[]
  /** Null where every weight is 0: such a die has no face that can come up. */
  readonly outcome: Outcome | null
}

export function scene(params: DieParams): Scene {
  const { rolls } = params
  const weights = FACES.map((face) => params[face])
  const probabilities = fromWeights(weights)
  if (probabilities === null) return { rolls, weights, probabilities: weights, outcome: null }
  const expectation = expectedReward(probabilities, VALUES)
  const squares = VALUES.map((value) => (value - expectation) * (value - expectation))
  const deviation = Math.sqrt(expectedReward(probabilities, squares))
  const counts = VALUES.map(() => 0)
  const running: Running[] = []
  let sum = 0
  eachRoll(probabilities, params, (face, n, isStop) => {
    counts[face]! += 1
    sum += VALUES[face]!
    if (!isStop) return
    const error = deviation / Math.sqrt(n)
    running.push({ n, at: log(n), mean: sum / n, low: expectation - error, high: expectation + error })
  })
  const possible = VALUES.filter((_, face) => weights[face]! > 0)
  return {
    rolls,
    weights,
    probabilities,
    outcome: {
      expectation,
      deviation,
      standardError: deviation / Math.sqrt(rolls),
      fourTimes: deviation / Math.sqrt(4 * rolls),
      mean: sum / rolls,
      shares: counts.map((count) => count / rolls),
      running,
      brackets: (deviation === 0 ? [] : [rolls / 16, rolls / 4, rolls, 4 * rolls])
        .filter((n) => n >= 1 && n <= MOST_ROLLS)
        .map((n) => ({ n, at: log(n), error: deviation / Math.sqrt(n), isAhead: n > rolls })),
      only: possible.length === 1 ? possible[0]! : null,
      isImpossible: !possible.some((value) => Math.abs(value - expectation) < 1e-9),
    },
  }
}

/** The running mean at 1, 4, 16, ... rolls, and at the last. */
export const rows = ({ outcome, rolls }: Scene): readonly Running[] =>
  (outcome?.running ?? []).filter(({ n }) => n === rolls || POWERS.includes(n))
