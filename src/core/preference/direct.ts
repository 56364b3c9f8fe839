/**
 * Direct preference losses over [rows, T]: row 2i is the preferred completion of pair i, row 2i + 1 the other.
 * With m = margin between the two rows' summed log-ratios log π - log π_ref:
 * DPO softplus(-βm), Rafailov et al. 2023, arXiv:2305.18290, eq. 7; label smoothing ε: (1-ε)·softplus(-βm) + ε·softplus(βm).
 * IPO (m - 1/(2β))², Azar et al. 2023, arXiv:2310.12036, eq. 17 (as TRL cites it); TRL divides each row's log-ratio by
 * its length ("mean"), the paper's code and OpenRLHF do not ("sum").
 * SimPO softplus(γ - β(mean log π_w - mean log π_l)), Meng et al. 2024, arXiv:2405.14734, eq. 6: no reference at all.
 * Each is the mean over pairs. Only the margin enters, so both log-probabilities may fall while the loss does too.
 */
import { checkAtLeast, checkChoice, checkFinite, checkPositive, checkRange, refuse } from '../check.ts'
import { sigmoid, softplus } from '../numerics/softplus.ts'
import {
  type TokenLoss,
  type TokenMask,
  type TokenTable,
  at,
  checkMask,
  checkTables,
  countTokens,
  fromMask,
} from '../tokens/token-table.ts'

export interface PreferenceBatch {
  /** [rows, T], log π, nats; rows in pairs: preferred, other. */
  readonly logProbs: TokenTable
  /** [rows, T], log π_ref. SimPO does not read it: null there. */
  readonly refLogProbs: TokenTable | null
  readonly mask: TokenMask
}

export interface PreferenceLoss extends TokenLoss {
  /** [pairs], what the loss is a function of: β times the margin for DPO and SimPO, the margin for IPO. */
  readonly margins: number[]
  /** [rows], implicit rewards β·(log π - log π_ref) of whole completions; β·mean log π for SimPO. */
  readonly rewards: number[]
}

interface Form {
  /** Whether a row's log-ratio is summed or averaged over its tokens. */
  readonly lengths: 'sum' | 'mean'
  readonly beta: number
  /** Loss and slope in the difference of the rows' scores. */
  readonly term: (difference: number) => { loss: number; derivative: number; margin: number }
}

function pairLoss({ logProbs, refLogProbs, mask }: PreferenceBatch, { lengths, beta, term }: Form): PreferenceLoss {
  checkMask(mask)
  if (mask.length % 2 !== 0) refuse('mask', mask.length, { kind: 'evenLength' })
  checkTables({ logProbs, refLogProbs }, mask)
  const divisors = mask.map((row) => (lengths === 'mean' ? Math.max(countTokens(row), 1) : 1))
  const scores = fromMask(
    mask,
    (row, t) => at(logProbs, row, t) - (refLogProbs === null ? 0 : at(refLogProbs, row, t)),
  ).map((row, i) => row.reduce((sum, x) => sum + x, 0) / (divisors[i] as number))
  const pairs = mask.length / 2
  const terms = Array.from({ length: pairs }, (_, i) => term((scores[2 * i] as number) - (scores[2 * i + 1] as number)))
  const slope = (row: number): number => ((terms[row >> 1]?.derivative as number) / pairs) * (row % 2 === 0 ? 1 : -1)
  return {
    loss: terms.reduce((sum, { loss }) => sum + loss, 0) / pairs,
    derivatives: fromMask(mask, (row) => slope(row) / (divisors[row] as number)),
    margins: terms.map(({ margin }) => margin),
    rewards: scores.map((score) => beta * score),
  }
}

function needReference(batch: PreferenceBatch): void {
  if (batch.refLogProbs === null) refuse('refLogProbs', null, { kind: 'array' })
}

/**
 * @param beta - β, above 0 (.1 in the paper). @param labelSmoothing - ε, in [0, .5): share of labels taken to be flipped.
 * @throws RangeError if shapes differ, rows are not in pairs, or an option is not legal.
 */
export function dpoLoss(
  batch: PreferenceBatch,
  { beta, labelSmoothing }: { beta: number; labelSmoothing: number },
): PreferenceLoss {
  checkPositive('beta', beta)
  checkRange('labelSmoothing', labelSmoothing, 0, 0.4999999)
  needReference(batch)
  const term = (difference: number) => {
    const margin = beta * difference
    return {
      loss: (1 - labelSmoothing) * softplus(-margin) + labelSmoothing * softplus(margin),
      derivative: beta * (labelSmoothing * sigmoid(margin) - (1 - labelSmoothing) * sigmoid(-margin)),
      margin,
    }
  }
  return pairLoss(batch, { lengths: 'sum', beta, term })
}

/** @param beta - above 0: the margin is driven to 1/(2β). @throws RangeError as dpoLoss. */
export function ipoLoss(
  batch: PreferenceBatch,
  { beta, lengths }: { beta: number; lengths: 'sum' | 'mean' },
): PreferenceLoss {
  checkPositive('beta', beta)
  checkChoice('lengths', lengths, ['sum', 'mean'])
  needReference(batch)
  const term = (difference: number) => {
    const miss = difference - 1 / (2 * beta)
    return { loss: miss * miss, derivative: 2 * miss, margin: difference }
  }
  return pairLoss(batch, { lengths, beta, term })
}

/**
 * @param beta - β, above 0 (2 to 10 in the paper). @param margin - γ, the margin wanted, at least 0.
 * @throws RangeError as dpoLoss; refLogProbs must be null.
 */
export function simpoLoss(batch: PreferenceBatch, { beta, margin }: { beta: number; margin: number }): PreferenceLoss {
  checkPositive('beta', beta)
  checkAtLeast('margin', margin, 0)
  if (batch.refLogProbs !== null) refuse('refLogProbs', batch.refLogProbs, { kind: 'null' })
  const term = (difference: number) => {
    const scaled = beta * difference
    return { loss: softplus(margin - scaled), derivative: -beta * sigmoid(margin - scaled), margin: scaled }
  }
  return pairLoss(batch, { lengths: 'mean', beta, term })
}

/** The implicit reward β(log π - log π_ref) of one completion, reward units; up to a constant per prompt. */
export function implicitReward(logProb: number, refLogProb: number, beta: number): number {
  checkFinite('logProb', logProb)
  checkFinite('refLogProb', refLogProb)
  checkPositive('beta', beta)
  return beta * (logProb - refLogProb)
}
