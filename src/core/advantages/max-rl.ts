/**
 * MaxRL advantages: (R_i - mean)/mean. Where few answers are right, the right ones weigh more: for 0/1 rewards the expected
 * gradient is (1 - (1-p)^(G-1))/p·∇p, which becomes ∇log p as G grows (gradientFactor computes it).
 * Source: arXiv:2602.02710 (the paper was not opened), as in prime-rl@559b4477 (2026-08-21), orchestrator/algo/max_rl.py.
 * Its comment names the order G of a truncated series; enumerating its code gives G-1 (tests/core/family.test.ts).
 */
import { checkFiniteList } from '../check.ts'
import { mean } from '../numerics/mean.ts'
import { hasSignal } from './signal.ts'

/**
 * @param rewards - [groupSize], at least 2, one prompt's completions; meant for rewards of at least 0.
 * @returns [groupSize], sums to 0, each at least -1 if no reward is negative. All zeros if the mean is at most 0, or all
 *   rewards are equal (max-min <= 1e-9).
 * @throws RangeError if there are fewer than 2 rewards or one is not finite.
 */
export function maxRlAdvantages(rewards: readonly number[]): number[] {
  checkFiniteList('rewards', rewards, 2)
  const centre = mean(rewards)
  if (centre <= 0 || !hasSignal(rewards)) return rewards.map(() => 0)
  return rewards.map((reward) => (reward - centre) / centre)
}
