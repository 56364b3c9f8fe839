/**
 * The entropy of the policy at every position, and its slope in the logits: ∂H/∂z_i = -p_i (log p_i + H).
 * A bonus is subtracted from a loss: policies that stay open explore. Source: Williams and Peng 1991; PPO eq. 9.
 * -Infinity logits (after a filter) count as probability 0, where TRL and verl give NaN.
 */
import { checkLength, checkLogits, checkSameLength, refuse } from '../check.ts'
import { entropyUnchecked } from '../numerics/entropy.ts'
import { logSoftmaxInto } from '../numerics/log-softmax.ts'
import { exp } from '../mathematics/exp.ts'
import { type Aggregation, tokenWeights, weightedSum } from '../tokens/aggregate.ts'
import { type TokenMask, fromMask } from '../tokens/token-table.ts'

/** @returns H, nats, and dH/dlogits, [n]. @throws RangeError as softmax. */
export function entropyOfLogits(logits: readonly number[]): { entropy: number; gradient: number[] } {
  checkLogits('logits', logits)
  const logProbs = new Array<number>(logits.length).fill(0)
  logSoftmaxInto(logits, 1, logProbs)
  const probabilities = logProbs.map(exp)
  const entropy = entropyUnchecked(probabilities)
  const gradient = probabilities.map((p, i) => (p === 0 ? 0 : -p * ((logProbs[i] as number) + entropy)))
  return { entropy, gradient }
}

export interface EntropyBatch {
  /** [rows, T, vocabulary], already divided by the temperature; read where the mask is 1. */
  readonly logits: readonly (readonly (readonly number[])[])[]
  readonly mask: TokenMask
}

/**
 * @returns the aggregated entropy (to be maximised), nats, and its gradient in the logits, [rows, T, vocabulary].
 * @throws RangeError if shapes differ, kept logits are not legal, or aggregation is not.
 */
export function entropyBonus(
  { logits, mask }: EntropyBatch,
  { aggregation }: { aggregation: Aggregation },
): { entropy: number; gradient: number[][][] } {
  const weights = tokenWeights(mask, aggregation)
  checkLength('logits', logits, 1)
  checkSameLength('logits', logits, 'mask', mask)
  const gradient = mask.map((maskRow, row) =>
    maskRow.map((_, t) =>
      (logits[row]?.[t] ?? refuse(`logits[${row}][${t}]`, undefined, { kind: 'array' })).map(() => 0),
    ),
  )
  const entropies = fromMask(mask, (row, t) => {
    const { entropy, gradient: slopes } = entropyOfLogits(logits[row]?.[t] as readonly number[])
    ;(gradient[row] as number[][])[t] = slopes.map((slope) => slope * (weights[row]?.[t] as number))
    return entropy
  })
  return { entropy: weightedSum(weights, entropies, mask), gradient }
}
