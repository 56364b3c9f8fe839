/**
 * SAPO: a gate instead of a fence. Loss -Σ w·f(ρ)·A with f(ρ) = (4/τ)·σ(τ(ρ - 1)). Its slope is 1 at ρ = 1 and falls
 * smoothly on both sides, so no token is cut off at an edge: with τ = 1 it is .990 at 1.2 and .8, .786 at 2, .071 at 5.
 * Source: arXiv:2511.20347 (the paper was not opened), as in TRL@f2cd5771 (2026-07-24), grpo_trainer.py, loss_type "sapo",
 * and verl@1dda039b (2026-08-22), core_algos.py, sapo: τ = 1 for A > 0 and 1.05 otherwise, both averaging per completion
 * ("seq-mean-token-mean").
 */
import { checkAtLeast, checkPositive } from '../check.ts'
import { sigmoid } from '../numerics/softplus.ts'
import { type Aggregation, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { type LogRatioClamp, checkLogRatioClamp, guardedRatio } from '../tokens/ratio.ts'
import { type TokenLoss, at } from '../tokens/token-table.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'

export interface SapoOptions {
  /** τ where A > 0, above 0. */
  readonly temperaturePositive: number
  /** τ where A <= 0, above 0: a larger one lets go of a moved token sooner. */
  readonly temperatureNegative: number
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

/**
 * @param ratio - ρ, at least 0. @param temperature - τ, above 0.
 * @returns f(ρ), from 0 to 4/τ (2/τ at ρ = 1), and f'(ρ) = 4·σ(1 - σ), from 0 to 1.
 * @throws RangeError if an argument is outside its range.
 */
export function sapoGate(ratio: number, temperature: number): { value: number; derivative: number } {
  checkAtLeast('ratio', ratio, 0)
  checkPositive('temperature', temperature)
  const opening = temperature * (ratio - 1)
  const share = sigmoid(Math.min(opening, 1e300))
  // 1 - σ(x) is σ(-x): the subtraction would lose the digits of a gate that is nearly shut.
  return { value: (4 * share) / temperature, derivative: 4 * share * sigmoid(Math.max(-opening, -1e300)) }
}

/** @throws RangeError as cpiLoss, or if a temperature is not above 0. */
export function sapoLoss(batch: RatioBatch, options: SapoOptions): TokenLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const { temperaturePositive, temperatureNegative, logRatioClamp, aggregation } = options
  const weights = tokenWeights(mask, aggregation)
  checkRatioBatch(batch)
  checkPositive('temperaturePositive', temperaturePositive)
  checkPositive('temperatureNegative', temperatureNegative)
  checkLogRatioClamp(logRatioClamp)
  return weightedTerms(weights, mask, (row, t) => {
    const { ratio, slope } = guardedRatio(at(logProbs, row, t), at(oldLogProbs, row, t), logRatioClamp)
    const advantage = at(advantages, row, t)
    const gate = sapoGate(ratio, advantage > 0 ? temperaturePositive : temperatureNegative)
    return { value: -gate.value * advantage, derivative: -gate.derivative * slope * advantage }
  })
}
