/**
 * A critic of TinyLM that is fitted and sees little: for each last token, the mean reward of the sampled answers that came
 * by it. That is what least squares on the returns gives a table with one entry per last token (γ = 1). Two states that
 * end alike get the same value, however different what came before. Source: Sutton and Barto 2018, §9.3 (state aggregation).
 */
import { checkInteger } from '../check.ts'
import type { Random } from '../random/mulberry32.ts'
import { enumerateStates } from './gae-gradient.ts'
import { type CompletionReward, TINYLM_TOKENS, type TinyLmLogits, rowAfter } from './model.ts'
import { rollout } from './rollout.ts'

export interface LastTokenCriticOptions {
  /** How many answers are drawn from the policy, at least 1. */
  readonly answers: number
  readonly reward: CompletionReward
}

/**
 * @param logits - [7][7], the policy.
 * @returns [1555], V of every state in the order of enumerateStates; the mean reward where no answer came by.
 * @throws RangeError if logits is not such a table or answers is not such a number.
 */
export function lastTokenCritic(
  logits: TinyLmLogits,
  random: Random,
  { answers, reward }: LastTokenCriticOptions,
): Float64Array {
  checkInteger('answers', answers, 1, 1e6)
  const sums = new Float64Array(TINYLM_TOKENS)
  const counts = new Float64Array(TINYLM_TOKENS)
  let total = 0
  for (let k = 0; k < answers; k += 1) {
    const { tokens } = rollout(logits, random, { temperature: 1, topK: TINYLM_TOKENS, topP: 1, minP: 0 })
    const paid = reward(tokens)
    total += paid
    for (let t = 0; t < tokens.length; t += 1) {
      const row = rowAfter(tokens, t)
      sums[row]! += paid
      counts[row]! += 1
    }
  }
  return Float64Array.from(enumerateStates(), (state) => {
    const row = rowAfter(state, state.length)
    return counts[row] === 0 ? total / answers : sums[row]! / counts[row]!
  })
}
