/**
 * Two of DAPO's four parts are data, not loss: which groups to keep, and what a too long answer pays. (The other two,
 * token-mean aggregation and clip-higher, are options of ppoLoss.) Source: Yu et al. 2025, arXiv:2503.14476, §3.2, eq. 13.
 * Its run, §4.1 (as TRL and verl set it): ε .2 below, .28 above; L = 20,480, C = 4,096 tokens, factor 1.
 */
import { checkAtLeast, checkChoice, checkInteger, checkRange } from '../check.ts'
import { hasSignal } from '../advantages/signal.ts'

/**
 * Dynamic sampling: the indices of groups with a signal (for 0/1 rewards: some correct, not all). The rest is resampled.
 * @param groups - rewards of each group, each at least 1 long.
 * @throws RangeError if a group is empty or holds a non-finite number.
 */
export function groupsWithSignal(groups: readonly (readonly number[])[]): number[] {
  return groups.flatMap((rewards, i) => (hasSignal(rewards) ? [i] : []))
}

export interface OverlongOptions {
  /** L, the longest completion that is not fully punished, tokens. */
  readonly maxLength: number
  /** C, how far before L the penalty starts, from 1 to L, tokens. */
  readonly buffer: number
  /** The largest penalty, at least 0 (1 in the paper), reward units. */
  readonly factor: number
  /** Beyond L: "capped" stays at -factor (paper, OpenRLHF), "linear" goes on falling (verl). */
  readonly beyond: 'capped' | 'linear'
}

/**
 * The soft overlong penalty to add to the reward: 0 up to L - C, then falling linearly to -factor at L.
 * @param length - tokens, at least 0.
 * @throws RangeError if an argument is not of that form.
 */
export function overlongPenalty(length: number, { maxLength, buffer, factor, beyond }: OverlongOptions): number {
  checkRange('length', length, 0, 1e15)
  checkInteger('maxLength', maxLength, 1, 1e15)
  checkInteger('buffer', buffer, 1, maxLength)
  checkAtLeast('factor', factor, 0)
  checkChoice('beyond', beyond, ['capped', 'linear'])
  const excess = Math.max(length - (maxLength - buffer), 0) / buffer
  return 0 - factor * (beyond === 'capped' ? Math.min(excess, 1) : excess)
}
