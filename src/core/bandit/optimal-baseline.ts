/**
 * The scalar baseline with the least variance: b* = E[‖g‖² r]/E[‖g‖²], g = ∇ log π(a). Not the mean reward: actions
 * with a large score weigh more. Source: Greensmith, Bartlett, Baxter 2004 (JMLR 5), theorem 8 (number not checked).
 */
import { expectedReward } from './expected-reward.ts'
import { scoreNorms } from './gradient-variance.ts'

/**
 * @param probabilities - [n], the policy.
 * @param rewards - [n].
 * @returns reward units. If the policy is certain, so that every score is 0, the expected reward.
 * @throws RangeError as expectedReward.
 */
export function optimalBaseline(
  probabilities: ArrayLike<number>,
  rewards: ArrayLike<number>,
): number {
  const expected = expectedReward(probabilities, rewards)
  const norms = scoreNorms(probabilities)
  let weighted = 0
  let total = 0
  for (let i = 0; i < rewards.length; i += 1) {
    const weight = (probabilities[i] as number) * (norms[i] as number)
    weighted += weight * (rewards[i] as number)
    total += weight
  }
  return total > 0 ? weighted / total : expected
}
