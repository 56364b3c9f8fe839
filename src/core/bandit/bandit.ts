/**
 * The five-action bandit: REINFORCE on a softmax policy over five logits, one sampled action per step,
 * θ ← θ + η (r - b)(e_a - π). Source: Williams 1992, REINFORCE with a baseline; the rewards are those of the course.
 * The state is plain data with the generator's state inside: same seed, same run, and any step can be resumed.
 */
import {
  checkChoice,
  checkFiniteList,
  checkInteger,
  checkPositive,
} from '../check.ts'
import { softmaxInto } from '../numerics/softmax.ts'
import { nextState, uniformOf } from '../random/mulberry32.ts'
import { sampleIndexUnchecked } from '../random/sample-index.ts'
import { optimalBaseline } from './optimal-baseline.ts'

/** The true rewards of actions A to E. */
export const BANDIT_REWARDS: readonly number[] = [0.1, 0.3, 0.9, 0.4, 0.2]

/** Weight of the newest reward in the running average (the readout, and the "ema" baseline). */
export const EMA_RATE = 0.1

/**
 * What is subtracted from the reward: nothing; the running average before this step (starts at 0); the exact expected
 * reward of the current policy; the scalar that minimises the estimator's variance.
 */
export type BanditBaseline = 'none' | 'ema' | 'exact' | 'optimal'
export const BANDIT_BASELINES: readonly BanditBaseline[] = [
  'none',
  'ema',
  'exact',
  'optimal',
]

export interface BanditConfig {
  /** [n], at least 2, reward of each action. */
  readonly rewards: readonly number[]
  /** η, above 0. */
  readonly stepSize: number
  readonly baseline: BanditBaseline
  /** An integer from 0 to 2^32 - 1. */
  readonly seed: number
}

export interface BanditState {
  readonly step: number
  /** [n], θ; the policy is softmax(logits, 1). */
  readonly logits: readonly number[]
  readonly randomState: number
  /** What the last step drew and used; null before the first. */
  readonly lastAction: number | null
  readonly lastReward: number | null
  readonly lastAdvantage: number | null
  readonly lastBaseline: number | null
  /** Running average of rewards, from 0 (so it is biased low at first). */
  readonly averageReward: number
  /** [n], how often each action was drawn. */
  readonly counts: readonly number[]
}

/** The state of one run in typed arrays, changed in place by reinforce. */
export interface BanditWork {
  readonly config: BanditConfig
  readonly logits: Float64Array
  readonly probabilities: Float64Array
  readonly counts: Float64Array
  randomState: number
  averageReward: number
  action: number
  baseline: number
}

/** @throws RangeError if a field of config is outside what BanditConfig allows. */
export function checkBanditConfig(config: BanditConfig): void {
  checkFiniteList('rewards', config.rewards, 2)
  checkPositive('stepSize', config.stepSize)
  checkChoice('baseline', config.baseline, BANDIT_BASELINES)
  checkInteger('seed', config.seed, 0, 4294967295)
}

/** All logits 0: the uniform policy. @throws as checkBanditConfig. */
export function initBandit(config: BanditConfig): BanditState {
  checkBanditConfig(config)
  const zeros = config.rewards.map(() => 0)
  return {
    step: 0,
    logits: zeros,
    randomState: config.seed,
    lastAction: null,
    lastReward: null,
    lastAdvantage: null,
    lastBaseline: null,
    averageReward: 0,
    counts: zeros,
  }
}

/** A run before its first try. @throws as checkBanditConfig. */
export function startBandit(config: BanditConfig): BanditWork {
  checkBanditConfig(config)
  const size = config.rewards.length
  return {
    config,
    logits: new Float64Array(size),
    probabilities: new Float64Array(size),
    counts: new Float64Array(size),
    randomState: config.seed,
    averageReward: 0,
    action: 0,
    baseline: 0,
  }
}

function baselineOf({
  probabilities,
  averageReward,
  config: { rewards, baseline },
}: BanditWork): number {
  if (baseline === 'none') return 0
  if (baseline === 'ema') return averageReward
  if (baseline === 'optimal') return optimalBaseline(probabilities, rewards)
  let expected = 0
  for (let i = 0; i < rewards.length; i += 1)
    expected += (probabilities[i] as number) * (rewards[i] as number)
  return expected
}

/** REINFORCE: each try changes the policy that draws the next one. */
export function reinforce(work: BanditWork, tries: number): void {
  const { logits, probabilities, config } = work
  for (let k = 0; k < tries; k += 1) {
    // Rollout: draw an answer from the policy.
    softmaxInto(logits, 1, probabilities)
    work.randomState = nextState(work.randomState)
    const uniform = uniformOf(work.randomState)
    const action = sampleIndexUnchecked(probabilities, uniform)
    // Reward: one number comes back.
    const reward = config.rewards[action]!
    const baseline = baselineOf(work)
    // Update: θ ← θ + η (r - b)(e_a - π).
    const push = config.stepSize * (reward - baseline)
    for (let i = 0; i < logits.length; i += 1) {
      logits[i]! += push * ((i === action ? 1 : 0) - probabilities[i]!)
    }
    // What the figure shows beside it.
    work.counts[action]! += 1
    work.averageReward += EMA_RATE * (reward - work.averageReward)
    work.action = action
    work.baseline = baseline
  }
}

/** One sampled action and its update, as a new state. @throws as checkBanditConfig, or if state does not fit config. */
export function stepBandit(
  state: BanditState,
  config: BanditConfig,
): BanditState {
  const start = startBandit(config)
  checkFiniteList('state.logits', state.logits, config.rewards.length)
  const work: BanditWork = {
    ...start,
    logits: Float64Array.from(state.logits),
    counts: Float64Array.from(state.counts),
    randomState: state.randomState,
    averageReward: state.averageReward,
  }
  reinforce(work, 1)
  const reward = config.rewards[work.action] as number
  return {
    step: state.step + 1,
    logits: Array.from(work.logits),
    randomState: work.randomState,
    lastAction: work.action,
    lastReward: reward,
    lastAdvantage: reward - work.baseline,
    lastBaseline: work.baseline,
    averageReward: work.averageReward,
    counts: Array.from(work.counts),
  }
}
