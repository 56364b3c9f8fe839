/**
 * GSPO: one ratio per completion, the geometric mean of its token ratios, s = exp(mean log ρ), clipped as a whole.
 * Loss -Σ w·min(sA, clip(s)A). Source: Zheng et al. 2025, arXiv:2507.18071, eq. 5 and 7; "token" is eq. 14 (GSPO-token):
 * the value of s with the gradient sg[s]·π/sg[π], which lets advantages differ within a completion. With one advantage
 * per completion both forms have the same gradient. Band 3e-4 below, 4e-4 above in the paper, v2, §5.1 (as TRL cites
 * it). verl caps log s at 10.
 * The length leaves the scale of s, not the weight of a token: its gradient is s·A/|y|, at s = 1 that of GRPO's mean per
 * completion. LUSPO, arXiv:2602.05261 (not opened), multiplies each term by |y|, as TRL@f2cd5771 (2026-07-24) does in
 * loss_type "luspo": here aggregation "seq-mean-token-sum". TRL cites 2e-3 below and 2.5e-3 above for it.
 */
import { checkChoice } from '../check.ts'
import {
  type Aggregation,
  tokenWeights,
  weightedSum,
} from '../tokens/aggregate.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'
import { type ClipRange, checkClipRange, isFlat, ppoClip } from './ppo-clip.ts'
import {
  type LogRatioClamp,
  checkLogRatioClamp,
  expRatio,
  isHeld,
} from '../tokens/ratio.ts'
import {
  type TokenLoss,
  type TokenMask,
  type TokenTable,
  at,
  countTokens,
  fromMask,
} from '../tokens/token-table.ts'

export interface GspoOptions extends ClipRange {
  readonly form: 'sequence' | 'token'
  /** On the mean log-ratio. */
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

export interface GspoLoss extends TokenLoss {
  /** [rows], s; 1 for a row without tokens. */
  readonly sequenceRatios: number[]
  /** Share of kept tokens whose completion is clipped. */
  readonly clipFraction: number
}

/**
 * mean_t (log π - log π_old) of each row, [rows]; 0 for a row without tokens.
 * Unchecked.
 */
export function meanLogRatios(
  logProbs: TokenTable,
  oldLogProbs: TokenTable,
  mask: TokenMask,
): number[] {
  return mask.map((maskRow, row) => {
    let total = 0
    maskRow.forEach((kept, t) => {
      if (kept === 1) total += at(logProbs, row, t) - at(oldLogProbs, row, t)
    })
    return total / Math.max(countTokens(maskRow), 1)
  })
}

/** @throws RangeError as ppoLoss. */
export function gspoLoss(batch: RatioBatch, options: GspoOptions): GspoLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const {
    form,
    logRatioClamp,
    aggregation,
    clipLow,
    clipHigh,
    dualClip,
    delta,
  } = options
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkClipRange(options)
  checkLogRatioClamp(logRatioClamp)
  checkChoice('form', form, ['sequence', 'token'])
  const logRatios = meanLogRatios(logProbs, oldLogProbs, mask)
  const sequenceRatios = logRatios.map((logRatio) =>
    expRatio(logRatio, logRatioClamp),
  )
  const clips = mask.map((maskRow, row) =>
    maskRow.map((kept, t) => {
      const advantage = kept === 1 ? at(advantages, row, t) : 0
      return ppoClip({
        ratio: sequenceRatios[row] as number,
        advantage,
        clipLow,
        clipHigh,
        dualClip,
        delta,
      })
    }),
  )
  const losses = clips.map((row) => row.map(({ value }) => -value))
  // The slope of each token's loss in log s; "token" leaves it at the token, "sequence" shares it among all of the row.
  const slopes = fromMask(mask, (row, t) => {
    const derivative = isHeld(logRatios[row] as number, logRatioClamp)
      ? 0
      : (clips[row]?.[t]?.derivative as number)
    return -at(weights, row, t) * derivative * (sequenceRatios[row] as number)
  })
  const shared = slopes.map(
    (row, i) =>
      row.reduce((sum, x) => sum + x, 0) /
      countTokens(mask[i] as readonly number[]),
  )
  const derivatives =
    form === 'token' ? slopes : fromMask(mask, (row) => shared[row] as number)
  const kept = mask.flat().filter((entry) => entry === 1).length
  const clipped = clips.flat().filter(isFlat)
  return {
    loss: weightedSum(weights, losses, mask),
    derivatives,
    sequenceRatios,
    clipFraction: kept === 0 ? 0 : clipped.length / kept,
  }
}
