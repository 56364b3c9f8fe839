import { type Params, snap } from '../../figure/params.ts'
import { remember } from '../../figure/remember.ts'
import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { exactGradient } from '../../core/bandit/exact-gradient.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { clipRegion, klBall, stepToRadius } from '../../core/bandit/trust-region.ts'
import { log } from '../../core/mathematics/log.ts'
import { klDivergence } from '../../core/numerics/kl-divergence.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { ppoClip } from '../../core/objectives/ppo-clip.ts'
import { trpoStep } from '../../core/objectives/trpo.ts'
import { spec } from './params.ts'

export type TrustRegionParams = Params<typeof spec>

/** [3], probabilities or positions of A, B and C. */
export type Policy = readonly number[]

/** The first three actions of the course's bandit. */
const REWARDS = BANDIT_REWARDS.slice(0, 3)
const NAMES = ['A', 'B', 'C'] as const

const OLD: Readonly<Record<TrustRegionParams['old'], Policy>> = {
  even: [1 / 3, 1 / 3, 1 / 3],
  tilted: [0.6, 0.3, 0.1],
  sure: [0.85, 0.1, 0.05],
}

/** Steps are shortened by a fifth until the KL holds. */
const LINE_SEARCH = { shrink: 0.8, attempts: 30 }
const BALL_POINTS = 120
const PATH_POINTS = 16

export interface Action {
  readonly name: string
  readonly reward: number
  readonly advantage: number
  readonly probability: number
  readonly ratio: number
  readonly isInside: boolean
  /** Which way PPO's objective pushes this action here. */
  readonly push: 'up' | 'down' | 'none'
}

interface Step {
  /** From the old policy to where the step ends. */
  readonly path: readonly Policy[]
  readonly end: Policy
  readonly kl: number
  readonly gain: number
}

export interface Scene {
  readonly view: TrustRegionParams['view']
  readonly hasSteps: boolean
  readonly old: Policy
  readonly next: Policy
  readonly actions: readonly Action[]
  readonly radius: number
  readonly clip: number
  /** KL(old‖next), nats. */
  readonly kl: number
  /** Σ (π − π_old) A: what the surrogate promises. */
  readonly gain: number
  /** The same after the clip and the min: what PPO counts. */
  readonly counted: number
  readonly isInBall: boolean
  readonly isInBand: boolean
  readonly ball: readonly Policy[]
  readonly band: readonly Policy[]
  readonly trpo: Step
  /** The plain gradient's direction, as long as the same KL allows. */
  readonly gradient: Step
}

const dot = (a: Policy, b: Policy) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)

/** The new policy: C gives way where A and C together leave B less than a hundredth. */
export function newPolicy({
  probabilityA,
  probabilityC,
}: Pick<TrustRegionParams, 'probabilityA' | 'probabilityC'>): Policy {
  const c = Math.min(probabilityC, 0.99 - probabilityA)
  return [probabilityA, 1 - probabilityA - c, c]
}

/** The parameters of a policy, each on its grid and inside the simplex. */
export function paramsOf([a, , c]: Policy): Pick<TrustRegionParams, 'probabilityA' | 'probabilityC'> {
  const keep = (value: number, max: number) => snap(spec.probabilityA, Math.min(Math.max(value, 0.01), max))
  const probabilityA = keep(a!, 0.98)
  return { probabilityA, probabilityC: keep(c!, 0.99 - probabilityA) }
}

const advantagesOf = (old: Policy) => {
  const expected = expectedReward(old, REWARDS)
  return REWARDS.map((reward) => reward - expected)
}

const gainOf = (policy: Policy, old: Policy) => dot(policy, advantagesOf(old)) - dot(old, advantagesOf(old))

/** What lies around the old policy, wherever the new one is: the ball, and the two steps that end on it. */
const around = remember((name: TrustRegionParams['old'], radius: number) => {
  const old = OLD[name]
  const logits = old.map(log)
  const step = (end: readonly number[]): Step => {
    const path = Array.from({ length: PATH_POINTS + 1 }, (_, k) =>
      softmax(
        logits.map((logit, i) => logit + (k / PATH_POINTS) * (end[i]! - logit)),
        1,
      ),
    )
    const policy = path.at(-1)!
    return { path, end: policy, kl: klDivergence(old, policy), gain: gainOf(policy, old) }
  }
  const trpo = trpoStep(logits, advantagesOf(old), { radius, ...LINE_SEARCH })
  return {
    ball: klBall(old, { radius, points: BALL_POINTS }),
    trpo: step(trpo.logits),
    gradient: step(stepToRadius(logits, exactGradient(old, REWARDS), trpo.kl)),
  }
})

/** All numbers the drawing shows, from the core. */
export function scene(params: TrustRegionParams): Scene {
  const { radius, clip, view, steps: hasSteps } = params
  const old = OLD[params.old]
  const next = newPolicy(params)
  const advantages = advantagesOf(old)
  const range = { clipLow: clip, clipHigh: clip, dualClip: null, delta: null }
  // The last bit of a division must not decide on which side of a fence a ratio lies.
  const ratios = next.map((probability, i) => Number((probability / old[i]!).toFixed(12)))
  const clipped = ratios.map((ratio, i) => ppoClip({ ratio, advantage: advantages[i]!, ...range }))
  const actions = next.map((probability, i): Action => {
    const { derivative, cell } = clipped[i]!
    return {
      name: NAMES[i]!,
      reward: REWARDS[i]!,
      advantage: advantages[i]!,
      probability,
      ratio: ratios[i]!,
      isInside: cell.endsWith('-inside'),
      push: derivative > 0 ? 'up' : derivative < 0 ? 'down' : 'none',
    }
  })
  const kl = klDivergence(old, next)
  return {
    view,
    hasSteps,
    old,
    next,
    actions,
    radius,
    clip,
    kl,
    gain: gainOf(next, old),
    counted: dot(
      old,
      clipped.map(({ value }) => value),
    ),
    isInBall: kl <= radius,
    isInBand: actions.every(({ isInside }) => isInside),
    band: clipRegion(old, range),
    ...around(params.old, radius),
  }
}

/** Where the surrogate is `value` on the sides of the simplex: level lines are straight, because it is linear in π. */
export function levelLine({ old, actions }: Scene, value: number): readonly [Policy, Policy] | null {
  const advantages = actions.map(({ advantage }) => advantage)
  const rest = value + dot(old, advantages)
  const ends = [0, 1, 2].flatMap((i) => {
    const j = (i + 1) % 3
    const [a, b] = [advantages[i]! - rest, advantages[j]! - rest]
    if (a < 0 === b < 0) return []
    return [[0, 1, 2].map((k) => (k === i ? b / (b - a) : k === j ? a / (a - b) : 0))]
  })
  return ends.length === 2 ? [ends[0]!, ends[1]!] : null
}

/** One of the four policies that the table compares. */
export interface Row {
  readonly policy: 'old' | 'next' | 'trpo' | 'gradient'
  readonly probabilities: Policy
  readonly ratios: Policy
  readonly kl: number
  readonly gain: number
}

export function rows({ old, next, kl, gain, trpo, gradient }: Scene): readonly Row[] {
  const row = (policy: Row['policy'], probabilities: Policy, distance: number, promised: number): Row => ({
    policy,
    probabilities,
    ratios: probabilities.map((probability, i) => probability / old[i]!),
    kl: distance,
    gain: promised,
  })
  return [
    row('old', old, 0, 0),
    row('next', next, kl, gain),
    row('trpo', trpo.end, trpo.kl, trpo.gain),
    row('gradient', gradient.end, gradient.kl, gradient.gain),
  ]
}
