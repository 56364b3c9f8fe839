/**
 * GMPO: the geometric mean of the token ratios, like GSPO, but each token is clipped before the mean is taken. With
 * d = log ρ and A > 0, min(d, logClipHigh); with A < 0, max(d, -logClipLow); s = exp(mean of those); loss -mean of s·A over
 * completions. A clipped token loses its own gradient; the completion keeps the rest.
 * Source: arXiv:2507.20673 (the paper was not opened), as in TRL@f2cd5771 (2026-07-24), trl/experimental/gmpo, and
 * verl@1dda039b (2026-08-22), core_algos.py, geo_mean. TRL cites ±.4 in log space from the paper's §4.
 */
import { checkAtLeast, checkChoice, refuse } from '../check.ts'
import { type Aggregation, tokenWeights } from '../tokens/aggregate.ts'
import { maskedMean } from '../tokens/masked.ts'
import { expRatio } from '../tokens/ratio.ts'
import { type TokenLoss, at, countTokens, fromMask } from '../tokens/token-table.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'

export interface GmpoOptions {
  /** How far a log-ratio may fall where A < 0, at least 0, nats. */
  readonly logClipLow: number
  /** How far it may rise where A > 0, at least 0, nats. */
  readonly logClipHigh: number
  /** A row without a token in the mean over completions: left out, or counted as 0. */
  readonly emptyRows: Aggregation['emptyRows']
}

export interface GmpoLoss extends TokenLoss {
  /** [rows], s; 1 for a row without tokens. */
  readonly sequenceRatios: number[]
  /** Share of kept tokens without a gradient because of clipping. */
  readonly clipFraction: number
}

/** @throws RangeError as checkRatioBatch, if an option is not legal, or if a row has two advantages. */
export function gmpoLoss(batch: RatioBatch, { logClipLow, logClipHigh, emptyRows }: GmpoOptions): GmpoLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  checkChoice('emptyRows', emptyRows, ['excluded', 'counted'])
  // 1/(|y|·rows) for each token: a mean over completions of a mean over tokens.
  const weights = tokenWeights(mask, { mode: 'seq-mean-token-mean', emptyRows, constantLength: null })
  checkRatioBatch(batch)
  checkAtLeast('logClipLow', logClipLow, 0)
  checkAtLeast('logClipHigh', logClipHigh, 0)
  const first = mask.map((maskRow) => maskRow.indexOf(1))
  const advantageOf = (row: number) => at(advantages, row, first[row] as number)
  fromMask(mask, (row, t) => {
    const advantage = at(advantages, row, t)
    if (advantage !== advantageOf(row)) {
      const as = `advantages[${row}][${first[row]}]`
      refuse(`advantages[${row}][${t}]`, advantage, { kind: 'sameAs', as, value: advantageOf(row) })
    }
    return 0
  })
  const logRatios = fromMask(mask, (row, t) => at(logProbs, row, t) - at(oldLogProbs, row, t))
  const clipped = fromMask(mask, (row, t) => {
    const advantage = advantageOf(row)
    const logRatio = at(logRatios, row, t)
    return (advantage > 0 && logRatio > logClipHigh) || (advantage < 0 && logRatio < -logClipLow) ? 1 : 0
  })
  const sequenceRatios = mask.map((maskRow, row) => {
    let total = 0
    maskRow.forEach((kept, t) => {
      if (kept !== 1) return
      const edge = advantageOf(row) > 0 ? logClipHigh : -logClipLow
      total += at(clipped, row, t) === 1 ? edge : at(logRatios, row, t)
    })
    return expRatio(total / Math.max(countTokens(maskRow), 1), null)
  })
  let loss = 0
  const derivatives = fromMask(mask, (row, t) => {
    const slope = -at(weights, row, t) * (sequenceRatios[row] as number) * advantageOf(row)
    loss += slope
    return at(clipped, row, t) === 1 ? 0 : slope
  })
  return { loss, derivatives, sequenceRatios, clipFraction: maskedMean(clipped, mask) }
}
