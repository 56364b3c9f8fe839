/**
 * PPO's outer loop on the bandit: draw a fresh batch, make several passes over it, draw the next. What clip and KL penalty
 * cost and save is decided here, because a policy that one batch ruins draws the batches that follow.
 * Source: Schulman et al. 2017, arXiv:1707.06347, algorithm 1 and §4, with plain gradient steps and a fixed β.
 */
import {
  checkAtLeast,
  checkFiniteList,
  checkInteger,
  checkPositive,
} from '../check.ts'
import { softmax } from '../numerics/softmax.ts'
import { type ClipRange, checkClipRange } from '../objectives/ppo-clip.ts'
import { type Random, randomFromState } from '../random/mulberry32.ts'
import {
  type BanditSample,
  noisyBatch,
  surrogateGradient,
} from './inner-passes.ts'

export interface FreshBatchesConfig {
  /** [n], at least 2, true reward of each action. */
  readonly rewards: readonly number[]
  /** Half width of the uniform noise on each sampled reward, at least 0. */
  readonly noise: number
  /** Samples per batch, at least 1. */
  readonly batchSize: number
  /** Gradient steps per batch, at least 1, each over the whole batch. */
  readonly passes: number
  /** η, above 0. */
  readonly stepSize: number
  /** The clip range, or null: no clip. */
  readonly clip: ClipRange | null
  /** β of the penalty -β·KL(π_old‖π), at least 0; 0 is no penalty. */
  readonly beta: number
  /** How many batches old the policy is that draws: 0 is the present one. Ratios and KL are taken against the one that drew. */
  readonly lag: number
  /** An integer from 0 to 2^32 - 1. */
  readonly seed: number
}

export interface FreshBatchesState {
  /** Batches used so far. */
  readonly batches: number
  /** [n], θ. */
  readonly logits: readonly number[]
  /** [at most lag][n], older policies, newest first. */
  readonly history: readonly (readonly number[])[]
  readonly randomState: number
}

function check(config: FreshBatchesConfig): void {
  checkFiniteList('rewards', config.rewards, 2)
  checkAtLeast('noise', config.noise, 0)
  checkInteger('batchSize', config.batchSize, 1, 1e6)
  checkInteger('passes', config.passes, 1, 1e6)
  checkPositive('stepSize', config.stepSize)
  if (config.clip !== null) checkClipRange(config.clip)
  checkAtLeast('beta', config.beta, 0)
  checkInteger('lag', config.lag, 0, 1000)
  checkInteger('seed', config.seed, 0, 4294967295)
}

/** All logits 0: the uniform policy. @throws RangeError if a field of config is outside what FreshBatchesConfig allows. */
export function initFreshBatches(
  config: FreshBatchesConfig,
): FreshBatchesState {
  check(config)
  return {
    batches: 0,
    logits: config.rewards.map(() => 0),
    history: [],
    randomState: config.seed,
  }
}

/**
 * One batch and all passes over it, as a new state.
 * @throws as initFreshBatches, or if state does not fit config.
 */
export function stepFreshBatches(
  state: FreshBatchesState,
  config: FreshBatchesConfig,
): FreshBatchesState {
  check(config)
  checkFiniteList('state.logits', state.logits, config.rewards.length)
  const policies = [state.logits, ...state.history]
  const drawing = policies[Math.min(config.lag, policies.length - 1)]!
  const old = softmax(drawing, 1)
  const random = randomFromState(state.randomState)
  const batch = batchOf(random, old, config)
  let { logits } = state
  for (let pass = 0; pass < config.passes; pass += 1) {
    const now = softmax(logits, 1)
    const { gradient } = surrogateGradient(now, old, batch, config)
    logits = logits.map((logit, i) => logit + config.stepSize * gradient[i]!)
  }
  const history = policies.slice(0, config.lag)
  const randomState = random.state()
  return { batches: state.batches + 1, logits, history, randomState }
}

const batchOf = (
  random: Random,
  old: readonly number[],
  { rewards, noise, batchSize: size }: FreshBatchesConfig,
): readonly BanditSample[] => noisyBatch(random, old, rewards, { size, noise })
