import { exactGradient } from '../../core/bandit/exact-gradient.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { type GradientEstimate, gradientEstimate } from '../../core/bandit/gradient-estimate.ts'
import { gradientVariance } from '../../core/bandit/gradient-variance.ts'
import { logProbGradient } from '../../core/numerics/log-prob-gradient.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import type { Params } from '../../figure/params.ts'
import { ACTIONS, BEST_ACTION, REWARDS } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'

export const ESTIMATES = 50

/** The policy before the first step, and what it earns on average. */
const POLICY = ACTIONS.map(() => 1 / ACTIONS.length)
const EXPECTED = expectedReward(POLICY, REWARDS)
const TRUTH = exactGradient(POLICY, REWARDS)

/** Two entries of a gradient: the push on C, to the right, and that on another answer, upwards. */
export type Arrow = readonly [right: number, up: number]

export interface Scene {
  readonly tries: number
  readonly compare: boolean
  readonly upwards: (typeof ACTIONS)[number]
  readonly truth: readonly number[]
  /** Of the true gradient, over all five logits. */
  readonly length: number
  readonly estimates: readonly GradientEstimate[]
  /** Distance of the estimates from the truth, root mean square over all five logits: of these fifty, and in expectation. */
  readonly miss: number
  readonly expectedMiss: number
  /** The same from one try. */
  readonly deviation: number
  /** How many estimates push C down. */
  readonly down: number
  /** What the drawing holds: the truth, the estimates, and the five that one try can give, by the answer drawn. */
  readonly arrows: {
    readonly truth: Arrow
    readonly estimates: readonly Arrow[]
    readonly single: readonly { readonly name: string; readonly arrow: Arrow }[]
  }
  /** [left, right] and [bottom, top]: room for every single try, compared or not, so that nothing jumps. */
  readonly extent: readonly [right: readonly [number, number], up: readonly [number, number]]
}

/** Every estimate has a stream of its own: more tries go on where fewer stopped, and comparing draws the same answers. */
const stream = (seed: number, k: number) => createRandom((seed * ESTIMATES + k) % 4294967296)
const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0)
const single = (action: number, baseline: number) =>
  logProbGradient(POLICY, action).map((entry) => (REWARDS[action]! - baseline) * entry)
const span = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const

export function scene({ tries: text, compare, upwards, seed }: Params<typeof spec>): Scene {
  const tries = Number(text)
  const baseline = compare ? EXPECTED : 0
  const estimates = Array.from({ length: ESTIMATES }, (_, k) =>
    gradientEstimate(POLICY, REWARDS, stream(seed, k), { tries, baseline }),
  )
  const distances = estimates.map(({ gradient }) => squares(gradient.map((entry, i) => entry - TRUTH[i]!)))
  const deviation = Math.sqrt(gradientVariance(POLICY, REWARDS, baseline))
  const arrow = (gradient: readonly number[]): Arrow => [gradient[BEST_ACTION]!, gradient[ACTIONS.indexOf(upwards)]!]
  const possible = [0, EXPECTED].flatMap((b) => ACTIONS.map((_, action) => arrow(single(action, b))))
  return {
    tries,
    compare,
    upwards,
    truth: TRUTH,
    length: Math.sqrt(squares(TRUTH)),
    estimates,
    miss: Math.sqrt(distances.reduce((sum, distance) => sum + distance, 0) / ESTIMATES),
    expectedMiss: deviation / Math.sqrt(tries),
    deviation,
    down: estimates.filter(({ gradient }) => gradient[BEST_ACTION]! < 0).length,
    arrows: {
      truth: arrow(TRUTH),
      estimates: estimates.map(({ gradient }) => arrow(gradient)),
      single: ACTIONS.map((name, action) => ({ name, arrow: arrow(single(action, baseline)) })),
    },
    extent: [span(possible.map(([right]) => right)), span(possible.map(([, up]) => up))],
  }
}

export interface Row {
  /** 1 to 50; 0 is the true gradient. */
  readonly estimate: number
  /** The push on each logit. */
  readonly gradient: readonly number[]
}

/** The truth, then every estimate. */
export const rows = ({ truth, estimates }: Scene): readonly Row[] =>
  [{ gradient: truth }, ...estimates].map(({ gradient }, estimate) => ({ estimate, gradient }))
