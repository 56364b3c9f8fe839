/** J = Σ π_a r_a: the expected reward, exactly. Source: course notation of J(θ); Sutton and Barto 2018, §2.1. */
import {
  checkDistribution,
  checkFiniteList,
  checkSameLength,
} from '../check.ts'

/**
 * @param probabilities - [n], the policy.
 * @param rewards - [n], reward of each action.
 * @returns reward units.
 * @throws RangeError if the lengths differ, probabilities is not a distribution
 * or a reward is not finite.
 */
export function expectedReward(
  probabilities: ArrayLike<number>,
  rewards: ArrayLike<number>,
): number {
  checkSameLength('probabilities', probabilities, 'rewards', rewards)
  checkDistribution('probabilities', probabilities)
  checkFiniteList('rewards', rewards, 1)
  let total = 0
  for (let i = 0; i < rewards.length; i += 1)
    total += (probabilities[i] as number) * (rewards[i] as number)
  return total
}
