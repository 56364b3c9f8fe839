/**
 * The direction that makes one log-probability larger: d log π_a / d z_i = 1[i = a] - π_i, at temperature 1.
 * Source: Sutton and Barto 2018, §2.8; it is the vector e_a - π of REINFORCE on a softmax.
 */
import { checkDistribution, checkInteger } from '../check.ts'

/**
 * @param probabilities - [n], softmax of the logits.
 * @param action - a, an index of probabilities.
 * @returns [n], e_a - π; sums to 0.
 * @throws RangeError if probabilities is no distribution or action no index.
 */
export function logProbGradient(
  probabilities: ArrayLike<number>,
  action: number,
): number[] {
  checkDistribution('probabilities', probabilities)
  checkInteger('action', action, 0, probabilities.length - 1)
  return Array.from(probabilities, (probability, i) => {
    const chosen = i === action ? 1 : 0
    return chosen - probability
  })
}
