import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { effectiveSampleShare } from '../../core/importance/importance-weights.ts'
import { importanceRatios, reweightedDeviation } from '../../core/importance/reweight.ts'
import { log } from '../../core/mathematics/log.ts'
import type { Params } from '../../figure/params.ts'
import { POWERS, VALUES, eachRoll, fromWeights } from '../../run/models/dice.ts'
import type { spec } from './params.ts'

/** Both means of the first n rolls of q, and one standard error of the reweighted one on both sides of E_p. */
export interface Running {
  readonly n: number
  /** ln n, the place on the axis. */
  readonly at: number
  readonly plain: number
  readonly reweighted: number
  readonly low: number
  readonly high: number
}

interface Outcome {
  /** p/q of each face. */
  readonly ratios: readonly number[]
  readonly running: readonly Running[]
  /** Of the reweighted mean of all rolls, and of a plain mean of as many rolls of p itself. */
  readonly standardError: number
  readonly ownError: number
  /** How many equally weighted rolls the weighted ones are worth; 0 where every weight so far is 0. */
  readonly effective: number
}

export interface Scene {
  readonly rolls: number
  /** p and q. */
  readonly asked: readonly number[]
  readonly rolled: readonly number[]
  /** E_p[x] and E_q[x], exactly. */
  readonly expected: { readonly asked: number; readonly rolled: number }
  /** Null where q never shows a face that p can show: no weight makes up for it. */
  readonly outcome: Outcome | null
}

const die = (six: number) => fromWeights(VALUES.map((value) => (value === 6 ? six : 1)))!

export function scene(params: Params<typeof spec>): Scene {
  const { rolls } = params
  const [asked, rolled] = [die(params.asked), die(params.rolled)]
  const expected = { asked: expectedReward(asked, VALUES), rolled: expectedReward(rolled, VALUES) }
  const isRefused = rolled.some((q, face) => q === 0 && asked[face]! > 0)
  return { rolls, asked, rolled, expected, outcome: isRefused ? null : roll(asked, rolled, params) }
}

function roll(
  asked: readonly number[],
  rolled: readonly number[],
  params: Readonly<{ rolls: number; seed: number }>,
): Outcome {
  const ratios = importanceRatios(asked, rolled)
  const expectation = expectedReward(asked, VALUES)
  const deviation = reweightedDeviation(asked, rolled, VALUES)
  const weights: number[] = []
  const running: Running[] = []
  let [plain, reweighted] = [0, 0]
  eachRoll(rolled, params, (face, n, isStop) => {
    weights.push(ratios[face]!)
    plain += VALUES[face]!
    reweighted += ratios[face]! * VALUES[face]!
    if (!isStop) return
    const error = deviation / Math.sqrt(n)
    running.push({
      n,
      at: log(n),
      plain: plain / n,
      reweighted: reweighted / n,
      low: expectation - error,
      high: expectation + error,
    })
  })
  return {
    ratios,
    running,
    standardError: deviation / Math.sqrt(params.rolls),
    ownError: reweightedDeviation(asked, asked, VALUES) / Math.sqrt(params.rolls),
    effective: weights.some((weight) => weight > 0) ? params.rolls * effectiveSampleShare(weights) : 0,
  }
}

/** Both means at 1, 4, 16, ... rolls, and at the last. */
export const rows = ({ outcome, rolls }: Scene): readonly Running[] =>
  (outcome?.running ?? []).filter(({ n }) => n === rolls || POWERS.includes(n))
