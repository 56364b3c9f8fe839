/**
 * Advantages of several groups at once. Each is centred on its own group's mean; what it is divided by may be its
 * group's std (GRPO), the std of the whole batch of rewards (TRL's "batch", less sensitive to a group of almost equal
 * rewards), or nothing (Dr. GRPO). Groups without a signal are all zeros in each case.
 * Source: GRPO as in group-advantages.ts; batch level: TRL, scale_rewards="batch", after Liu et al. 2025, arXiv:2508.08221
 * (as TRL's paper index has it). The batch std is that of the raw rewards of all groups.
 * REINFORCE++, arXiv:2501.03262 (not opened), divides centred rewards by their own spread over the batch instead; libraries
 * take it over tokens, so that long answers count more: scale "none" here, then broadcastRows and `whiten`, with
 * "sample", 1e-8 "inside" as verl@1dda039b (reinforce_plus_plus_baseline), or "population", 1e-8 "floor" as
 * OpenRLHF@3c3be623 (reinforce_baseline, which puts its KL charge into the reward first). Read 2026-08.
 */
import { checkAtLeast, checkChoice, checkLength } from '../check.ts'
import { standardDeviation } from '../numerics/standard-deviation.ts'
import { type GroupScale, groupAdvantages } from './group-advantages.ts'

export interface BatchScale extends GroupScale {
  /** Whose std divides. */
  readonly level: 'group' | 'batch'
}

/**
 * @param groups - [groups][groupSize], each at least 2 long.
 * @returns [groups][groupSize], each group sums to 0.
 * @throws RangeError as groupAdvantages, or if there is no group.
 */
export function batchAdvantages(groups: readonly (readonly number[])[], options: BatchScale): number[][] {
  const { scale, epsilon, level } = options
  checkLength('groups', groups, 1)
  checkChoice('level', level, ['group', 'batch'])
  checkAtLeast('epsilon', epsilon, 0)
  if (level === 'group' || scale === 'none')
    return groups.map((rewards) => groupAdvantages(rewards, { scale, epsilon }))
  const centred = groups.map((rewards) => groupAdvantages(rewards, { scale: 'none', epsilon: 0 }))
  const divisor = standardDeviation(groups.flat(), scale) + epsilon
  return centred.map((group) => group.map((advantage) => (advantage === 0 ? 0 : advantage / divisor)))
}
