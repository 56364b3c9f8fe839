/**
 * KL in the reward, k1 form: the environment pays the score at the last token and charges β(log π - log π_ref) for every
 * token (Ziegler 2019; Ouyang et al. 2022, eq. 2), or the sum of the charges once, at the end (TRL's RLOO).
 * With γ = 1 and no baseline both give the first token the same return. Unlike k1 in the loss, its gradient is that of
 * KL(π‖π_ref). The score stands at the last kept token, as in verl and OpenRLHF; TRL's PPO puts it one position later.
 */
import { checkChoice, checkFiniteList, checkRange, refuse } from '../check.ts'
import { type TokenMask, type TokenTable, at, checkMask, checkTables, fromMask } from '../objectives/token-table.ts'

export interface KlRewardBatch {
  /** [rows], reward of each completion. */
  readonly scores: readonly number[]
  /** [rows, T], log π at sampling time (a constant here), nats. */
  readonly logProbs: TokenTable
  /** [rows, T]. */
  readonly refLogProbs: TokenTable
  readonly mask: TokenMask
}

/**
 * @param beta - β, at least 0, reward units per nat.
 * @param per - "token": each token is charged where it stands; "sequence": all charges fall on the last token.
 * @returns [rows, T], per-token rewards; 0 where the mask is 0. A row without tokens gets no reward at all.
 * @throws RangeError or TypeError if an argument is not of that form.
 */
export function klInReward(
  { scores, logProbs, refLogProbs, mask }: KlRewardBatch,
  { beta, per }: { beta: number; per: 'token' | 'sequence' },
): number[][] {
  checkMask(mask)
  checkTables({ logProbs, refLogProbs }, mask)
  if (scores.length !== mask.length) refuse('scores.length', scores.length, `${mask.length}, the rows of mask`)
  checkFiniteList('scores', scores, 0)
  checkRange('beta', beta, 0, 1e308)
  checkChoice('per', per, ['token', 'sequence'])
  const charge = (row: number, t: number): number => -beta * (at(logProbs, row, t) - at(refLogProbs, row, t))
  return mask.map((maskRow, row) => {
    const last = maskRow.lastIndexOf(1)
    const charges = maskRow.map((kept, t) => (kept === 1 ? charge(row, t) : 0))
    const total = charges.reduce((sum, value) => sum + value, 0)
    return charges.map((value, t) => {
      const own = per === 'token' ? value : t === last ? total : 0
      return t === last ? own + (scores[row] as number) : own
    })
  })
}

/** k1 of each whole sequence, Σ_t (log π - log π_ref), [rows], nats; often negative. @throws as klInReward. */
export function sequenceLogRatios(logProbs: TokenTable, refLogProbs: TokenTable, mask: TokenMask): number[] {
  checkMask(mask)
  checkTables({ logProbs, refLogProbs }, mask)
  return fromMask(mask, (row, t) => at(logProbs, row, t) - at(refLogProbs, row, t)).map((row) =>
    row.reduce((sum, value) => sum + value, 0),
  )
}
