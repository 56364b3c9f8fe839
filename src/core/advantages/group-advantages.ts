/**
 * GRPO advantages: each completion against its own group. (R_i - mean)/(std + ε).
 * Source: Shao et al. 2024, arXiv:2402.03300, §4.1.2. Scale "none" is Dr. GRPO, Liu et al. 2025, arXiv:2503.20783.
 * TRL: "sample", ε = 1e-4; verl: "sample", 1e-6; OpenRLHF: "sample", 1e-9; Open-Instruct: "population", 1e-8, and by
 * default "none"; prime-rl always "none" (read 2026-08). The paper does not say which std.
 * A group of one is refused, as in TRL and OpenRLHF; verl passes its raw reward through. Departs from all: a group without
 * signal is detected by hasSignal.
 */
import { checkAtLeast, checkChoice, checkFiniteList } from '../check.ts'
import { mean } from '../numerics/mean.ts'
import { standardDeviation } from '../numerics/standard-deviation.ts'
import { hasSignal } from './signal.ts'

export interface GroupScale {
  /** Divide by the "sample" (n-1) or "population" (n) std, or "none": centre only. */
  readonly scale: 'sample' | 'population' | 'none'
  /** ε added to the std, at least 0, reward units; no part in "none". */
  readonly epsilon: number
}

/**
 * @param rewards - [groupSize], at least 2: one prompt's completions.
 * @returns [groupSize], sums to 0. Equal rewards (max - min <= 1e-9) give 0.
 * @throws RangeError if there are fewer than 2 rewards, one is not finite, or
 * epsilon is negative.
 */
export function groupAdvantages(
  rewards: readonly number[],
  { scale, epsilon }: GroupScale,
): number[] {
  checkFiniteList('rewards', rewards, 2)
  checkChoice('scale', scale, ['sample', 'population', 'none'])
  checkAtLeast('epsilon', epsilon, 0)
  if (!hasSignal(rewards)) return rewards.map(() => 0)
  const centre = mean(rewards)
  const divisor =
    scale === 'none' ? 1 : standardDeviation(rewards, scale) + epsilon
  return rewards.map((reward) => (reward - centre) / divisor)
}
