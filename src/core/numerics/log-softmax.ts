/**
 * Log-probabilities directly from logits: z_i/T - logSumExp(z/T). Never log(softmax(z)), which is -Infinity as soon as
 * the probability underflows. Source: as softmax.
 */
import { checkLogits, checkPositive } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { log } from '../mathematics/log.ts'
import { maximum } from './log-sum-exp.ts'

/** Writes the log-probabilities into `logProbs`, unchecked and without allocating: for loops. */
export function logSoftmaxInto(
  logits: ArrayLike<number>,
  temperature: number,
  logProbs: { [index: number]: number },
): void {
  const largest = maximum(logits)
  let total = 0
  for (let i = 0; i < logits.length; i += 1) {
    const shifted = ((logits[i] as number) - largest) / temperature
    logProbs[i] = shifted
    total += exp(shifted)
  }
  const logTotal = log(total)
  for (let i = 0; i < logits.length; i += 1) (logProbs[i] as number) -= logTotal
}

/**
 * @param logits - [n], at least 1; -Infinity marks an impossible entry and stays -Infinity.
 * @param temperature - above 0.
 * @returns [n] log-probabilities in nats, each at most 0.
 * @throws RangeError as softmax.
 */
export function logSoftmax(
  logits: ArrayLike<number>,
  temperature: number,
): number[] {
  checkLogits('logits', logits)
  checkPositive('temperature', temperature)
  const logProbs = new Array<number>(logits.length).fill(0)
  logSoftmaxInto(logits, temperature, logProbs)
  return logProbs
}
