/**
 * DPPO: fence the change of a token's probability, not its ratio. Loss -Σ w·m·ρ·A, where m drops a token if A > 0 and
 * π - π_old > maskHigh, or A < 0 and π - π_old < -maskLow. With .2 on both sides, .01 may rise to .21 and .9 may fall to
 * .7; a clip at .2 would stop them at .012 and .72. A dropped token adds neither value nor gradient.
 * Source: arXiv:2602.04879 (the paper was not opened), as in prime-rl@559b4477 (2026-08-21), trainer/rl/loss.py,
 * default_loss_fn: .2 and .2, and oldLogProbs are the inference engine's. It adds 1e-3 times the squared log-ratio, which
 * is twice klLoss's k2 with refLogProbs set to the engine's. Departs from verl@1dda039b (2026-08-22), dppo_tv: π_old is
 * the trainer's there, and the ratio a constant, capped, before log π.
 */
import { checkRange } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { type Aggregation, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { maskedMean } from '../tokens/masked.ts'
import { type LogRatioClamp, checkLogRatioClamp, guardedRatio } from '../tokens/ratio.ts'
import { type TokenLoss, at, fromMask } from '../tokens/token-table.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'

export interface DppoRange {
  /** In [0, 1]: how far the probability of a token with A < 0 may fall. */
  readonly maskLow: number
  /** In [0, 1]: how far the probability of a token with A > 0 may rise. */
  readonly maskHigh: number
}

export interface DppoOptions extends DppoRange {
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

export interface DppoLoss extends TokenLoss {
  /** [rows, T], 1 for a token that keeps its gradient; 0 where the mask is 0. */
  readonly kept: number[][]
  /** Share of the mask's tokens that were dropped. */
  readonly clipFraction: number
}

/** @throws RangeError if a field is outside what DppoRange allows. */
function checkDppoRange({ maskLow, maskHigh }: DppoRange): void {
  checkRange('maskLow', maskLow, 0, 1)
  checkRange('maskHigh', maskHigh, 0, 1)
}

/** How far one token has moved, and on which side of the reward it stands. */
export interface DppoToken extends DppoRange {
  /** π and π_old of the token, in [0, 1]. */
  readonly probability: number
  readonly oldProbability: number
  /** A, reward units. */
  readonly advantage: number
}

const isInside = ({ probability, oldProbability, advantage, maskLow, maskHigh }: DppoToken): boolean => {
  const change = probability - oldProbability
  return !(advantage > 0 ? change > maskHigh : advantage < 0 && change < -maskLow)
}

/**
 * @returns whether the token keeps its gradient; on the edge it does, and with A = 0 always.
 * @throws RangeError if a probability or a bound is not in [0, 1].
 */
export function dppoKeeps(token: DppoToken): boolean {
  checkRange('probability', token.probability, 0, 1)
  checkRange('oldProbability', token.oldProbability, 0, 1)
  checkDppoRange(token)
  return isInside(token)
}

/** @throws RangeError as cpiLoss, or if a bound is not in [0, 1]. */
export function dppoLoss(batch: RatioBatch, options: DppoOptions): DppoLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const { maskLow, maskHigh, logRatioClamp, aggregation } = options
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkDppoRange(options)
  checkLogRatioClamp(logRatioClamp)
  const kept = fromMask(mask, (row, t) => {
    const probability = exp(at(logProbs, row, t))
    const oldProbability = exp(at(oldLogProbs, row, t))
    return isInside({ probability, oldProbability, advantage: at(advantages, row, t), maskLow, maskHigh }) ? 1 : 0
  })
  const loss = weightedTerms(weights, mask, (row, t) => {
    if (at(kept, row, t) === 0) return { value: 0, derivative: 0 }
    const { ratio, slope } = guardedRatio(at(logProbs, row, t), at(oldLogProbs, row, t), logRatioClamp)
    const advantage = at(advantages, row, t)
    return { value: -ratio * advantage, derivative: -slope * advantage }
  })
  const dropped = fromMask(mask, (row, t) => 1 - at(kept, row, t))
  return { ...loss, kept, clipFraction: maskedMean(dropped, mask) }
}
