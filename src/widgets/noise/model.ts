import { exactGradient } from '../../core/bandit/exact-gradient.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { type GradientEstimate, gradientEstimate } from '../../core/bandit/gradient-estimate.ts'
import { gradientVariance } from '../../core/bandit/gradient-variance.ts'
import { logProbGradient } from '../../core/numerics/log-prob-gradient.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import type { Params } from '../../figure/params.ts'
import { ACTIONS, BEST_ACTION, REWARDS } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'

type NoiseParams = Params<typeof spec>

export const ESTIMATES = 50

/** The policy before the first step. */
const POLICY = ACTIONS.map(() => 1 / ACTIONS.length)

const PAYS: Readonly<Record<NoiseParams['rewards'], readonly number[]>> = {
  game: REWARDS,
  turned: REWARDS.map((reward) => -reward),
  onlyC: ACTIONS.map((_, action) => (action === BEST_ACTION ? 1 : 0)),
  equal: ACTIONS.map(() => 0.4),
}

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
  /** How many estimates push C down, and how many are 0. */
  readonly down: number
  readonly silent: number
  /** The cosine between an estimate and the truth: the median of those that have one; null where none has. */
  readonly cosine: number | null
  readonly lab: boolean
  readonly rewards: NoiseParams['rewards']
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
const single = (pays: readonly number[], action: number, baseline: number) =>
  logProbGradient(POLICY, action).map((entry) => (pays[action]! - baseline) * entry)
/** Shorter than this it is 0: what rounding leaves of a sum that cancels. */
const NOTHING = 1e-12
const lengthOf = (values: readonly number[]) => {
  const length = Math.sqrt(squares(values))
  return length < NOTHING ? 0 : length
}
function cosineTo(truth: readonly number[], gradient: readonly number[]): number | null {
  const lengths = lengthOf(truth) * lengthOf(gradient)
  return lengths === 0 ? null : truth.reduce((sum, entry, i) => sum + entry * gradient[i]!, 0) / lengths
}
/** The upper middle value. */
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? null
const span = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const

export function scene({ tries: text, compare, upwards, rewards, lab, seed }: NoiseParams): Scene {
  const tries = Number(text)
  const pays = PAYS[rewards]
  const expected = expectedReward(POLICY, pays)
  const truth = exactGradient(POLICY, pays)
  const baseline = compare ? expected : 0
  const estimates = Array.from({ length: ESTIMATES }, (_, k) =>
    gradientEstimate(POLICY, pays, stream(seed, k), { tries, baseline }),
  )
  const distances = estimates.map(({ gradient }) => squares(gradient.map((entry, i) => entry - truth[i]!)))
  const deviation = Math.sqrt(gradientVariance(POLICY, pays, baseline))
  const arrow = (gradient: readonly number[]): Arrow => [gradient[BEST_ACTION]!, gradient[ACTIONS.indexOf(upwards)]!]
  const possible = [0, expected].flatMap((b) => ACTIONS.map((_, action) => arrow(single(pays, action, b))))
  return {
    tries,
    compare,
    upwards,
    truth,
    length: lengthOf(truth),
    estimates,
    miss: Math.sqrt(distances.reduce((sum, distance) => sum + distance, 0) / ESTIMATES),
    expectedMiss: deviation / Math.sqrt(tries),
    deviation,
    down: estimates.filter(({ gradient }) => gradient[BEST_ACTION]! < -NOTHING).length,
    silent: estimates.filter(({ gradient }) => lengthOf(gradient) === 0).length,
    cosine: median(estimates.flatMap(({ gradient }) => cosineTo(truth, gradient) ?? [])),
    lab,
    rewards,
    arrows: {
      truth: arrow(truth),
      estimates: estimates.map(({ gradient }) => arrow(gradient)),
      single: ACTIONS.map((name, action) => ({ name, arrow: arrow(single(pays, action, baseline)) })),
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
