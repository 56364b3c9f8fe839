/** What one can know of a training run: what a real trainer sees, of the sampled batch, and what only TinyLM knows exactly. */
import { mean } from '../numerics/mean.ts'
import { standardDeviation } from '../numerics/standard-deviation.ts'
import { aggregate } from '../tokens/aggregate.ts'
import { at, fromMask } from '../tokens/token-table.ts'
import { tabulateRewards } from './enumerate.ts'
import { exactObjective } from './exact.ts'
import type { TinyLmLogits } from './model.ts'
import { HACK_BONUS, verifierReward } from './rewards.ts'
import type { TrainingBatch } from './trainer-batch.ts'
import { type ExactMetrics, exactMetrics } from './visits.ts'

/** What a dashboard shows of one step; every number is of the sampled batch, none is exact. */
export interface TrainingMetrics {
  readonly reward: number
  /** Sample std over the batch; 0 for a batch of one. */
  readonly rewardDeviation: number
  readonly accuracy: number
  /** Tokens, and the share that was cut. */
  readonly length: number
  readonly truncated: number
  readonly zeroGroupShare: number
  /** Of the first update of this step. */
  readonly loss: number
  readonly gradientNorm: number
  /** Mean over this step's updates. */
  readonly clipFraction: number
  /** k1 against the reference, mean over tokens, nats: may be negative. */
  readonly kl: number
  /** The critic's loss before its update; 0 without a critic. */
  readonly valueLoss: number
}

/** Those of the numbers that the batch alone gives, before any update. */
export function sampledMetrics(batch: TrainingBatch) {
  const { rollouts, rewards, correct, mask, oldLogProbs, refLogProbs, zeroGroupShare } = batch
  const logRatios = fromMask(mask, (row, t) => at(oldLogProbs, row, t) - at(refLogProbs, row, t))
  return {
    reward: mean(rewards),
    rewardDeviation: rewards.length < 2 ? 0 : standardDeviation(rewards, 'sample'),
    accuracy: mean(correct),
    length: mean(rollouts.map(({ tokens }) => tokens.length)),
    truncated: mean(rollouts.map(({ truncated }) => (truncated ? 1 : 0))),
    zeroGroupShare,
    kl: aggregate(logRatios, mask, { mode: 'token-mean', emptyRows: 'excluded', constantLength: null }),
  }
}

/** What no real trainer can know: the exact values of a policy. */
export interface PolicyMeasures extends ExactMetrics {
  /** P(correct) by the verifier. */
  readonly accuracy: number
  /** Expected value of the hackable reward model. */
  readonly hackable: number
}

/** A measuring function that tables the rewards once. */
export function createMeasure(reference: TinyLmLogits): (logits: TinyLmLogits) => PolicyMeasures {
  const verified = tabulateRewards(verifierReward)
  return (logits) => {
    const metrics = exactMetrics(logits, reference)
    const accuracy = exactObjective(logits, verified).expectedReward
    return { ...metrics, accuracy, hackable: accuracy + HACK_BONUS * metrics.bangs }
  }
}
