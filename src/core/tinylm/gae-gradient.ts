/**
 * What a critic does to TinyLM's policy gradient: the estimate from one answer, Σ_t Â_t ∇log π(y_t | s_t), with Â_t by
 * generalised advantage estimation, γ = 1. Its mean and its variance are taken over all 9,331 answers, so both are exact:
 * the mean differs from ∇J where values that are wrong are trusted (λ < 1), the variance is the noise.
 * Source: Schulman et al. 2016, arXiv:1506.02438, §3 (the trade) and eq. 16 (the estimator).
 */
import { checkExactLength, checkFiniteList, checkRange } from '../check.ts'
import { TINYLM_COMPLETIONS } from './enumerate.ts'
import { exactGradientInto, policyTable, tableRows } from './exact.ts'
import {
  type Completion,
  TINYLM_EOS,
  TINYLM_MAX_LENGTH,
  TINYLM_TOKENS,
  type TinyLmLogits,
  checkTinyLmLogits,
} from './model.ts'

/** 1 + 6 + 36 + 216 + 1296 prefixes after which a token can still be drawn. */
export const TINYLM_STATES = 1555

/** @returns [1555], each a fresh list of token indices, depth first, tokens in vocabulary order; the first is the start. */
export function enumerateStates(): Completion[] {
  const states: Completion[] = []
  const visit = (prefix: readonly number[]): void => {
    states.push(prefix)
    if (prefix.length + 1 === TINYLM_MAX_LENGTH) return
    for (let token = 0; token < TINYLM_EOS; token += 1) visit([...prefix, token])
  }
  visit([])
  return states
}

/**
 * V of every state, exactly, in one walk.
 * @param logits - [7][7].
 * @param rewards - [9331], from tabulateRewards.
 * @returns [1555], in the order of enumerateStates, reward units.
 * @throws RangeError if an argument is not of that form.
 */
export function tabulateValues(logits: TinyLmLogits, rewards: Float64Array): Float64Array {
  checkTinyLmLogits('logits', logits)
  checkExactLength('rewards', rewards, TINYLM_COMPLETIONS)
  const policy = policyTable(logits)
  const values = new Float64Array(TINYLM_STATES)
  let [state, leaf] = [0, 0]
  const visit = (row: number, depth: number): number => {
    const own = state
    state += 1
    let value = 0
    for (let token = 0; token < TINYLM_TOKENS; token += 1) {
      const isLast = token === TINYLM_EOS || depth + 1 === TINYLM_MAX_LENGTH
      const next = isLast ? (rewards[leaf++] as number) : visit(token + 1, depth + 1)
      value += (policy[row * TINYLM_TOKENS + token] as number) * next
    }
    values[own] = value
    return value
  }
  visit(0, 0)
  return values
}

export interface GaeGradientOptions {
  /** [1555], the critic's V of every state, in the order of enumerateStates. */
  readonly values: ArrayLike<number>
  /** λ in [0, 1]. */
  readonly lambda: number
}

export interface GaeGradient {
  /** [7][7], the estimate's mean. */
  readonly gradient: number[][]
  /** ‖mean - ∇J‖: what no number of answers averages away. */
  readonly bias: number
  /** Of the estimate from one answer: the trace of its covariance. */
  readonly variance: number
}

/**
 * @param logits - [7][7].
 * @param rewards - [9331], from tabulateRewards.
 * @throws RangeError if an argument is not of that form, a value is not finite, or λ is outside [0, 1].
 */
export function gaeGradient(
  logits: TinyLmLogits,
  rewards: Float64Array,
  { values, lambda }: GaeGradientOptions,
): GaeGradient {
  checkTinyLmLogits('logits', logits)
  checkExactLength('rewards', rewards, TINYLM_COMPLETIONS)
  checkExactLength('values', values, TINYLM_STATES)
  checkFiniteList('values', values, TINYLM_STATES)
  checkRange('lambda', lambda, 0, 1)
  const policy = policyTable(logits)
  const work = startWork(policy, { rewards, values: Float64Array.from(values), lambda })
  visit(work, { depth: 0, reach: 1 })
  const mean = meanGradient(policy, work.sums)
  const exact = new Float64Array(mean.length)
  exactGradientInto(policy, rewards, exact)
  let [bias, length] = [0, 0]
  mean.forEach((entry, i) => {
    bias += (entry - (exact[i] as number)) * (entry - (exact[i] as number))
    length += entry * entry
  })
  return { gradient: tableRows(mean), bias: Math.sqrt(bias), variance: Math.max(work.secondMoment - length, 0) }
}

