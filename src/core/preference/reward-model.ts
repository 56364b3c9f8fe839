/**
 * A reward model small enough to read: r(y) = w·features(y), fitted to comparisons by gradient descent on the
 * Bradley–Terry loss with a little weight decay. Without decay separable data drive the weights to infinity.
 * Source: Ouyang et al. 2022, eq. 1; logistic regression without an intercept (differences cancel it).
 */
import {
  checkFiniteList,
  checkInteger,
  checkLength,
  checkPositive,
  checkRange,
  checkSameLength,
} from '../check.ts'
import { bradleyTerryLoss } from './bradley-terry.ts'

export interface Comparison {
  /** [features] of the answer that was preferred. */
  readonly winner: readonly number[]
  /** [features] of the other. */
  readonly loser: readonly number[]
}

export interface RewardModelOptions {
  /** Gradient steps, at least 0. */
  readonly steps: number
  /** Above 0. */
  readonly stepSize: number
  /** Weight decay: adds ½·decay·‖w‖² to the loss; at least 0. */
  readonly decay: number
}

export interface RewardModel {
  /** [features], w. */
  readonly weights: number[]
  /** Mean loss over the comparisons, without decay, nats. */
  readonly loss: number
  /** Share of comparisons with r(winner) > r(loser); ties count half. */
  readonly accuracy: number
}

function score(
  weights: readonly number[],
  { winner, loser }: Comparison,
): number {
  return weights.reduce(
    (sum, weight, k) =>
      sum + weight * ((winner[k] as number) - (loser[k] as number)),
    0,
  )
}

/**
 * Mean loss and its gradient in the weights, [features]; decay is in both.
 * Unchecked.
 */
export function rewardModelLoss(
  weights: readonly number[],
  comparisons: readonly Comparison[],
  decay: number,
): { loss: number; gradient: number[] } {
  const gradient = weights.map((weight) => decay * weight)
  let loss =
    0.5 * decay * weights.reduce((sum, weight) => sum + weight * weight, 0)
  for (const comparison of comparisons) {
    const term = bradleyTerryLoss(score(weights, comparison), 0)
    loss += term.loss / comparisons.length
    comparison.winner.forEach((feature, k) => {
      ;(gradient[k] as number) +=
        (term.derivative * (feature - (comparison.loser[k] as number))) /
        comparisons.length
    })
  }
  return { loss, gradient }
}

/**
 * Starts at w = 0.
 * @throws RangeError if there is no comparison, feature lists differ in length, or an option is not legal.
 */
export function fitRewardModel(
  comparisons: readonly Comparison[],
  { steps, stepSize, decay }: RewardModelOptions,
): RewardModel {
  checkLength('comparisons', comparisons, 1)
  checkInteger('steps', steps, 0, 1e7)
  checkPositive('stepSize', stepSize)
  checkRange('decay', decay, 0, 1e6)
  const first = (comparisons[0] as Comparison).winner
  comparisons.forEach(({ winner, loser }, i) => {
    checkSameLength(
      `comparisons[${i}].winner`,
      winner,
      'comparisons[0].winner',
      first,
    )
    checkSameLength(
      `comparisons[${i}].loser`,
      loser,
      'comparisons[0].winner',
      first,
    )
    checkFiniteList(`comparisons[${i}].winner`, winner, 0)
    checkFiniteList(`comparisons[${i}].loser`, loser, 0)
  })
  let weights = first.map(() => 0)
  for (let step = 0; step < steps; step += 1) {
    const { gradient } = rewardModelLoss(weights, comparisons, decay)
    weights = weights.map(
      (weight, k) => weight - stepSize * (gradient[k] as number),
    )
  }
  let right = 0
  for (const comparison of comparisons) {
    const difference = score(weights, comparison)
    right += difference > 0 ? 1 : difference === 0 ? 0.5 : 0
  }
  const { loss } = rewardModelLoss(weights, comparisons, 0)
  return { weights, loss, accuracy: right / comparisons.length }
}
