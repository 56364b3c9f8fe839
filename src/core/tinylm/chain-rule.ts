/**
 * From tokens to parameters: a loss gives dLoss/dlogProb per token, the table has 49 logits. With z the row that a token
 * was drawn from, ∂log π(a)/∂z = (e_a - π)/temperature; a row's gradient is the sum over the tokens drawn there.
 */
import { exp } from '../mathematics/exp.ts'
import { addScore } from '../tokens/chain-rule.ts'
import { type TokenTable, at } from '../tokens/token-table.ts'
import { TINYLM_TOKENS, type TinyLmLogits, logPolicyTable, rowAfter } from './model.ts'
import type { Rollout } from './rollout.ts'

/**
 * Adds factor·derivatives, carried on to the logits, to a gradient. Unchecked.
 * @param derivatives - [rows, T], dLoss/dlogProb. @param gradient - [49], row by row, changed in place.
 */
export function addLogitGradient(
  gradient: Float64Array,
  { rollouts, logits, temperature }: { rollouts: readonly Rollout[]; logits: TinyLmLogits; temperature: number },
  derivatives: TokenTable,
  factor: number,
): void {
  const probabilities = logPolicyTable(logits, temperature).map(exp)
  rollouts.forEach(({ tokens }, row) => {
    tokens.forEach((token, t) => {
      const slope = (factor * at(derivatives, row, t)) / temperature
      addScore(gradient, probabilities, {
        start: rowAfter(tokens, t) * TINYLM_TOKENS,
        size: TINYLM_TOKENS,
        token,
        slope,
      })
    })
  })
}

/** θ - η·gradient, as new logits. */
export function descend(logits: TinyLmLogits, gradient: Float64Array, stepSize: number): TinyLmLogits {
  return logits.map((row, i) => row.map((z, j) => z - stepSize * (gradient[i * TINYLM_TOKENS + j] as number)))
}
