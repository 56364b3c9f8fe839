/**
 * ∇J for a softmax policy, exactly: ∂J/∂θ_i = π_i (r_i - J). Source: Sutton and Barto 2018, §2.8 (derivation there).
 */
import { expectedReward } from './expected-reward.ts'

/**
 * @param probabilities - [n], softmax of the logits at temperature 1.
 * @param rewards - [n].
 * @returns [n], the direction of ascent on J with respect to the logits; sums to 0.
 * @throws RangeError as expectedReward.
 */
export function exactGradient(
  probabilities: ArrayLike<number>,
  rewards: ArrayLike<number>,
): number[] {
  const expected = expectedReward(probabilities, rewards)
  return Array.from(
    probabilities,
    (probability, i) => probability * ((rewards[i] as number) - expected),
  )
}
