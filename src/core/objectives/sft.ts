/**
 * Supervised fine-tuning: the negative log-likelihood of answer tokens, -Σ w·log p(y_t | x, y_<t). The mask is 0 on the
 * prompt and on padding. Source: Bengio et al. 2003, §2; the mask is practice since Ouyang et al. 2022 (not checked).
 */
import { type Aggregation, tokenWeights, weightedSum } from './aggregate.ts'
import { type TokenLoss, type TokenMask, type TokenTable, at, checkTable, fromMask } from './token-table.ts'

/**
 * @param logProbs - [rows, T], log p of the target tokens, nats.
 * @param mask - [rows, T], 1 on answer tokens.
 * @throws RangeError or TypeError if shapes differ, a kept entry is not finite, or aggregation is not legal.
 */
export function nllLoss(logProbs: TokenTable, mask: TokenMask, aggregation: Aggregation): TokenLoss {
  const weights = tokenWeights(mask, aggregation)
  checkTable('logProbs', logProbs, mask)
  const losses = fromMask(mask, (row, t) => -at(logProbs, row, t))
  return {
    loss: weightedSum(weights, losses, mask),
    gradient: fromMask(mask, (row, t) => -at(weights, row, t)),
  }
}
