/**
 * The run of the five-action bandit as figures read it: every try with what the policy was before and after. All numbers are
 * the core's; this file only lays them side by side.
 */
import {
  BANDIT_REWARDS,
  type BanditBaseline,
  type BanditState,
  initBandit,
  stepBandit,
} from '../../core/bandit/bandit.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { logSoftmax } from '../../core/numerics/log-softmax.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { createReplay, keepReplays } from '../replay.ts'

export const ACTIONS = ['A', 'B', 'C', 'D', 'E'] as const
export const REWARDS = BANDIT_REWARDS
/** C, which pays most. */
export const BEST_ACTION = REWARDS.indexOf(Math.max(...REWARDS))

export interface BanditSettings {
  readonly seed: number
  readonly stepSize: number
  readonly baseline: BanditBaseline
}

/** What one try drew and did. */
export interface Draw {
  readonly action: number
  readonly reward: number
  readonly baseline: number
  /** reward − baseline */
  readonly advantage: number
  /** The drawn action's probability and log-probability when it was drawn. */
  readonly probability: number
  readonly logProbability: number
  /** [5], how far each logit moved: η (r − b)(e_a − π). */
  readonly push: readonly number[]
  readonly probabilitiesBefore: readonly number[]
  readonly logitsBefore: readonly number[]
}

/** The run after `step` tries. */
export interface Try {
  readonly step: number
  readonly logits: readonly number[]
  readonly probabilities: readonly number[]
  /** J, exactly. */
  readonly expectedReward: number
  /** The running average of rewards, from 0. */
  readonly averageReward: number
  readonly counts: readonly number[]
  /** Null before the first try. Read anew each time: keep it where it is used more than once. */
  readonly draw: Draw | null
  readonly state: BanditState
}

function drawOf({ lastAction: action, ...state }: BanditState, before: Try | null): Draw | null {
  if (before === null || action === null) return null
  return {
    action,
    reward: state.lastReward!,
    baseline: state.lastBaseline!,
    advantage: state.lastAdvantage!,
    probability: before.probabilities[action]!,
    logProbability: logSoftmax(before.logits, 1)[action]!,
    push: state.logits.map((logit, index) => logit - before.logits[index]!),
    probabilitiesBefore: before.probabilities,
    logitsBefore: before.logits,
  }
}

/** A long run reads every step, but shows few draws: those are read when they are asked for. */
function read(state: BanditState, before: Try | null): Try {
  const { step, logits, averageReward, counts } = state
  const probabilities = softmax(logits, 1)
  return {
    step,
    logits,
    probabilities,
    expectedReward: expectedReward(probabilities, REWARDS),
    averageReward,
    counts,
    get draw() {
      return drawOf(state, before)
    },
    state,
  }
}

/** `banditRun(settings).at(k)` is the run after k tries. */
export const banditRun = keepReplays((settings: BanditSettings) => {
  const config = { rewards: REWARDS, ...settings }
  return createReplay<Try>(read(initBandit(config), null), (before) => read(stepBandit(before.state, config), before))
}, 6)
