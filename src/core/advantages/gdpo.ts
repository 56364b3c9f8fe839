/**
 * GDPO advantages, for several rewards at once: normalise each reward within its group, add them up with weights, then
 * whiten over the answers of the batch. GRPO adds first, so that [1,0]+[1,0] and [1,0]+[0,0] get the same advantages; here
 * the first pair counts double. Rewards that pull in opposite directions still cancel.
 * Source: arXiv:2601.05242 (the paper was not opened), as in TRL@f2cd5771 (2026-07-24), grpo_trainer.py,
 * multi_objective_aggregation "normalize_then_sum": sample std, 1e-4 both times. verl@1dda039b (2026-08-22), gdpo,
 * whitens over tokens: `whiten` on the summed advantages, broadcast.
 */
import { checkFinite, checkLength, checkSameLength } from '../check.ts'
import { mean } from '../numerics/mean.ts'
import { type StandardDeviationForm, standardDeviation } from '../numerics/standard-deviation.ts'
import { groupAdvantages } from './group-advantages.ts'
import { hasSignal } from './signal.ts'

export interface GdpoOptions {
  /** [rewards], the weight of each reward, finite. */
  readonly weights: readonly number[]
  readonly form: StandardDeviationForm
  /** Added to each std, at least 0. */
  readonly epsilon: number
  /** false stops before the whitening over the batch. */
  readonly whitened: boolean
}

/**
 * @param groups - [groups][rewards][groupSize]: for each prompt, each reward function's values; groups at least 2 long.
 * @returns [groups][groupSize]; with `whitened`, mean 0 over the batch.
 * @throws RangeError as groupAdvantages, or if there is no group, or not one weight for each reward.
 */
export function gdpoAdvantages(
  groups: readonly (readonly (readonly number[])[])[],
  { weights, form, epsilon, whitened }: GdpoOptions,
): number[][] {
  checkLength('groups', groups, 1)
  checkLength('weights', weights, 1)
  weights.forEach((weight, k) => checkFinite(`weights[${k}]`, weight))
  const sums = groups.map((rewards, group) => {
    checkSameLength(`groups[${group}]`, rewards, 'weights', weights)
    const first = rewards[0] as readonly number[]
    const sum = new Array<number>(first.length).fill(0)
    rewards.forEach((values, k) => {
      checkSameLength(`groups[${group}][${k}]`, values, `groups[${group}][0]`, first)
      groupAdvantages(values, { scale: form, epsilon }).forEach((advantage, i) => {
        ;(sum[i] as number) += (weights[k] as number) * advantage
      })
    })
    return sum
  })
  const all = sums.flat()
  if (!whitened || !hasSignal(all)) return sums
  const centre = mean(all)
  const divisor = standardDeviation(all, form) + epsilon
  return sums.map((sum) => sum.map((advantage) => (advantage - centre) / divisor))
}
