/**
 * Does a group carry any signal? If all its rewards are equal, every group-relative advantage is 0.
 * The test is max - min <= 1e-9, never std === 0: for [.1, .1, .1] rounding leaves a std of 1.7e-17, and dividing by
 * it would give each completion an advantage of -0.816.
 */
import { checkFiniteList, checkInteger, checkRange } from '../check.ts'
import { pow } from '../mathematics/pow.ts'

/** Rewards closer than this count as equal. */
export const SIGNAL_TOLERANCE = 1e-9

/** @param rewards - [groupSize], at least 1. @throws RangeError if rewards is empty or holds a non-finite number. */
export function hasSignal(rewards: readonly number[]): boolean {
  checkFiniteList('rewards', rewards, 1)
  let low = Infinity
  let high = -Infinity
  for (const reward of rewards) {
    if (reward < low) low = reward
    if (reward > high) high = reward
  }
  return high - low > SIGNAL_TOLERANCE
}

/**
 * The probability that all rewards of a group are equal when each is 1 with
 * probability p, else 0: p^G + (1-p)^G.
 * Source: the condition of DAPO's dynamic sampling, arXiv:2503.14476, §3.2.
 * @param p - success probability of one completion, in [0, 1].
 * @param groupSize - G, an integer of at least 1.
 * @throws RangeError if an input is outside its range.
 */
export function noSignalProbability(p: number, groupSize: number): number {
  checkRange('p', p, 0, 1)
  checkInteger('groupSize', groupSize, 1, 1e9)
  return pow(p, groupSize) + pow(1 - p, groupSize)
}
