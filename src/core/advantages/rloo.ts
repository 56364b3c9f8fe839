/**
 * RLOO advantages: each reward against the mean of the others, so the baseline never contains the reward it is
 * subtracted from, and the gradient stays unbiased. Equals G/(G-1) times the mean-centred reward.
 * Source: Kool, van Hoof, Welling 2019; Ahmadian et al. 2024, arXiv:2402.14740, eq. 8 (number not checked).
 */
import { checkFiniteList } from '../check.ts'

/**
 * @param rewards - [groupSize], at least 2, one prompt's completions.
 * @returns [groupSize], sums to 0.
 * @throws RangeError if there are fewer than 2 rewards or one is not finite.
 */
export function rlooAdvantages(rewards: readonly number[]): number[] {
  checkFiniteList('rewards', rewards, 2)
  let total = 0
  for (const reward of rewards) total += reward
  return rewards.map((reward) => reward - (total - reward) / (rewards.length - 1))
}
