/**
 * Variance of the one-sample gradient estimate g = (r_a - b)(e_a - π), a drawn from π: the trace of its covariance,
 * E‖g‖² - ‖E g‖². The second term does not depend on b; the first is what a baseline changes.
 * Source: Greensmith, Bartlett, Baxter 2004 (JMLR 5), §5; in closed form for a softmax.
 */
import { checkFinite } from '../check.ts'
import { exactGradient } from './exact-gradient.ts'

/** ‖e_a - π‖² = 1 - 2π_a + Σ π², for every action; unchecked. */
export function scoreNorms(probabilities: ArrayLike<number>): number[] {
  let squares = 0
  for (let i = 0; i < probabilities.length; i += 1)
    squares += (probabilities[i] as number) * (probabilities[i] as number)
  return Array.from(
    probabilities,
    (probability) => 1 - 2 * probability + squares,
  )
}

/**
 * @param probabilities - [n], the policy.
 * @param rewards - [n].
 * @param baseline - b, reward units.
 * @returns reward² units, at least 0.
 * @throws RangeError if an input is not finite, or as expectedReward.
 */
export function gradientVariance(
  probabilities: ArrayLike<number>,
  rewards: ArrayLike<number>,
  baseline: number,
): number {
  checkFinite('baseline', baseline)
  const mean = exactGradient(probabilities, rewards)
  const norms = scoreNorms(probabilities)
  let secondMoment = 0
  let meanNorm = 0
  for (let i = 0; i < rewards.length; i += 1) {
    const advantage = (rewards[i] as number) - baseline
    const probability = probabilities[i] as number
    secondMoment += probability * advantage * advantage * (norms[i] as number)
    meanNorm += (mean[i] as number) * (mean[i] as number)
  }
  return Math.max(secondMoment - meanNorm, 0)
}
