/**
 * The first half of a training step: completions from the behaviour policy, their rewards, the log-probabilities of the
 * three policies that must not be confused (μ that generated, π_old at the start of the update, π_ref), and advantages.
 * Shapes: rows = prompts·groupSize completions, one group after the other, padded to T = 5 with mask 0.
 */
import { batchAdvantages } from '../advantages/batch-scale.ts'
import { rlooAdvantages } from '../advantages/rloo.ts'
import { hasSignal } from '../advantages/signal.ts'
import { importanceWeights } from '../importance/importance-weights.ts'
import { mean } from '../numerics/mean.ts'
import { overlongPenalty } from '../objectives/dapo.ts'
import { at, broadcastRows, fromMask } from '../objectives/token-table.ts'
import type { Random } from '../random/mulberry32.ts'
import { gae } from '../returns/gae.ts'
import { rewardsToGo } from '../returns/discounted.ts'
import type { TinyLmLogits } from './model.ts'
import { hackableReward, verifierReward } from './rewards.ts'
import { type Rollout, rollout } from './rollout.ts'
import { type ValueTable, alongRollouts, scoreRollouts, valuesOf } from './rollout-tables.ts'
import type { TrainerConfig } from './trainer-config.ts'

export interface TrainingBatch {
  /** [rows], what was sampled. */
  readonly rollouts: readonly Rollout[]
  /** [rows], reward of each completion, penalties included; and the verifier's own verdict. */
  readonly rewards: readonly number[]
  readonly correct: readonly number[]
  /** [rows, T]. */
  readonly mask: readonly (readonly number[])[]
  /** [rows, T], log μ, log π_old, log π_ref, nats. */
  readonly behaviourLogProbs: readonly (readonly number[])[]
  readonly oldLogProbs: readonly (readonly number[])[]
  readonly refLogProbs: readonly (readonly number[])[]
  /** [rows, T], importance weights multiplied in. */
  readonly advantages: readonly (readonly number[])[]
  /** [rows, T], targets of the critic; its own values if there is none. */
  readonly targets: readonly (readonly number[])[]
  readonly oldValues: readonly (readonly number[])[]
  /** Share of groups whose rewards are all equal. */
  readonly zeroGroupShare: number
  /** The running average of rewards after this batch. */
  readonly averageReward: number
}

function drawGroup(config: TrainerConfig, behaviour: TinyLmLogits, random: Random) {
  const grade = config.reward === 'verifier' ? verifierReward : hackableReward
  for (let attempt = 0; ; attempt += 1) {
    const group = Array.from({ length: config.groupSize }, () => rollout(behaviour, config.sampling, random))
    const rewards = group.map(
      ({ tokens }) => grade(tokens) + (config.overlong === null ? 0 : overlongPenalty(tokens.length, config.overlong)),
    )
    if (attempt >= config.resampling || hasSignal(rewards)) return { group, rewards }
  }
}

/** [groups][groupSize], the advantage of each whole completion; "critic" is not one of them. */
function sequenceAdvantages(groups: readonly number[][], config: TrainerConfig, averageReward: number): number[][] {
  if (config.baseline === 'rloo') return groups.map((rewards) => rlooAdvantages(rewards))
  if (config.baseline === 'group') {
    const { scale, epsilon, scaleLevel } = config
    return batchAdvantages(groups, { scale, epsilon, level: scaleLevel })
  }
  const baseline =
    config.baseline === 'batch-mean' ? mean(groups.flat()) : config.baseline === 'ema' ? averageReward : 0
  return groups.map((rewards) => rewards.map((reward) => reward - baseline))
}

export interface Policies {
  readonly current: TinyLmLogits
  readonly behaviour: TinyLmLogits
  readonly reference: TinyLmLogits
  readonly values: ValueTable
  readonly averageReward: number
}

/** Everything that is fixed while the passes over this batch run. Config and policies are not checked. */
export function drawBatch(config: TrainerConfig, policies: Policies, random: Random): TrainingBatch {
  const groups = Array.from({ length: config.prompts }, () => drawGroup(config, policies.behaviour, random))
  const rollouts = groups.flatMap(({ group }) => group)
  const rewards = groups.flatMap((group) => group.rewards)
  const mask = alongRollouts(rollouts, ({ truncated }) => (truncated && config.maskTruncated ? 0 : 1))
  const behaviourLogProbs = alongRollouts(rollouts, ({ logProbs }, t) => logProbs[t] as number)
  const oldLogProbs = scoreRollouts(rollouts, policies.current, config.scoringTemperature)
  const refLogProbs = scoreRollouts(rollouts, policies.reference, config.scoringTemperature)
  const charges = fromMask(mask, (row, t) =>
    config.klPlacement === 'advantage' || config.klPlacement === 'reward'
      ? -config.beta * (at(oldLogProbs, row, t) - at(refLogProbs, row, t))
      : 0,
  )
  const oldValues = valuesOf(rollouts, policies.values)
  let advantages: number[][]
  let targets = oldValues
  if (config.baseline === 'critic') {
    const estimates = rollouts.map(({ tokens }, row) => {
      const steps = tokens.map((_, t) => at(charges, row, t) + (t === tokens.length - 1 ? (rewards[row] as number) : 0))
      const values = tokens.map((_, t) => at(oldValues, row, t))
      return gae(
        { rewards: steps, values, bootstrapValue: 0, mask: null },
        { gamma: 1, lambda: config.lambda, masked: 'skip' },
      )
    })
    advantages = fromMask(mask, (row, t) => estimates[row]?.advantages[t] as number)
    targets = fromMask(mask, (row, t) => estimates[row]?.targets[t] as number)
  } else {
    const perGroup = sequenceAdvantages(
      groups.map((group) => group.rewards),
      config,
      policies.averageReward,
    )
    const whole = broadcastRows(perGroup.flat(), mask)
    // In the reward, a token is charged for its own KL and all that follows; as an advantage, for its own only.
    const later = config.klPlacement === 'reward' ? charges.map((row) => rewardsToGo(row, 1)) : charges
    advantages = fromMask(mask, (row, t) => at(whole, row, t) + at(later, row, t))
  }
  if (config.importance !== null) {
    const weights = importanceWeights(oldLogProbs, behaviourLogProbs, mask, config.importance)
    advantages = fromMask(mask, (row, t) => at(advantages, row, t) * at(weights, row, t))
  }
  return {
    rollouts,
    rewards,
    correct: rollouts.map(({ tokens }) => verifierReward(tokens)),
    mask,
    behaviourLogProbs,
    oldLogProbs,
    refLogProbs,
    advantages,
    targets,
    oldValues,
    zeroGroupShare: groups.filter((group) => !hasSignal(group.rewards)).length / groups.length,
    averageReward: policies.averageReward + 0.1 * (mean(rewards) - policies.averageReward),
  }
}
