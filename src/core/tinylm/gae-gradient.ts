/**
 * What a critic does to TinyLM's policy gradient: the estimate from one answer, Σ_t Â_t ∇log π(y_t | s_t), with Â_t by
 * generalised advantage estimation, γ = 1. Its mean and its variance are taken over all 9,331 answers, so both are exact:
 * the mean differs from ∇J where values that are wrong are trusted (λ < 1), the variance is the noise.
 * Â_t = Σ_l λ^l δ_{t+l} is a polynomial in λ, so one walk over the answers serves every λ.
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
  rowAfter,
} from './model.ts'

/** 1 + 6 + 36 + 216 + 1296 prefixes after which a token can still be drawn. */
export const TINYLM_STATES = 1555

/** @returns [1555], each a fresh list of token indices, depth first, tokens in vocabulary order; the first is the start. */
export function enumerateStates(): Completion[] {
  const states: Completion[] = []
  const visit = (prefix: readonly number[]): void => {
    states.push(prefix)
    if (prefix.length + 1 === TINYLM_MAX_LENGTH) return
    for (let token = 0; token < TINYLM_EOS; token += 1)
      visit([...prefix, token])
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
export function tabulateValues(
  logits: TinyLmLogits,
  rewards: Float64Array,
): Float64Array {
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
      const next = isLast
        ? (rewards[leaf++] as number)
        : visit(token + 1, depth + 1)
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
  /** [n], each λ in [0, 1]. */
  readonly lambdas: readonly number[]
}

export interface GaeGradient {
  readonly lambda: number
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
 * @returns [n], one for each λ.
 * @throws RangeError if an argument is not of that form, a value is not finite, or a λ is outside [0, 1].
 */
export function gaeGradients(
  logits: TinyLmLogits,
  rewards: Float64Array,
  { values, lambdas }: GaeGradientOptions,
): GaeGradient[] {
  checkTinyLmLogits('logits', logits)
  checkExactLength('rewards', rewards, TINYLM_COMPLETIONS)
  checkExactLength('values', values, TINYLM_STATES)
  checkFiniteList('values', values, TINYLM_STATES)
  lambdas.forEach((lambda, i) => checkRange(`lambdas[${i}]`, lambda, 0, 1))
  const policy = policyTable(logits)
  const work = startWork(policy, rewards, Float64Array.from(values))
  visit(work, 0, 1)
  const exact = new Float64Array(policy.length)
  exactGradientInto(policy, rewards, exact)
  return lambdas.map((lambda) => {
    const mean = meanGradient(policy, (entry) =>
      polynomial(work.sums[entry] as Float64Array, lambda),
    )
    let [bias, length] = [0, 0]
    mean.forEach((entry, i) => {
      bias += (entry - (exact[i] as number)) * (entry - (exact[i] as number))
      length += entry * entry
    })
    const variance = Math.max(polynomial(work.secondMoment, lambda) - length, 0)
    return {
      lambda,
      gradient: tableRows(mean),
      bias: Math.sqrt(bias),
      variance,
    }
  })
}

interface Work {
  readonly policy: Float64Array
  readonly rewards: Float64Array
  readonly values: Float64Array
  /** Σ π² of each row. */
  readonly squares: readonly number[]
  /** [5], of the answer so far: its rows, its tokens and δ_t. */
  readonly rows: Int32Array
  readonly tokens: Int32Array
  readonly tdErrors: Float64Array
  /** [49][5], E[Σ_t Â_t 1(row, token)] as a polynomial in λ. */
  readonly sums: readonly Float64Array[]
  /** [9], E‖Σ_t Â_t (e_{y_t} - π)‖² as a polynomial in λ. */
  readonly secondMoment: Float64Array
  /** Where the walk has come to in the lists of states and of answers. */
  state: number
  leaf: number
}

function startWork(
  policy: Float64Array,
  rewards: Float64Array,
  values: Float64Array,
): Work {
  return {
    policy,
    rewards,
    values,
    squares: tableRows(policy).map((row) =>
      row.reduce((sum, p) => sum + p * p, 0),
    ),
    rows: new Int32Array(TINYLM_MAX_LENGTH),
    tokens: new Int32Array(TINYLM_MAX_LENGTH),
    tdErrors: new Float64Array(TINYLM_MAX_LENGTH),
    sums: Array.from(policy, () => new Float64Array(TINYLM_MAX_LENGTH)),
    secondMoment: new Float64Array(2 * TINYLM_MAX_LENGTH - 1),
    state: 0,
    leaf: 0,
  }
}

/** All answers that begin with the `depth` tokens so far, which are drawn with probability `reach`. */
function visit(work: Work, depth: number, reach: number): void {
  const { policy, rewards, values, rows, tokens, tdErrors } = work
  const value = values[work.state] as number
  work.state += 1
  const row = rowAfter(tokens, depth)
  rows[depth] = row
  for (let token = 0; token < TINYLM_TOKENS; token += 1) {
    const probability = reach * (policy[row * TINYLM_TOKENS + token] as number)
    tokens[depth] = token
    if (token === TINYLM_EOS || depth + 1 === TINYLM_MAX_LENGTH) {
      tdErrors[depth] = (rewards[work.leaf] as number) - value
      work.leaf += 1
      addAnswer(work, depth + 1, probability)
    } else {
      // The next state in the list is the one this token leads to.
      tdErrors[depth] = (values[work.state] as number) - value
      visit(work, depth + 1, probability)
    }
  }
}

/** Where the token drawn at step t stands in the table of logits. */
const entryAt = ({ rows, tokens }: Work, t: number): number =>
  (rows[t] as number) * TINYLM_TOKENS + (tokens[t] as number)

/** (e_y - π)·(e_z - π) of the tokens y and z drawn at two steps in the same row; of different rows it is 0. */
function scoreProduct(work: Work, t: number, u: number): number {
  const [first, second] = [entryAt(work, t), entryAt(work, u)]
  const squares = work.squares[work.rows[t] as number] as number
  const own = squares - (work.policy[first] as number)
  return own - (work.policy[second] as number) + (first === second ? 1 : 0)
}

/** One answer's part of the mean and of the second moment. */
function addAnswer(work: Work, length: number, probability: number): void {
  for (let t = 0; t < length; t += 1) {
    const sum = work.sums[entryAt(work, t)] as Float64Array
    for (let l = 0; t + l < length; l += 1)
      (sum[l] as number) += probability * (work.tdErrors[t + l] as number)
    for (let u = 0; u <= t; u += 1) {
      if (work.rows[u] !== work.rows[t]) continue
      const factor = (t === u ? 1 : 2) * scoreProduct(work, t, u)
      addProduct(work, { t, u, length }, probability * factor)
    }
  }
}

/** Adds factor · Â_t · Â_u, a product of two polynomials. */
function addProduct(
  { tdErrors, secondMoment }: Work,
  { t, u, length }: { t: number; u: number; length: number },
  factor: number,
): void {
  for (let i = 0; t + i < length; i += 1) {
    const left = factor * (tdErrors[t + i] as number)
    for (let j = 0; u + j < length; j += 1)
      (secondMoment[i + j] as number) += left * (tdErrors[u + j] as number)
  }
}

/** Σ_k coefficients_k x^k. */
function polynomial(coefficients: Float64Array, x: number): number {
  let value = 0
  for (let k = coefficients.length - 1; k >= 0; k -= 1)
    value = value * x + (coefficients[k] as number)
  return value
}

/** E[Σ_t Â_t (e_{y_t} - π)] from the entries of E[Σ_t Â_t e_{y_t}]. */
function meanGradient(
  policy: Float64Array,
  sumOf: (entry: number) => number,
): Float64Array {
  const sums = policy.map((_, entry) => sumOf(entry))
  return sums.map((sum, i) => {
    const row = i - (i % TINYLM_TOKENS)
    const whole = sums
      .subarray(row, row + TINYLM_TOKENS)
      .reduce((total, entry) => total + entry, 0)
    return sum - (policy[i] as number) * whole
  })
}
