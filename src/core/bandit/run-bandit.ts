/**
 * Many bandit steps, or many runs, without an object per step: the same numbers as stepBandit, bit for bit, because
 * both call the same loop.
 */
import { checkInteger, checkPositiveUpTo, checkRange } from '../check.ts'
import { softmaxInto } from '../numerics/softmax.ts'
import { type BanditConfig, reinforce, startBandit } from './bandit.ts'

export interface BanditRun {
  readonly steps: number
  /** [n], θ after the last step. */
  readonly logits: number[]
  /** [n], softmax(logits, 1). */
  readonly probabilities: number[]
  readonly randomState: number
  readonly averageReward: number
  /** [n], how often each action was drawn. */
  readonly counts: number[]
}

/**
 * @param steps - an integer of at least 0.
 * @throws RangeError as initBandit, or if steps is not such an integer.
 */
export function runBandit(config: BanditConfig, steps: number): BanditRun {
  const work = startBandit(config)
  checkInteger('steps', steps, 0, 1e9)
  reinforce(work, steps)
  softmaxInto(work.logits, 1, work.probabilities)
  return {
    steps,
    logits: Array.from(work.logits),
    probabilities: Array.from(work.probabilities),
    randomState: work.randomState,
    averageReward: work.averageReward,
    counts: Array.from(work.counts),
  }
}

function bestAction(rewards: readonly number[]): number {
  return rewards.indexOf(Math.max(...rewards))
}

export interface LockInOptions extends Omit<BanditConfig, 'seed'> {
  /** How many runs, seeds firstSeed, firstSeed + 1, ... */
  readonly runs: number
  readonly steps: number
  readonly firstSeed: number
  /** A run is locked when a wrong action's probability exceeds this; at least 0.5. */
  readonly threshold: number
}

/**
 * The share of runs that end locked on an action other than the best.
 * @returns a share from 0 to 1.
 * @throws RangeError as runBandit; threshold must lie in [0.5, 1].
 */
export function lockedShare({
  runs,
  steps,
  firstSeed,
  threshold,
  ...config
}: LockInOptions): number {
  checkInteger('runs', runs, 1, 1e7)
  checkRange('threshold', threshold, 0.5, 1)
  const best = bestAction(config.rewards)
  let locked = 0
  for (let run = 0; run < runs; run += 1) {
    const { probabilities } = runBandit(
      { ...config, seed: firstSeed + run },
      steps,
    )
    if (
      probabilities.some(
        (probability, action) => action !== best && probability > threshold,
      )
    )
      locked += 1
  }
  return locked / runs
}

/**
 * How likely one action is along a run.
 * @param action - an index of rewards.
 * @param tries - [n], after how many tries to look; integers of at least 0, none below the one before.
 * @returns [n] probabilities, and the policy after the last of those tries.
 * @throws RangeError as runBandit, or if action or tries is not of that form.
 */
export function probabilityAlong(
  config: BanditConfig,
  action: number,
  tries: readonly number[],
): { along: number[]; final: number[] } {
  const work = startBandit(config)
  checkInteger('action', action, 0, config.rewards.length - 1)
  let done = 0
  const along = tries.map((count, i) => {
    checkInteger(`tries[${i}]`, count, done, 1e9)
    reinforce(work, count - done)
    done = count
    softmaxInto(work.logits, 1, work.probabilities)
    return work.probabilities[action] as number
  })
  return { along, final: Array.from(work.probabilities) }
}

/**
 * The number of steps after which the best action's probability first exceeds the threshold.
 * @returns a count from 1 to steps, or null if it never does.
 * @throws RangeError as runBandit; threshold must lie in (0, 1].
 */
export function stepsUntilBest(
  config: BanditConfig,
  { steps, threshold }: { steps: number; threshold: number },
): number | null {
  const work = startBandit(config)
  checkInteger('steps', steps, 1, 1e9)
  checkPositiveUpTo('threshold', threshold, 1)
  const best = bestAction(config.rewards)
  for (let step = 1; step <= steps; step += 1) {
    reinforce(work, 1)
    softmaxInto(work.logits, 1, work.probabilities)
    if ((work.probabilities[best] as number) > threshold) return step
  }
  return null
}
