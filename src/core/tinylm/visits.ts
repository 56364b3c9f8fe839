/**
 * How often a policy comes to each row of the table: the expected number of times a completion draws its next token
 * there. TinyLM is a Markov chain, so entropy, KL and length need only these visits, not the 9,331 completions:
 * H(y) = Σ_row visits · H(row), KL(π‖π_ref) = Σ_row visits · KL(row), E[T] = Σ_row visits. Source: chain rule.
 */
import { klDivergence } from '../numerics/kl-divergence.ts'
import { entropy } from '../numerics/entropy.ts'
import { softmax } from '../numerics/softmax.ts'
import { TINYLM_EOS, TINYLM_MAX_LENGTH, TINYLM_TOKENS, type TinyLmLogits, checkTinyLmLogits } from './model.ts'

export interface ExactMetrics {
  /** H of whole completions, nats. */
  readonly entropy: number
  /** KL(π‖π_ref) of whole completions, nats. */
  readonly kl: number
  /** E[T], tokens, <eos> included. */
  readonly length: number
  /** P(five tokens without <eos>). */
  readonly truncated: number
  /** P(the first token is "Hmm" or "so"). */
  readonly thinkFirst: number
  /** Expected number of "!". */
  readonly bangs: number
}

/** @returns [7], expected draws from each row, and P(still unfinished after five tokens). Policy: [7][7] probabilities. */
export function rowVisits(policy: readonly (readonly number[])[]): { visits: number[]; truncated: number } {
  const visits = new Array<number>(TINYLM_TOKENS).fill(0)
  let now = [1, 0, 0, 0, 0, 0, 0]
  for (let t = 0; t < TINYLM_MAX_LENGTH; t += 1) {
    const next = new Array<number>(TINYLM_TOKENS).fill(0)
    now.forEach((mass, row) => {
      ;(visits[row] as number) += mass
      for (let token = 0; token < TINYLM_EOS; token += 1) {
        ;(next[token + 1] as number) += mass * (policy[row]?.[token] as number)
      }
    })
    now = next
  }
  return { visits, truncated: now.reduce((total, mass) => total + mass, 0) }
}

/**
 * @param logits - [7][7], the policy.
 * @param reference - [7][7], the reference policy.
 * @throws RangeError if one is not such a table.
 */
export function exactMetrics(logits: TinyLmLogits, reference: TinyLmLogits): ExactMetrics {
  checkTinyLmLogits('logits', logits)
  checkTinyLmLogits('reference', reference)
  const policy = logits.map((row) => softmax(row, 1))
  const other = reference.map((row) => softmax(row, 1))
  const { visits, truncated } = rowVisits(policy)
  const expect = (ofRow: (row: number) => number): number =>
    visits.reduce((total, count, row) => total + (count === 0 ? 0 : count * ofRow(row)), 0)
  return {
    entropy: expect((row) => entropy(policy[row] as number[])),
    kl: expect((row) => klDivergence(policy[row] as number[], other[row] as number[])),
    length: expect(() => 1),
    truncated,
    thinkFirst: (policy[0]?.[0] as number) + (policy[0]?.[1] as number),
    bangs: expect((row) => policy[row]?.[5] as number),
  }
}
