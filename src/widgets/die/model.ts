import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { log } from '../../core/mathematics/log.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { sampleIndexUnchecked } from '../../core/random/sample-index.ts'
import type { Params } from '../../figure/params.ts'
import { FACES, spec } from './params.ts'

export type DieParams = Params<typeof spec>

/** The numbers on the faces. */
export const VALUES = [1, 2, 3, 4, 5, 6]

/** The mean of the first n rolls, and where one standard error of it lies on both sides of the expectation. */
export interface Running {
  readonly n: number
  /** ln n, the place on the axis. */
  readonly at: number
  readonly mean: number
  readonly low: number
  readonly high: number
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

/** Each needs four times the rolls of the one before: its error is half as large. */
const POWERS = [1, 4, 16, 64, 256, 1024, 4096]

/** Whole numbers of rolls, each a few percent more than the one before: as many points as the axis can show. */
const STOPS: readonly number[] = Array.from({ length: spec.rolls.max }, (_, k) => k + 1).filter(
  (n) => POWERS.includes(n) || Math.floor(24 * log(n)) !== Math.floor(24 * log(n - 1)),
)

export function scene(params: DieParams): Scene {
  const { rolls, seed } = params
  const weights = FACES.map((face) => params[face])
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return { rolls, weights, probabilities: weights, outcome: null }
  const probabilities = weights.map((weight) => weight / total)
  const expectation = expectedReward(probabilities, VALUES)
  const squares = VALUES.map((value) => (value - expectation) * (value - expectation))
  const deviation = Math.sqrt(expectedReward(probabilities, squares))
  const random = createRandom(seed)
  const counts = VALUES.map(() => 0)
  const running: Running[] = []
  let [sum, stop] = [0, 0]
  for (let n = 1; n <= rolls; n += 1) {
    const face = sampleIndexUnchecked(probabilities, random.next())
    counts[face]! += 1
    sum += VALUES[face]!
    if (n !== STOPS[stop] && n !== rolls) continue
    if (n === STOPS[stop]) stop += 1
    const error = deviation / Math.sqrt(n)
    running.push({ n, at: log(n), mean: sum / n, low: expectation - error, high: expectation + error })
  }
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
      only: possible.length === 1 ? possible[0]! : null,
      isImpossible: !possible.some((value) => Math.abs(value - expectation) < 1e-9),
    },
  }
}

/** The running mean at 1, 4, 16, ... rolls, and at the last. */
export const rows = ({ outcome, rolls }: Scene): readonly Running[] =>
  (outcome?.running ?? []).filter(({ n }) => n === rolls || POWERS.includes(n))
