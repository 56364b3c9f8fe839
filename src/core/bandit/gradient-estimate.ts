/**
 * ∇J of a softmax policy over a few actions, estimated from tries: the mean of (r_a - b)(e_a - π), each a drawn from π.
 * Its expectation is exactGradient for every b; its variance is gradientVariance divided by the number of tries.
 * Source: Williams 1992, REINFORCE with a baseline.
 */
import {
  checkFinite,
  checkFiniteList,
  checkInteger,
  checkSameLength,
} from '../check.ts'
import { logProbGradient } from '../numerics/log-prob-gradient.ts'
import type { Random } from '../random/mulberry32.ts'
import { sampleIndex } from '../random/sample-index.ts'

export interface GradientEstimateOptions {
  /** How many draws are averaged, at least 1. */
  readonly tries: number
  /** b, reward units; 0 for plain REINFORCE. */
  readonly baseline: number
}

export interface GradientEstimate {
  /** [n], the estimate; sums to 0. */
  readonly gradient: number[]
  /** [n], how often each action was drawn. */
  readonly counts: number[]
}

/**
 * @param probabilities - [n], the policy.
 * @param rewards - [n], of each action.
 * @throws RangeError if an argument is not of that form.
 */
export function gradientEstimate(
  probabilities: readonly number[],
  rewards: readonly number[],
  random: Random,
  { tries, baseline }: GradientEstimateOptions,
): GradientEstimate {
  checkEstimate(probabilities, rewards, { tries, baseline })
  const gradient = probabilities.map(() => 0)
  const counts = probabilities.map(() => 0)
  for (let k = 0; k < tries; k += 1) {
    const action = sampleIndex(probabilities, random.next())
    const advantage = rewards[action]! - baseline
    const direction = logProbGradient(probabilities, action)
    for (let i = 0; i < gradient.length; i += 1) {
      gradient[i]! += (advantage * direction[i]!) / tries
    }
    counts[action]! += 1
  }
  return { gradient, counts }
}

function checkEstimate(
  probabilities: readonly number[],
  rewards: readonly number[],
  { tries, baseline }: GradientEstimateOptions,
): void {
  checkSameLength('probabilities', probabilities, 'rewards', rewards)
  checkFiniteList('rewards', rewards, 2)
  checkInteger('tries', tries, 1, 1e6)
  checkFinite('baseline', baseline)
}
