/**
 * PPO's clipped policy loss over [rows, T]: -Σ w·v·min(ρA, clip(ρ)A), with v an importance weight per token (1 if the
 * batch is on-policy). Source: Schulman et al. 2017, arXiv:1707.06347, eq. 7; variants as in ppo-clip.ts.
 * GRPO, DAPO and Dr. GRPO differ from it in the advantages, the aggregation and the clip range only.
 */
import { type Aggregation, tokenWeights, weightedSum } from './aggregate.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'
import { type ClipRange, type PpoClip, checkClipRange, ppoClip } from './ppo-clip.ts'
import { checkLogRatioClamp, guardedRatio } from './ratio.ts'
import { type TokenLoss, type TokenTable, at, checkTables, countTokens, fromMask } from './token-table.ts'

export interface PpoBatch extends RatioBatch {
  /** [rows, T], constant weights (truncated importance, decoupled PPO), or null for 1 everywhere. */
  readonly importanceWeights: TokenTable | null
}

export interface PpoOptions extends ClipRange {
  /** Above 0, at most 700: 20 as verl, 700 for no practical guard. */
  readonly logRatioClamp: number
  readonly aggregation: Aggregation
}

export interface PpoLoss extends TokenLoss {
  /** [rows, T], ρ; 0 where the mask is 0. */
  readonly ratios: number[][]
  /** Share of kept tokens with zero gradient below the band (A < 0), above it (A > 0), and by dual clip or cap. */
  readonly clipFraction: { readonly low: number; readonly high: number; readonly other: number }
  /** Mean of (ρ - 1) - log ρ over kept tokens: the k3 estimate of KL(π_old‖π), nats. */
  readonly oldKl: number
}

/** @throws RangeError or TypeError as checkRatioBatch, or if an option is not legal. */
export function ppoLoss(batch: PpoBatch, options: PpoOptions): PpoLoss {
  const { logProbs, oldLogProbs, advantages, importanceWeights, mask } = batch
  const { logRatioClamp, aggregation, clipLow, clipHigh, dualClip, delta } = options
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkTables({ importanceWeights }, mask)
  checkClipRange(options)
  checkLogRatioClamp(logRatioClamp)
  const tokens = mask.reduce((total, row) => total + countTokens(row), 0)
  const share = 1 / tokens
  const fraction = { low: 0, high: 0, other: 0 }
  let oldKl = 0
  const losses: number[][] = mask.map((row) => row.map(() => 0))
  const ratios: number[][] = mask.map((row) => row.map(() => 0))
  const gradient = fromMask(mask, (row, t) => {
    const { ratio, slope } = guardedRatio(at(logProbs, row, t), at(oldLogProbs, row, t), logRatioClamp)
    const advantage = at(advantages, row, t)
    const clip = ppoClip({ ratio, advantage, clipLow, clipHigh, dualClip, delta })
    const weight = importanceWeights === null ? 1 : at(importanceWeights, row, t)
    ;(ratios[row] as number[])[t] = ratio
    ;(losses[row] as number[])[t] = -weight * clip.value
    count(clip, fraction, share)
    oldKl += share * (ratio - 1 - (at(logProbs, row, t) - at(oldLogProbs, row, t)))
    return -at(weights, row, t) * weight * clip.derivative * slope
  })
  return { loss: weightedSum(weights, losses, mask), gradient, ratios, clipFraction: fraction, oldKl }
}

function count(clip: PpoClip, fraction: { low: number; high: number; other: number }, share: number): void {
  if (clip.branch === 'clipped') fraction[clip.cell === 'negative-below' ? 'low' : 'high'] += share
  if (clip.branch === 'dual' || clip.branch === 'capped') fraction.other += share
}
