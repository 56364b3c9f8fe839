/**
 * All 9,331 completions in one fixed order: depth first, tokens in vocabulary order. Anything computed from them is
 * exact up to rounding. The list does not depend on the policy, so rewards can be tabled once and reused.
 */
import { refuse } from '../check.ts'
import { type Completion, type CompletionReward, TINYLM_EOS, TINYLM_MAX_LENGTH, TINYLM_TOKENS } from './model.ts'

/** 1 + 6 + 36 + 216 + 1296 that end with <eos>, and 6^5 that are cut. */
export const TINYLM_COMPLETIONS = 9331

/** @returns [9331], each a fresh list of token indices. */
export function enumerateCompletions(): Completion[] {
  const completions: Completion[] = []
  const visit = (prefix: readonly number[]): void => {
    for (let token = 0; token < TINYLM_TOKENS; token += 1) {
      const next = [...prefix, token]
      if (token === TINYLM_EOS || next.length === TINYLM_MAX_LENGTH) completions.push(next)
      else visit(next)
    }
  }
  visit([])
  return completions
}

/**
 * The reward of every completion, in the order of enumerateCompletions: compute once, use at every step.
 * @returns [9331].
 * @throws RangeError if reward gives something that is not a finite number.
 */
export function tabulateRewards(reward: CompletionReward): Float64Array {
  const table = Float64Array.from(enumerateCompletions(), reward)
  table.forEach((value, i) => {
    if (value - value !== 0) refuse(`reward(completions[${i}])`, value, { kind: 'finite' })
  })
  return table
}
