/**
 * PPO's whole loss, minimised: policy loss + c₁·value loss - c₂·entropy. The paper maximises its negative.
 * Source: Schulman et al. 2017, arXiv:1707.06347, eq. 9.
 */
import { checkAtLeast, checkFinite } from '../check.ts'

export interface PpoTotalParts {
  /** From ppoLoss, minimised. */
  readonly policyLoss: number
  /** From valueLoss, minimised. */
  readonly valueLoss: number
  /** From entropyBonus, nats, maximised. */
  readonly entropy: number
}

/**
 * @param valueCoefficient - c₁, at least 0 (.5 to 1).
 * @param entropyCoefficient - c₂, at least 0 (0 to .01).
 * @returns the loss, and the factors that multiply the gradients of its three parts.
 * @throws RangeError if a part is not finite or a coefficient is negative.
 */
export function ppoTotal(
  { policyLoss, valueLoss, entropy }: PpoTotalParts,
  { valueCoefficient, entropyCoefficient }: { valueCoefficient: number; entropyCoefficient: number },
): { loss: number; factors: { policyLoss: number; valueLoss: number; entropy: number } } {
  checkFinite('policyLoss', policyLoss)
  checkFinite('valueLoss', valueLoss)
  checkFinite('entropy', entropy)
  checkAtLeast('valueCoefficient', valueCoefficient, 0)
  checkAtLeast('entropyCoefficient', entropyCoefficient, 0)
  return {
    loss: policyLoss + valueCoefficient * valueLoss - entropyCoefficient * entropy,
    factors: { policyLoss: 1, valueLoss: valueCoefficient, entropy: 0 - entropyCoefficient },
  }
}
