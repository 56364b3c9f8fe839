/**
 * What a group's advantages make of the policy gradient on average, for rewards of 0 and 1: the expected update is
 * factor·∇p, p the probability of a right answer. Leave-one-out: 1. Centred: (G-1)/G. Divided by the mean (MaxRL):
 * (1 - (1-p)^(G-1))/p, towards 1/p. Divided by the std (GRPO): towards 1/√(p(1-p)).
 * Source: own calculation, over the binomial distribution of the number of right answers.
 */
import { checkFiniteList, checkInteger, checkRange } from '../check.ts'

/**
 * @param p - probability of a right answer, from 1e-6 to 1 - 1e-6.
 * @param groupSize - G, an integer from 2 to 1024.
 * @param advantagesOf - the rule: [groupSize] rewards, the right ones (1) first, to [groupSize] advantages.
 * @returns the factor on ∇p of the mean over the group of advantage·∇log π.
 * @throws RangeError if an argument is outside its range, or the rule returns other than groupSize finite numbers.
 */
export function gradientFactor(
  p: number,
  groupSize: number,
  advantagesOf: (rewards: readonly number[]) => readonly number[],
): number {
  checkRange('p', p, 1e-6, 1 - 1e-6)
  checkInteger('groupSize', groupSize, 2, 1024)
  // Binomial probabilities relative to the most likely count, outwards from it, so that none underflows before it is small.
  const mode = Math.min(Math.floor((groupSize + 1) * p), groupSize)
  const relative = new Array<number>(groupSize + 1).fill(0)
  relative[mode] = 1
  const odds = p / (1 - p)
  for (let right = mode; right < groupSize; right += 1) {
    relative[right + 1] = ((relative[right] as number) * (groupSize - right) * odds) / (right + 1)
  }
  for (let right = mode; right > 0; right -= 1) {
    relative[right - 1] = ((relative[right] as number) * right) / ((groupSize - right + 1) * odds)
  }
  const total = relative.reduce((sum, weight) => sum + weight, 0)
  let factor = 0
  relative.forEach((weight, right) => {
    const advantages = advantagesOf(Array.from({ length: groupSize }, (_, i) => (i < right ? 1 : 0)))
    checkFiniteList('advantages', advantages, groupSize)
    // A right answer's mean ∇log π is ∇p/p, a wrong one's -∇p/(1-p).
    const push = advantages.reduce((sum, advantage, i) => sum + (i < right ? advantage / p : -advantage / (1 - p)), 0)
    factor += (weight / total) * (push / groupSize)
  })
  return factor
}
