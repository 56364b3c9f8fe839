/**
 * The policy that maximises E[r] - β·KL(π‖π_ref), in closed form: π* ∝ π_ref e^(r/β), with log Z its normaliser.
 * Source: Rafailov et al. 2023, arXiv:2305.18290, eq. 4; β → 0 gives the best action, β → ∞ the reference.
 */
import { checkDistribution, checkFiniteList, checkPositive, checkSameLength } from '../check.ts'
import { log } from '../mathematics/log.ts'
import { logSumExpUnchecked } from '../numerics/log-sum-exp.ts'
import { softmax } from '../numerics/softmax.ts'

export interface Tilt {
  /** [n], π*. */
  readonly probabilities: number[]
  /** log Σ π_ref e^(r/β), nats; β times it is the optimal value of the objective. */
  readonly logNormaliser: number
}

/**
 * @param reference - [n], π_ref; what has no mass there has none in π*.
 * @param rewards - [n].
 * @param beta - β, above 0, reward units per nat; r/β must be finite.
 * @throws RangeError if an argument is not of that form.
 */
export function tilt(reference: readonly number[], rewards: readonly number[], beta: number): Tilt {
  checkSameLength('reference', reference, 'rewards', rewards)
  checkDistribution('reference', reference)
  checkFiniteList('rewards', rewards, 1)
  checkPositive('beta', beta)
  const logits = reference.map((probability, i) => log(probability) + (rewards[i] as number) / beta)
  return { probabilities: softmax(logits, 1), logNormaliser: logSumExpUnchecked(logits) }
}
