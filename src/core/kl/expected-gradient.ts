/**
 * What a KL estimator's gradient is on average, exactly, for a softmax policy: the expectation over a ~ π of
 * k'(a)·∇log π(a) (in the loss) or of k(a)·∇log π(a) (in the reward, with the sign of a penalty).
 * In the reward k1 gives ∇KL(π‖π_ref); in the loss k1 gives 0, k2 gives ∇KL(π‖π_ref), k3 gives ∇KL(π_ref‖π).
 * Source: Schulman 2020 for the values; the gradients follow from ∇π = π∇log π.
 */
import { checkChoice, checkDistribution, checkSameLength, refuse } from '../check.ts'
import { log } from '../mathematics/log.ts'
import { KL_ESTIMATORS, type KlEstimator, klEstimateUnchecked } from './estimators.ts'

/** Keeps e^d finite where the policy is all but 0. */
const LARGEST = 700

export type KlPlacement = 'loss' | 'reward'

/**
 * @param policy - [n], π; the gradient is in its logits.
 * @param reference - [n], π_ref, positive wherever π is.
 * @returns [n], the direction in which the term would be descended; sums to 0.
 * @throws RangeError if an argument is not of that form.
 */
export function expectedKlGradient(
  policy: readonly number[],
  reference: readonly number[],
  { estimator, placement }: { estimator: KlEstimator; placement: KlPlacement },
): number[] {
  checkSameLength('policy', policy, 'reference', reference)
  checkDistribution('policy', policy)
  checkDistribution('reference', reference)
  checkChoice('estimator', estimator, KL_ESTIMATORS)
  checkChoice('placement', placement, ['loss', 'reward'])
  const pushes = policy.map((probability, i) => {
    if (probability === 0) return 0
    const other = reference[i] as number
    if (other === 0) {
      refuse(`reference[${i}]`, other, { kind: 'above', limit: 0, when: { name: `policy[${i}]`, value: probability } })
    }
    const estimate = klEstimateUnchecked(log(probability), log(other), { estimator, logRatioClamp: LARGEST })
    return probability * (placement === 'loss' ? estimate.derivative : estimate.value)
  })
  const total = pushes.reduce((sum, push) => sum + push, 0)
  return pushes.map((push, i) => push - (policy[i] as number) * total)
}
