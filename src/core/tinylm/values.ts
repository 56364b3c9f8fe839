/**
 * V(s) = E[R | s] and Q(s,a) of TinyLM, exactly, by expanding everything that can still follow. γ = 1, reward only at
 * the end, deterministic transitions: Q(s,a) = V(s followed by a). Source: Sutton and Barto 2018, eq. 3.12, 3.13.
 */
import { refuse } from '../check.ts'
import { softmax } from '../numerics/softmax.ts'
import {
  type CompletionReward,
  TINYLM_TOKENS,
  type TinyLmLogits,
  checkPrefix,
  checkTinyLmLogits,
  isComplete,
  rowAfter,
} from './model.ts'

/** V of a prefix: what each next token leads to, times its probability. */
function expand(
  policy: readonly number[][],
  prefix: number[],
  reward: CompletionReward,
): number {
  if (isComplete(prefix)) return reward(prefix.slice())
  const row = policy[rowAfter(prefix, prefix.length)] as number[]
  let value = 0
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    prefix.push(token)
    value += (row[token] as number) * expand(policy, prefix, reward)
    prefix.pop()
  }
  return value
}

/**
 * @param prefix - [t], tokens so far; [] is the start. A whole completion's value is its reward.
 * @returns V(prefix), reward units.
 * @throws RangeError if logits is not [7][7] finite or prefix is not a prefix.
 */
export function stateValue(
  logits: TinyLmLogits,
  prefix: readonly number[],
  reward: CompletionReward,
): number {
  checkTinyLmLogits('logits', logits)
  checkPrefix('prefix', prefix)
  return expand(
    logits.map((row) => softmax(row, 1)),
    prefix.slice(),
    reward,
  )
}

/** @returns [7], Q(prefix, token) for every token. @throws RangeError as stateValue, or if prefix is complete. */
export function actionValues(
  logits: TinyLmLogits,
  prefix: readonly number[],
  reward: CompletionReward,
): number[] {
  checkTinyLmLogits('logits', logits)
  checkPrefix('prefix', prefix)
  if (isComplete(prefix)) {
    refuse('prefix', prefix, { kind: 'unfinished' })
  }
  const policy = logits.map((row) => softmax(row, 1))
  return Array.from({ length: TINYLM_TOKENS }, (_, token) =>
    expand(policy, [...prefix, token], reward),
  )
}
