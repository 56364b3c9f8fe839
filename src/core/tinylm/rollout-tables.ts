/**
 * Numbers along sampled completions, as tables [rows, T] with T = 5 and 0 on padding: the shape that objectives take.
 */
import { TINYLM_MAX_LENGTH, TINYLM_TOKENS, type TinyLmLogits, logPolicyTable, rowAfter } from './model.ts'
import type { Rollout } from './rollout.ts'

/** [7 rows][5 positions]: the critic's value of the state "this previous token, at this position". */
export type ValueTable = readonly (readonly number[])[]

/** [rows, T], of(completion, t) for each of its tokens. Unchecked. */
export function alongRollouts(rollouts: readonly Rollout[], of: (sample: Rollout, t: number) => number): number[][] {
  return rollouts.map((sample) =>
    Array.from({ length: TINYLM_MAX_LENGTH }, (_, t) => (t < sample.tokens.length ? of(sample, t) : 0)),
  )
}

/** [rows, T], log-probabilities of sampled tokens under a policy. Unchecked. */
export function scoreRollouts(rollouts: readonly Rollout[], logits: TinyLmLogits, temperature: number): number[][] {
  const table = logPolicyTable(logits, temperature)
  return alongRollouts(
    rollouts,
    ({ tokens }, t) => table[rowAfter(tokens, t) * TINYLM_TOKENS + (tokens[t] as number)] as number,
  )
}

/** [rows, T], the critic's values of the states in which the tokens were chosen. Unchecked. */
export function valuesOf(rollouts: readonly Rollout[], values: ValueTable): number[][] {
  return alongRollouts(rollouts, ({ tokens }, t) => values[rowAfter(tokens, t)]?.[t] as number)
}