interface Work {
  readonly policy: Float64Array
  readonly rewards: Float64Array
  readonly values: Float64Array
  readonly lambda: number
  /** Σ π² of each row. */
  readonly squares: readonly number[]
  /** [5], of the answer so far: its rows, its tokens, δ_t and Â_t. */
  readonly rows: Int32Array
  readonly tokens: Int32Array
  readonly tdErrors: Float64Array
  readonly advantages: Float64Array
  /** [49], E[Σ_t Â_t 1(row, token)]. */
  readonly sums: Float64Array
  secondMoment: number
  state: number
  leaf: number
}

function startWork(policy: Float64Array, given: Pick<Work, 'rewards' | 'values' | 'lambda'>): Work {
  return {
    ...given,
    policy,
    squares: tableRows(policy).map((row) => row.reduce((sum, p) => sum + p * p, 0)),
    rows: new Int32Array(TINYLM_MAX_LENGTH),
    tokens: new Int32Array(TINYLM_MAX_LENGTH),
    tdErrors: new Float64Array(TINYLM_MAX_LENGTH),
    advantages: new Float64Array(TINYLM_MAX_LENGTH),
    sums: new Float64Array(policy.length),
    secondMoment: 0,
    state: 0,
    leaf: 0,
  }
}

/** All answers that begin with the path so far, which is drawn with probability `reach`. */
function visit(work: Work, { depth, reach }: { depth: number; reach: number }): void {
  const value = work.values[work.state] as number
  work.state += 1
  const row = depth === 0 ? 0 : (work.tokens[depth - 1] as number) + 1
  work.rows[depth] = row
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    const probability = reach * (work.policy[row * TINYLM_TOKENS + token] as number)
    work.tokens[depth] = token
    if (token === TINYLM_EOS || depth + 1 === TINYLM_MAX_LENGTH) {
      work.tdErrors[depth] = (work.rewards[work.leaf] as number) - value
      work.leaf += 1
      addAnswer(work, depth + 1, probability)
    } else {
      // The next state in the order is the one this token leads to.
      work.tdErrors[depth] = (work.values[work.state] as number) - value
      visit(work, { depth: depth + 1, reach: probability })
    }
  }
}

/** One whole answer: Â_t from the back, then its part of the mean and of the second moment. */
function addAnswer(work: Work, length: number, probability: number): void {
  const { rows, tokens, advantages, sums } = work
  let next = 0
  for (let t = length - 1; t >= 0; t -= 1) {
    next = (work.tdErrors[t] as number) + work.lambda * next
    advantages[t] = next
    ;(sums[(rows[t] as number) * TINYLM_TOKENS + (tokens[t] as number)] as number) += probability * next
  }
  work.secondMoment += probability * squaredLength(work, length)
}

/** ‖Σ_t Â_t (e_{y_t} - π)‖² of the path; scores of different rows are at right angles. */
function squaredLength({ policy, squares, rows, tokens, advantages }: Work, length: number): number {
  let total = 0
  for (let t = 0; t < length; t += 1) {
    const row = rows[t] as number
    const token = tokens[t] as number
    const advantage = advantages[t] as number
    const own = (squares[row] as number) - (policy[row * TINYLM_TOKENS + token] as number)
    for (let u = 0; u <= t; u += 1) {
      if (rows[u] !== row) continue
      const other = tokens[u] as number
      const product = own - (policy[row * TINYLM_TOKENS + other] as number) + (token === other ? 1 : 0)
      total += (t === u ? 1 : 2) * advantage * (advantages[u] as number) * product
    }
  }
  return total
}

/** E[Σ_t Â_t (e_{y_t} - π)] from E[Σ_t Â_t e_{y_t}]. */
function meanGradient(policy: Float64Array, sums: Float64Array): Float64Array {
  return sums.map((sum, i) => {
    const row = i - (i % TINYLM_TOKENS)
    const whole = sums.subarray(row, row + TINYLM_TOKENS).reduce((total, entry) => total + entry, 0)
    return sum - (policy[i] as number) * whole
  })
}
