/**
 * The first half of a training step: completions from the behaviour policy, their rewards, the log-probabilities of the
 * three policies that must not be confused (μ that generated, π_old at the start of the update, π_ref), and advantages.
 * Shapes: rows = prompts·groupSize completions, one group after the other, padded to T = 5 with mask 0.
 */
import { batchAdvantages } from '../advantages/batch-scale.ts'
import { rlooAdvantages } from '../advantages/rloo.ts'
import { hasSignal } from '../advantages/signal.ts'
import { importanceWeights } from '../importance/importance-weights.ts'
import { klCharges } from '../kl/kl-in-reward.ts'
import { mean } from '../numerics/mean.ts'
import { overlongPenalty } from '../objectives/dapo.ts'
import { type TokenTable, at, broadcastRows, fromMask } from '../tokens/token-table.ts'
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
  /** [rows, T], KL charges and importance weights included. */
  readonly advantages: readonly (readonly number[])[]
  /** [rows, T], targets of the critic; its own values if there is none. */
  readonly targets: readonly (readonly number[])[]
  readonly oldValues: readonly (readonly number[])[]
  /** Share of groups whose rewards are all equal. */
  readonly zeroGroupShare: number
  /** The running average of rewards after this batch. */
  readonly averageReward: number
}

function drawGroup(behaviour: TinyLmLogits, random: Random, config: TrainerConfig) {
  const grade = config.reward === 'verifier' ? verifierReward : hackableReward
  for (let attempt = 0; ; attempt += 1) {
    const group = Array.from({ length: config.groupSize }, () => rollout(behaviour, random, config.sampling))
    const rewards = group.map(
      ({ tokens }) => grade(tokens) + (config.overlong === null ? 0 : overlongPenalty(tokens.length, config.overlong)),
    )
    if (attempt >= config.resampling || hasSignal(rewards)) return { group, rewards }
  }
}

export interface Policies {
  readonly current: TinyLmLogits
  readonly behaviour: TinyLmLogits
  readonly reference: TinyLmLogits
  readonly values: ValueTable
  readonly averageReward: number
}

interface Drawn {
  /** [groups][groupSize]. */
  readonly groups: readonly number[][]
  readonly rollouts: readonly Rollout[]
  readonly mask: readonly (readonly number[])[]
  readonly behaviourLogProbs: TokenTable
  readonly oldLogProbs: TokenTable
  readonly refLogProbs: TokenTable
}

/** Groups of completions from the behaviour policy, their rewards, and their tokens as the three policies score them. */
function rollOut({ current, behaviour, reference }: Policies, random: Random, config: TrainerConfig): Drawn {
  const drawn = Array.from({ length: config.prompts }, () => drawGroup(behaviour, random, config))
  const rollouts = drawn.flatMap(({ group }) => group)
  return {
    groups: drawn.map(({ rewards }) => rewards),
    rollouts,
    mask: alongRollouts(rollouts, ({ truncated }) => (truncated && config.maskTruncated ? 0 : 1)),
    behaviourLogProbs: alongRollouts(rollouts, ({ logProbs }, t) => logProbs[t] as number),
    oldLogProbs: scoreRollouts(rollouts, current, config.scoringTemperature),
    refLogProbs: scoreRollouts(rollouts, reference, config.scoringTemperature),
  }
}

/** [groups][groupSize], the advantage of each whole completion; "critic" is not one of them. */
function sequenceAdvantages(groups: readonly number[][], averageReward: number, config: TrainerConfig): number[][] {
  if (config.baseline === 'rloo') return groups.map((rewards) => rlooAdvantages(rewards))
  if (config.baseline === 'group') {
    const { scale, epsilon, scaleLevel } = config
    return batchAdvantages(groups, { scale, epsilon, level: scaleLevel })
  }
  const baseline =
    config.baseline === 'batch-mean' ? mean(groups.flat()) : config.baseline === 'ema' ? averageReward : 0
  return groups.map((rewards) => rewards.map((reward) => reward - baseline))
}

interface Credit {
  /** [rows, T], before importance weights. */
  readonly advantages: TokenTable
  /** [rows, T], what the critic is to learn. */
  readonly targets: TokenTable
}

/** GAE on the critic's values: the reward comes at the last token, each token pays its charge where it stands. */
function criticAdvantages(
  { groups, rollouts, mask }: Drawn,
  charges: TokenTable,
  oldValues: TokenTable,
  lambda: number,
): Credit {
  const rewards = groups.flat()
  const estimates = rollouts.map(({ tokens }, row) => {
    const steps = tokens.map((_, t) => at(charges, row, t) + (t === tokens.length - 1 ? (rewards[row] as number) : 0))
    const values = tokens.map((_, t) => at(oldValues, row, t))
    return gae({ rewards: steps, values, bootstrapValue: 0, mask: null }, { gamma: 1, lambda, masked: 'skip' })
  })
  return {
    advantages: fromMask(mask, (row, t) => estimates[row]?.advantages[t] as number),
    targets: fromMask(mask, (row, t) => estimates[row]?.targets[t] as number),
  }
}

/** What each token gets: its completion's advantage and its KL charges. */
function advantagesOf(drawn: Drawn, { values, averageReward }: Policies, config: TrainerConfig): Credit {
  const { groups, rollouts, mask, oldLogProbs, refLogProbs } = drawn
  const { klPlacement, klEstimator: estimator, logRatioClamp } = config
  const beta = klPlacement === 'advantage' || klPlacement === 'reward' ? config.beta : 0
  const charges = klCharges({ logProbs: oldLogProbs, refLogProbs, mask }, { beta, estimator, logRatioClamp })
  const oldValues = valuesOf(rollouts, values)
  if (config.baseline === 'critic') return criticAdvantages(drawn, charges, oldValues, config.lambda)
  const whole = broadcastRows(sequenceAdvantages(groups, averageReward, config).flat(), mask)
  // In the reward, a token is charged for its own KL and all that follows; as an advantage, for its own only.
  const later = klPlacement === 'reward' ? charges.map((row) => rewardsToGo(row, 1)) : charges
  return { advantages: fromMask(mask, (row, t) => at(whole, row, t) + at(later, row, t)), targets: oldValues }
}

/** The advantages times π_old/μ, where the config asks for it. */
function weighted(advantages: TokenTable, drawn: Drawn, { importance }: TrainerConfig): TokenTable {
  if (importance === null) return advantages
  const { oldLogProbs, behaviourLogProbs, mask } = drawn
  const weights = importanceWeights(oldLogProbs, behaviourLogProbs, mask, importance)
  return fromMask(mask, (row, t) => at(advantages, row, t) * at(weights, row, t))
}

/** Everything that is fixed while the passes over this batch run. Config and policies are not checked. */
export function drawBatch(policies: Policies, random: Random, config: TrainerConfig): TrainingBatch {
  const drawn = rollOut(policies, random, config)
  const { advantages, targets } = advantagesOf(drawn, policies, config)
  const { groups, ...tables } = drawn
  const rewards = groups.flat()
  return {
    ...tables,
    rewards,
    correct: drawn.rollouts.map(({ tokens }) => verifierReward(tokens)),
    advantages: weighted(advantages, drawn, config),
    targets,
    oldValues: valuesOf(drawn.rollouts, policies.values),
    zeroGroupShare: groups.filter((group) => !hasSignal(group)).length / groups.length,
    averageReward: policies.averageReward + 0.1 * (mean(rewards) - policies.averageReward),
  }
}
