/**
 * log π(y|x) = Σ_t log π(y_t | x, y_<t): the chain rule, exact, no independence assumed. Sequence probabilities live in
 * log space: multiplying them underflows a double to 0 after 72 tokens of probability 1/32000.
 */
import { checkPositive } from '../check.ts'
import { logSoftmax } from '../numerics/log-softmax.ts'
import { type TinyLmLogits, checkPrefix, checkTinyLmLogits, rowAfter } from './model.ts'

/**
 * @param logits - [7][7].
 * @param tokens - [T], a completion or any prefix of one.
 * @param temperature - above 0; must be the sampler's if the result is used for training.
 * @returns [T], log π(y_t | x, y_<t), nats.
 * @throws RangeError if an argument is not of that form.
 */
export function tokenLogProbs(logits: TinyLmLogits, tokens: readonly number[], temperature: number): number[] {
  checkTinyLmLogits('logits', logits)
  checkPrefix('tokens', tokens)
  checkPositive('temperature', temperature)
  return tokens.map((token, t) => {
    const row = logits[rowAfter(tokens, t)] as readonly number[]
    return logSoftmax(row, temperature)[token] as number
  })
}

/** The sum of tokenLogProbs at temperature 1: log π(y|x), nats, at most 0; 0 for the empty prefix. */
export function logProbability(logits: TinyLmLogits, tokens: readonly number[]): number {
  return tokenLogProbs(logits, tokens, 1).reduce((total, logProb) => total + logProb, 0)
}
