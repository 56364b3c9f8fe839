/**
 * KL in the reward: the environment pays the score at the last token and charges β·k for every token, with k = k1
 * (Ziegler 2019; Ouyang et al. 2022, eq. 2; verl, OpenRLHF, TRL), k2 or k3 (offered by OpenRLHF and verl, k3 by TRL's
 * PPO), or the sum of the charges once, at the end (TRL's RLOO). With γ = 1 and no baseline both give the first token the
 * same return. Unlike k1 in the loss, the gradient of k1 in the reward is that of KL(π‖π_ref); k2 and k3 have another.
 * The score stands at the last kept token, as in verl and OpenRLHF; TRL's PPO puts it one position later.
 */
import { checkAtLeast, checkChoice, checkFiniteList, checkSameLength } from '../check.ts'
import { type TokenMask, type TokenTable, at, checkMask, checkTables, fromMask } from '../tokens/token-table.ts'
import { type KlEstimateOptions, checkKlEstimateOptions, klEstimateUnchecked } from './estimators.ts'

export interface KlChargeBatch {
  /** [rows, T], log π at sampling time (a constant here), nats. */
  readonly logProbs: TokenTable
  /** [rows, T]. */
  readonly refLogProbs: TokenTable
  readonly mask: TokenMask
}

export interface KlChargeOptions extends KlEstimateOptions {
  /** β, at least 0, reward units per nat. */
  readonly beta: number
}

export interface KlRewardBatch extends KlChargeBatch {
  /** [rows], reward of each completion. */
  readonly scores: readonly number[]
}

export interface KlRewardOptions extends KlChargeOptions {
  /** "token": each token is charged where it stands; "sequence": all charges fall on the last token. */
  readonly per: 'token' | 'sequence'
}

/**
 * @returns [rows, T], -β·k of each token, reward units; 0 where the mask is 0. Negative k1 pays instead of charging.
 * @throws RangeError if an argument is not of that form.
 */
export function klCharges({ logProbs, refLogProbs, mask }: KlChargeBatch, options: KlChargeOptions): number[][] {
  checkMask(mask)
  checkTables({ logProbs, refLogProbs }, mask)
  checkAtLeast('beta', options.beta, 0)
  checkKlEstimateOptions(options)
  if (options.beta === 0) return fromMask(mask, () => 0)
  return fromMask(
    mask,
    (row, t) => -options.beta * klEstimateUnchecked(at(logProbs, row, t), at(refLogProbs, row, t), options).value,
  )
}

/**
 * @returns [rows, T], per-token rewards; 0 where the mask is 0. A row without tokens gets no reward at all.
 * @throws RangeError as klCharges, or if scores or per are not of that form.
 */
export function klInReward({ scores, ...batch }: KlRewardBatch, { per, ...options }: KlRewardOptions): number[][] {
  const { mask } = batch
  const charges = klCharges(batch, options)
  checkSameLength('scores', scores, 'mask', mask)
  checkFiniteList('scores', scores, 0)
  checkChoice('per', per, ['token', 'sequence'])
  return charges.map((row, i) => {
    const last = (mask[i] as readonly number[]).lastIndexOf(1)
    const total = row.reduce((sum, charge) => sum + charge, 0)
    return row.map((charge, t) => {
      const own = per === 'token' ? charge : t === last ? total : 0
      return t === last ? own + (scores[i] as number) : own
    })
  })
}

/** k1 of each whole sequence, Σ_t (log π - log π_ref), [rows], nats; often negative. @throws as klCharges. */
export function sequenceLogRatios({ logProbs, refLogProbs, mask }: KlChargeBatch): number[] {
  checkMask(mask)
  checkTables({ logProbs, refLogProbs }, mask)
  return fromMask(mask, (row, t) => at(logProbs, row, t) - at(refLogProbs, row, t)).map((row) =>
    row.reduce((sum, value) => sum + value, 0),
  )
}
