/**
 * CISPO: clip the weight, not the objective. Loss -Σ w·sg[clip(ρ)]·A·log π: no token ever loses its gradient.
 * Source: MiniMax-M1, arXiv:2506.13585, eq. 4 and 5 (upper bound tuned, lower bound off).
 * Libraries read the same ε as two caps, and one adds a floor, so the bounds are an explicit choice: "cap" (TRL: ρ at most
 * epsilonHigh itself; recommended 5, as in ScaleRL, arXiv:2510.13786; left alone it falls back to .2), "upper"
 * (Open-Instruct: at most 1 + epsilonHigh), "band" (verl: the same cap, and at least 1 - epsilonLow). Read 2026-08:
 * grpo_trainer.py@f2cd5771, grpo_utils.py@e6c3044a, core_algos.py@1dda039b. The paper prints no value.
 * "cap" is also the one-sided asynchronous estimator min(π/μ, ρ_max)·A·∇log π of LlamaRL, arXiv:2505.24034.
 */
import { checkChoice, checkPositive, checkRange } from '../check.ts'
import { type Aggregation, tokenWeights, weightedTerms } from '../tokens/aggregate.ts'
import { type RatioBatch, checkRatioBatch } from './cpi.ts'
import { type LogRatioClamp, checkLogRatioClamp, guardedRatio } from '../tokens/ratio.ts'
import { type TokenLoss, at, fromMask } from '../tokens/token-table.ts'

export type CispoBounds = 'cap' | 'upper' | 'band'

export interface CispoOptions {
  readonly bounds: CispoBounds
  /** In [0, 1]; read by "band" only. */
  readonly epsilonLow: number
  /** Above 0. */
  readonly epsilonHigh: number
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
}

export interface CispoLoss extends TokenLoss {
  /** [rows, T], the clipped ratio that weighs each token; 0 where the mask is 0. */
  readonly ratioWeights: number[][]
}

/** [lower, upper] bound of the weight. @throws RangeError if an option is not legal. */
export function cispoBounds(options: Pick<CispoOptions, 'bounds' | 'epsilonLow' | 'epsilonHigh'>): [number, number] {
  const { bounds, epsilonLow, epsilonHigh } = options
  checkChoice('bounds', bounds, ['cap', 'upper', 'band'])
  checkRange('epsilonLow', epsilonLow, 0, 1)
  checkPositive('epsilonHigh', epsilonHigh)
  if (bounds === 'cap') return [0, epsilonHigh]
  return [bounds === 'band' ? 1 - epsilonLow : 0, 1 + epsilonHigh]
}

/** @throws RangeError if shapes differ, a kept entry is not finite, or an option is not legal. */
export function cispoLoss(batch: RatioBatch, options: CispoOptions): CispoLoss {
  const { logProbs, oldLogProbs, advantages, mask } = batch
  const weights = tokenWeights(mask, options.aggregation)
  checkRatioBatch(batch)
  checkLogRatioClamp(options.logRatioClamp)
  const [low, high] = cispoBounds(options)
  const ratioWeights = fromMask(mask, (row, t) => {
    const { ratio } = guardedRatio(at(logProbs, row, t), at(oldLogProbs, row, t), options.logRatioClamp)
    return Math.min(Math.max(ratio, low), high)
  })
  const loss = weightedTerms(weights, mask, (row, t) => {
    const derivative = -at(ratioWeights, row, t) * at(advantages, row, t)
    return { value: derivative * at(logProbs, row, t), derivative }
  })
  return { ...loss, ratioWeights }
}
