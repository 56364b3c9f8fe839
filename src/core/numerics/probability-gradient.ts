/**
 * How one probability follows the logits: d π_a / d z_i = π_a (1[i = a] - π_i), at temperature 1. Divided by π_a it is
 * logProbGradient. Source: the derivative of softmax; Sutton and Barto 2018, §2.8.
 */
import { checkDistribution, checkInteger } from '../check.ts'

/**
 * @param probabilities - [n], softmax of the logits.
 * @param action - a, an index of probabilities.
 * @returns [n], per unit of each logit; sums to 0, over i and over a.
 * @throws RangeError if probabilities is no distribution or action no index.
 */
export function probabilityGradient(
  probabilities: ArrayLike<number>,
  action: number,
): number[] {
  checkDistribution('probabilities', probabilities)
  checkInteger('action', action, 0, probabilities.length - 1)
  const own = probabilities[action] as number
  return Array.from(probabilities, (probability, i) =>
    i === action ? own * (1 - own) : -own * probability,
  )
}
