/**
 * Bradley–Terry: P(first preferred) = σ(r₁ - r₂). Only differences count: adding a constant to both changes nothing.
 * Loss -log σ(Δ - margin) = softplus(margin - Δ), finite where -log(sigmoid) is not.
 * Source: Bradley and Terry 1952; Ouyang et al. 2022, eq. 1; margin: Llama 2, arXiv:2307.09288, eq. 2.
 */
import { checkFinite, checkRange } from '../check.ts'
import { sigmoid, softplus } from '../numerics/softplus.ts'

/** σ(Δ). @param difference - Δ = r₁ - r₂, reward units. @throws RangeError if it is not finite. */
export function preferenceProbability(difference: number): number {
  checkFinite('difference', difference)
  return sigmoid(difference)
}

/**
 * @param difference - Δ = r_winner - r_loser, reward units.
 * @param margin - how much Δ should at least be; 0 is the plain loss.
 * @returns the loss in nats, minimised, and its slope in Δ,
 * -(1 - σ(Δ - margin)).
 * @throws RangeError if an argument is not finite.
 */
export function bradleyTerryLoss(
  difference: number,
  margin: number,
): { loss: number; derivative: number } {
  checkFinite('difference', difference)
  checkFinite('margin', margin)
  return {
    loss: softplus(margin - difference),
    derivative: 0 - sigmoid(margin - difference),
  }
}

/**
 * Binary cross-entropy for labels that are not certain: -h log P - (1-h) log(1-P), P = σ(Δ); h = 1 is bradleyTerryLoss.
 * @param label - h, the probability that the first is better, in [0, 1].
 * @throws RangeError if difference is not finite or label is outside [0, 1].
 */
export function preferenceCrossEntropy(
  difference: number,
  label: number,
): { loss: number; derivative: number } {
  checkFinite('difference', difference)
  checkRange('label', label, 0, 1)
  return {
    loss: label * softplus(-difference) + (1 - label) * softplus(difference),
    derivative: sigmoid(difference) - label,
  }
}

/** Number of pairs K(K-1)/2 that a ranking of K answers gives; each counts 1/pairs (Ouyang et al. 2022, eq. 1). */
export function rankingPairs(answers: number): number {
  checkRange('answers', answers, 2, 1e7)
  return (answers * (answers - 1)) / 2
}
