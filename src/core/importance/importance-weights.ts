/**
 * Weights for tokens that another policy drew: w = π_train/μ, where μ is what really generated them (an older version,
 * or the same weights in another engine). "truncated": min(w, C), biased but of bounded variance; "clamped": w held within
 * [C_min, C_max]; "masked": w inside [C_min, C_max], else 0; "filtered": w, but 0 for a completion whose geometric mean
 * of token ratios is outside. A product over the completion is unbiased and wild, token ratios are biased and calm.
 * Source: Ionides 2008; truncated in LLM training: Yao et al. 2025; masked: IcePop, arXiv:2510.18855.
 * As libraries set it (read 2026-08): TRL with vLLM "masked", "sequence", 0 to 3, on (grpo_config.py@f2cd5771);
 * Open-Instruct "truncated", "token", 2, on (grpo_utils.py@e6c3044a); verl off, 2 being only its threshold
 * (rollout_correction.yaml@1dda039b); OpenRLHF off, .5 to 5: tis is "clamped", icepop "masked", seq-mask-tis "filtered",
 * each "token" (models/loss.py@3c3be623). prime-rl has no weight: the ratio of its loss is π/μ itself (dppoLoss).
 */
import { checkAtLeast, checkChoice, checkLength, checkPositive, checkRange, refuse } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { clamp } from '../tokens/ratio.ts'
import {
  type TokenMask,
  type TokenTable,
  at,
  checkMask,
  checkTables,
  countTokens,
  fromMask,
} from '../tokens/token-table.ts'

export interface ImportanceOptions {
  readonly form: 'truncated' | 'clamped' | 'masked' | 'filtered'
  /** "token": each token's own ratio; "sequence": the product over the completion, for all its tokens. */
  readonly unit: 'token' | 'sequence'
  /** C_min, at least 0; not read by "truncated". */
  readonly low: number
  /** C or C_max, above 0. */
  readonly high: number
}

/**
 * @param trainLogProbs - [rows, T], log π_old recomputed by the trainer, nats.
 * @param behaviourLogProbs - [rows, T], log μ as the generator reported it.
 * @returns [rows, T], constants to multiply the loss with; 0 where the mask is 0. Log-ratios are clamped to ±700 first.
 * @throws RangeError if shapes differ, a kept entry is not finite, or an option is not legal.
 */
export function importanceWeights(
  trainLogProbs: TokenTable,
  behaviourLogProbs: TokenTable,
  mask: TokenMask,
  { form, unit, low, high }: ImportanceOptions,
): number[][] {
  checkMask(mask)
  checkTables({ trainLogProbs, behaviourLogProbs }, mask)
  checkChoice('form', form, ['truncated', 'clamped', 'masked', 'filtered'])
  checkChoice('unit', unit, ['token', 'sequence'])
  checkPositive('high', high)
  checkRange('low', low, 0, high)
  const logRatios = fromMask(mask, (row, t) => at(trainLogProbs, row, t) - at(behaviourLogProbs, row, t))
  const totals = logRatios.map((row) => row.reduce((sum, x) => sum + x, 0))
  const exponential = (logRatio: number) => exp(clamp(logRatio, 700))
  return fromMask(mask, (row, t) => {
    const total = totals[row] as number
    const weight = exponential(unit === 'token' ? at(logRatios, row, t) : total)
    if (form === 'truncated') return Math.min(weight, high)
    if (form === 'clamped') return Math.min(Math.max(weight, low), high)
    const judged = form === 'masked' ? weight : exponential(total / countTokens(mask[row] as readonly number[]))
    return judged >= low && judged <= high ? weight : 0
  })
}

/**
 * Effective sample size as a share of n: (Σw)²/(n·Σw²), from 1/n (one weight has it all) to 1 (all equal).
 * Source: Kish 1965; Kong 1992 (not checked).
 * @param weights - [n], at least 1, each at least 0, not all 0.
 * @throws RangeError if weights are not of that form.
 */
export function effectiveSampleShare(weights: readonly number[]): number {
  checkLength('weights', weights, 1)
  let largest = 0
  weights.forEach((weight, i) => {
    checkAtLeast(`weights[${i}]`, weight, 0)
    if (weight > largest) largest = weight
  })
  if (largest === 0) refuse('weights', largest, { kind: 'someAbove', limit: 0 })
  let total = 0
  let squares = 0
  for (const weight of weights) {
    const scaled = weight / largest
    total += scaled
    squares += scaled * scaled
  }
  return (total * total) / (weights.length * squares)
}

/**
 * The same share in expectation for whole-sequence weights whose token log-ratios are independent N(·, σ²): e^(-Tσ²).
 * @param length - T, tokens, at least 0. @param deviation - σ of one token's log-ratio, at least 0, nats.
 * @throws RangeError if an argument is negative or not finite.
 */
export function sequenceSampleShare(length: number, deviation: number): number {
  checkRange('length', length, 0, 1e15)
  checkRange('deviation', deviation, 0, 1e150)
  return exp(-length * deviation * deviation)
}
