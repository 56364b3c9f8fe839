/**
 * From a token to the logits it was drawn from. A loss gives dLoss/dlogProb; with π = softmax(z/T) and a the token,
 * ∂log π(a)/∂z = (e_a - π)/T, so dLoss/dz = dLoss/dlogProb·(e_a - π)/T. It sums to 0: adding a constant to z is no change.
 * Source: Williams 1992, the softmax case; it is also the first step of a transformer's backward pass.
 */
import { checkFinite, checkInteger, checkLogits } from '../check.ts'
import { softmax } from '../numerics/softmax.ts'

/** Adds slope·(e_token - π) to `gradient` from `start` on. Probabilities stand from `start` on too. Unchecked, for loops. */
export function addScore(
  gradient: { [index: number]: number },
  probabilities: ArrayLike<number>,
  { start, size, token, slope }: { start: number; size: number; token: number; slope: number },
): void {
  for (let i = 0; i < size; i += 1) {
    ;(gradient[start + i] as number) += slope * ((i === token ? 1 : 0) - (probabilities[start + i] as number))
  }
}

/**
 * @param logits - [n], z, at temperature 1.
 * @param derivative - dLoss/dlogProb of the token, as a loss's `derivatives` give it.
 * @param token - the index that was drawn.
 * @param temperature - T, above 0: the one that the log-probability was computed at.
 * @returns [n], dLoss/dlogits; sums to 0.
 * @throws RangeError if an argument is not of that form.
 */
export function logitGradient(
  logits: ArrayLike<number>,
  { derivative, token, temperature }: { derivative: number; token: number; temperature: number },
): number[] {
  checkLogits('logits', logits)
  checkFinite('derivative', derivative)
  checkInteger('token', token, 0, logits.length - 1)
  const gradient = new Array<number>(logits.length).fill(0)
  addScore(gradient, softmax(logits, temperature), {
    start: 0,
    size: logits.length,
    token,
    slope: derivative / temperature,
  })
  return gradient
}
