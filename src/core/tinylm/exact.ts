/**
 * Exact quantities of a TinyLM policy by walking the tree of all completions once, without allocating in the walk.
 * Values come up the tree, V(s) = Σ_a π(a|s) Q(s,a); reach probabilities go down it, so one walk gives J and
 * ∂J/∂θ[row][k] = Σ_s P(s) π(k|s) (Q(s,k) - V(s)), summed over the states s that use that row.
 * Source: policy gradient theorem, Sutton et al. 1999, theorem 1; deterministic transitions, γ = 1.
 */
import { checkExactLength } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { TINYLM_COMPLETIONS } from './enumerate.ts'
import {
  TINYLM_EOS,
  TINYLM_MAX_LENGTH,
  TINYLM_TOKENS,
  type TinyLmLogits,
  checkTinyLmLogits,
  logPolicyTable,
} from './model.ts'

const SIZE = TINYLM_TOKENS * TINYLM_TOKENS

/** Probabilities of the whole table at temperature 1, [7·7], row by row. Unchecked. */
export function policyTable(logits: TinyLmLogits): Float64Array {
  return logPolicyTable(logits, 1).map(exp)
}

/** Work space of the walk: the leaf it has come to, and where the gradient gathers. */
interface Walk {
  readonly policy: Float64Array
  readonly rewards: Float64Array
  readonly gradient: Float64Array
  leaf: number
}

/** Turns the row's `reach·π·Q` into `reach·π·(Q - V)`. */
function centre({ policy, gradient }: Walk, row: number, reach: number, value: number): void {
  const push = reach * value
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    ;(gradient[row + token] as number) -= push * (policy[row + token] as number)
  }
}

/** V of a state whose next token is the last: seven leaves, no further states. */
function lastValue(work: Walk, row: number, reach: number): number {
  const { policy, rewards, gradient, leaf } = work
  let value = 0
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    const paid = (policy[row + token] as number) * (rewards[leaf + token] as number)
    value += paid
    ;(gradient[row + token] as number) += reach * paid
  }
  work.leaf = leaf + TINYLM_TOKENS
  centre(work, row, reach, value)
  return value
}

/** V of a state at this depth, whose next-token row starts at `row`, reached with probability `reach`. */
function walk(work: Walk, row: number, depth: number, reach: number): number {
  if (depth + 1 === TINYLM_MAX_LENGTH) return lastValue(work, row, reach)
  const { policy, rewards, gradient } = work
  let value = 0
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    const probability = policy[row + token] as number
    let q: number
    if (token === TINYLM_EOS) {
      q = rewards[work.leaf] as number
      work.leaf += 1
    } else {
      q = walk(work, (token + 1) * TINYLM_TOKENS, depth + 1, reach * probability)
    }
    value += probability * q
    ;(gradient[row + token] as number) += reach * probability * q
  }
  centre(work, row, reach, value)
  return value
}

/**
 * J and its gradient in one walk, into `gradient`: the form that long runs call.
 * @param policy - [49], probabilities row by row. Unchecked.
 * @param rewards - [9331], from tabulateRewards. Unchecked.
 * @param gradient - [49], overwritten.
 * @returns J, reward units.
 */
export function exactGradientInto(policy: Float64Array, rewards: Float64Array, gradient: Float64Array): number {
  gradient.fill(0)
  return walk({ policy, rewards, gradient, leaf: 0 }, 0, 0, 1)
}

/**
 * @param logits - [7][7].
 * @param rewards - [9331], from tabulateRewards.
 * @returns J and ∂J/∂logits, [7][7]; each row sums to 0.
 * @throws RangeError if an argument is not of that form.
 */
export function exactObjective(
  logits: TinyLmLogits,
  rewards: Float64Array,
): { expectedReward: number; gradient: number[][] } {
  checkTinyLmLogits('logits', logits)
  checkExactLength('rewards', rewards, TINYLM_COMPLETIONS)
  const gradient = new Float64Array(SIZE)
  const expectedReward = exactGradientInto(policyTable(logits), rewards, gradient)
  return { expectedReward, gradient: tableRows(gradient) }
}

/** [49] as [7][7]. */
export function tableRows(table: ArrayLike<number>): number[][] {
  return Array.from({ length: TINYLM_TOKENS }, (_, row) =>
    Array.from({ length: TINYLM_TOKENS }, (_unused, token) => table[row * TINYLM_TOKENS + token] as number),
  )
}
