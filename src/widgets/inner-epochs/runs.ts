/** Many passes over one batch, with the clip and without: what both drawings are made of. */
import type { Params } from '../../figure/params.ts'
import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { type BanditSample, type InnerPass, innerPasses, sampledBatch } from '../../core/bandit/inner-passes.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { spec } from './params.ts'

export type InnerEpochsParams = Params<typeof spec>

const START = BANDIT_REWARDS.map(() => 0)
/** The policy that draws every batch: uniform. */
export const OLD = softmax(START, 1)
export const START_REWARD = expectedReward(OLD, BANDIT_REWARDS)

export interface Pass extends InnerPass {
  /** J, exactly. */
  readonly expectedReward: number
}

export const clipRange = (epsilon: number) => ({ clipLow: epsilon, clipHigh: epsilon, dualClip: null, delta: null })

export const drawBatch = ({
  batchSize,
  noise,
  seed,
}: Pick<InnerEpochsParams, 'batchSize' | 'noise' | 'seed'>): BanditSample[] =>
  sampledBatch(OLD, BANDIT_REWARDS, { size: batchSize, noise, seed })

/** The policy after 0, 1, ... 100 passes, with the clip and without. */
export function bothRuns(
  batch: readonly BanditSample[],
  { stepSize, clip }: Pick<InnerEpochsParams, 'stepSize' | 'clip'>,
): { clipped: Pass[]; free: Pass[] } {
  const run = (range: ReturnType<typeof clipRange> | null) =>
    innerPasses(START, batch, { stepSize, passes: spec.passes.max, clip: range }).map((pass) => ({
      ...pass,
      expectedReward: expectedReward(pass.probabilities, BANDIT_REWARDS),
    }))
  return { clipped: run(clipRange(clip)), free: run(null) }
}
