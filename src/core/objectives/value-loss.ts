/**
 * The critic's loss against a target G, with the prediction kept near the old one: V_c = V_old + clip(V - V_old, ±ε_v).
 * "max": ½·max((V-G)², (V_c-G)²) as in OpenAI's PPO code, verl, TRL, OpenRLHF, cleanrl; "clipped": (V_c-G)² as in
 * Stable-Baselines3, without the ½. The PPO paper itself has the plain square: clipRange null gives ½(V-G)².
 * At the edge of the range, and where both squares are equal, the slope is the unclipped one.
 */
import { checkChoice, checkPositive } from '../check.ts'
import { type Aggregation, type TokenTerm, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { type TokenMask, type TokenTable, at, checkTables } from '../tokens/token-table.ts'

export interface ValueBatch {
  /** [rows, T], V, what is trained. */
  readonly values: TokenTable
  /** [rows, T], V at sampling time. */
  readonly oldValues: TokenTable
  /** [rows, T], returns or GAE targets, constants. */
  readonly targets: TokenTable
  readonly mask: TokenMask
}

export interface ValueLossOptions {
  /** ε_v, above 0, reward units (.2 TRL, .5 verl), or null: no clipping. */
  readonly clipRange: number | null
  readonly form: 'max' | 'clipped'
  readonly aggregation: Aggregation
}

/**
 * @returns the loss, minimised, and dLoss/dvalue of each token (not in log-probabilities), [rows, T].
 * @throws RangeError if shapes differ, a kept entry is not finite, or an option is not legal.
 */
export function valueLoss(
  { values, oldValues, targets, mask }: ValueBatch,
  { clipRange, form, aggregation }: ValueLossOptions,
): { loss: number; derivatives: number[][] } {
  const weights = tokenWeights(mask, aggregation)
  checkTables({ values, oldValues, targets }, mask)
  checkChoice('form', form, ['max', 'clipped'])
  if (clipRange !== null) checkPositive('clipRange', clipRange)
  const scale = form === 'max' ? 0.5 : 1
  return weightedTerms(weights, mask, (row, t): TokenTerm => {
    const target = at(targets, row, t)
    const free = at(values, row, t) - target
    const old = at(oldValues, row, t)
    const move = at(values, row, t) - old
    if (clipRange === null || Math.abs(move) <= clipRange) {
      return { value: scale * free * free, derivative: 2 * scale * free }
    }
    const held = old + (move > 0 ? clipRange : -clipRange) - target
    if (form === 'max' && free * free >= held * held) return { value: scale * free * free, derivative: free }
    return { value: scale * held * held, derivative: 0 }
  })
}
