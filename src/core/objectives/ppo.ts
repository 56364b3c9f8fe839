/**
 * PPO's clipped policy loss over [rows, T]: -Σ w·v·min(ρA, clip(ρ)A), with v an importance weight per token (1 if the
 * batch is on-policy). Source: Schulman et al. 2017, arXiv:1707.06347, eq. 7; variants as in ppo-clip.ts.
 * GRPO, DAPO and Dr. GRPO differ from it in the advantages, the aggregation and the clip range only.
 */
import { klEstimateUnchecked } from '../kl/estimators.ts'
import { type Aggregation, tokenWeights } from '../tokens/aggregate.ts'
import { maskedMean } from '../tokens/masked.ts'
import { type LogRatioClamp, checkLogRatioClamp, guardedRatio } from '../tokens/ratio.ts'
import { type TokenLoss, type TokenTable, at, checkTables, fromMask } from '../tokens/token-table.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'
import { type ClipRange, type PpoClip, checkClipRange, isFlat, ppoClip } from './ppo-clip.ts'

export interface PpoBatch extends RatioBatch {
  /** [rows, T], constant weights (truncated importance, decoupled PPO), or null for 1 everywhere. */
  readonly importanceWeights: TokenTable | null
}

export interface PpoOptions extends ClipRange {
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

/** The clipped share by cause: below the band (A < 0), above it (A > 0), by dual clip or cap. */
export interface ClipShares {
  readonly low: number
  readonly high: number
  readonly other: number
}

export interface PpoLoss extends TokenLoss {
  /** [rows, T], ρ; 0 where the mask is 0. */
  readonly ratios: number[][]
  /** Share of kept tokens without a gradient because of clipping. */
  readonly clipFraction: number
  readonly clipShares: ClipShares
  /** Mean of (ρ - 1) - log ρ over kept tokens: the k3 estimate of KL(π_old‖π), nats, never negative. */
  readonly oldKl: number
}

/** @throws RangeError as checkRatioBatch, or if an option is not legal or a ratio overflows. */
export function ppoLoss(batch: PpoBatch, options: PpoOptions): PpoLoss {
  const { logProbs, oldLogProbs, advantages, importanceWeights, mask } = batch
  const { logRatioClamp, aggregation, clipLow, clipHigh, dualClip, delta } = options
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkTables({ importanceWeights }, mask)
  checkClipRange(options)
  checkLogRatioClamp(logRatioClamp)
  let loss = 0
  const ratios = fromMask(mask, () => 0)
  const clips: PpoClip[] = []
  const derivatives = fromMask(mask, (row, t) => {
    const { ratio, slope } = guardedRatio(at(logProbs, row, t), at(oldLogProbs, row, t), logRatioClamp)
    const advantage = at(advantages, row, t)
    const clip = ppoClip({ ratio, advantage, clipLow, clipHigh, dualClip, delta })
    const weight = at(weights, row, t)
    const importance = importanceWeights === null ? 1 : at(importanceWeights, row, t)

    loss += weight * (-importance * clip.value)
    ;(ratios[row] as number[])[t] = ratio
    clips.push(clip)
    return -weight * importance * clip.derivative * slope
  })
  // With samples of π_old, (ρ - 1) - log ρ is k3; its series keeps the digits that cancel near ρ = 1.
  const k3 = { estimator: 'k3', logRatioClamp } as const
  const oldKls = fromMask(
    mask,
    (row, t) => klEstimateUnchecked(at(oldLogProbs, row, t), at(logProbs, row, t), k3).value,
  )
  const clipShares = sharesOf(clips)
  const clipFraction = clipShares.low + clipShares.high + clipShares.other
  return { loss, derivatives, ratios, clipFraction, clipShares, oldKl: maskedMean(oldKls, mask) }
}

function sharesOf(clips: readonly PpoClip[]): ClipShares {
  const share = 1 / clips.length
  const shares = { low: 0, high: 0, other: 0 }
  for (const clip of clips) {
    if (!isFlat(clip)) continue
    if (clip.branch !== 'clipped') shares.other += share
    else if (clip.cell === 'negative-below') shares.low += share
    else shares.high += share
  }
  return shares
}
