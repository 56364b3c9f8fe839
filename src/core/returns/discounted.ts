/**
 * Discounted returns. G_t = r_t + γG_{t+1}: what follows from t on ("reward-to-go"); rewards before t have zero expected
 * effect on the gradient at t, so dropping them is free. Source: Sutton and Barto 2018, eq. 3.8, 3.9.
 */
import { checkFiniteList, checkRange } from '../check.ts'

/**
 * @param rewards - [T], reward of each step.
 * @param gamma - γ in [0, 1]; 1 in practice for language models.
 * @returns [T], G_t.
 * @throws RangeError if rewards is empty or not finite, or gamma is outside
 * [0, 1].
 */
export function rewardsToGo(
  rewards: readonly number[],
  gamma: number,
): number[] {
  checkFiniteList('rewards', rewards, 1)
  checkRange('gamma', gamma, 0, 1)
  const returns = rewards.slice()
  for (let t = rewards.length - 2; t >= 0; t -= 1)
    (returns[t] as number) += gamma * (returns[t + 1] as number)
  return returns
}

/** G_0. @throws RangeError as rewardsToGo. */
export function discountedReturn(
  rewards: readonly number[],
  gamma: number,
): number {
  return rewardsToGo(rewards, gamma)[0] as number
}

/**
 * 1/(1-γ): how many steps ahead a return looks; Infinity at γ = 1.
 * @throws RangeError if gamma is not in [0, 1].
 */
export function horizon(gamma: number): number {
  checkRange('gamma', gamma, 0, 1)
  return 1 / (1 - gamma)
}
