/**
 * Rejection sampling: draw groups, keep the best completion of each, fine-tune on what was kept, repeat. Each round is
 * supervised learning on the model's own answers. Source: Stiennon et al. 2020 (best-of-n); "expert iteration" and
 * RAFT, Dong et al. 2023, arXiv:2304.06767.
 */
import { checkInteger, checkPositive, checkChoice } from '../check.ts'
import { bestOf } from '../preference/best-of-n.ts'
import { nllLoss } from '../objectives/sft.ts'
import { randomFromState } from '../random/mulberry32.ts'
import { addLogitGradient, descend } from './chain-rule.ts'
import { TINYLM_TOKENS, type TinyLmLogits, checkTinyLmLogits } from './model.ts'
import { hackableReward, verifierReward } from './rewards.ts'
import { type Rollout, rollout } from './rollout.ts'
import { alongRollouts, scoreRollouts } from './rollout-tables.ts'

export interface BestOfConfig {
  readonly reward: 'verifier' | 'hackable'
  /** Completions drawn per group; the best is kept, ties at random. */
  readonly groupSize: number
  /** Groups per round: completions kept. */
  readonly kept: number
  /** Gradient steps on the kept ones per round, and their η. */
  readonly innerSteps: number
  readonly stepSize: number
}

export interface BestOfState {
  readonly round: number
  readonly logits: TinyLmLogits
  readonly randomState: number
  /** What the last round kept. */
  readonly kept: readonly Rollout[]
}

/** Gradient of the token-mean negative log-likelihood of completions in the 49 logits, row by row. Unchecked. */
export function nllGradient(
  rollouts: readonly Rollout[],
  logits: TinyLmLogits,
): { loss: number; gradient: Float64Array } {
  const mask = alongRollouts(rollouts, () => 1)
  const aggregation = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null } as const
  const token = nllLoss({ logProbs: scoreRollouts(rollouts, logits, 1), mask: mask }, { aggregation: aggregation })
  const gradient = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
  addLogitGradient(gradient, { rollouts, logits, temperature: 1 }, token.derivatives, 1)
  return { loss: token.loss, gradient }
}

/** One round, as a new state. @throws RangeError if state or config is not legal. */
export function stepBestOf(state: BestOfState, config: BestOfConfig): BestOfState {
  const { groupSize, kept, innerSteps, stepSize, reward } = config
  checkChoice('reward', reward, ['verifier', 'hackable'])
  checkInteger('groupSize', groupSize, 1, 4096)
  checkInteger('kept', kept, 1, 4096)
  checkInteger('innerSteps', innerSteps, 0, 100000)
  checkPositive('stepSize', stepSize)
  checkTinyLmLogits('state.logits', state.logits)
  const random = randomFromState(state.randomState)
  const grade = reward === 'verifier' ? verifierReward : hackableReward
  const policy = { temperature: 1, topK: TINYLM_TOKENS, topP: 1, minP: 0 }
  const best = Array.from({ length: kept }, () => {
    const group = Array.from({ length: groupSize }, () => rollout(state.logits, random, policy))
    return group[
      bestOf(
        group.map(({ tokens }) => grade(tokens)),
        random.next(),
      )
    ] as Rollout
  })
  let { logits } = state
  for (let step = 0; step < innerSteps; step += 1) {
    logits = descend(logits, nllGradient(best, logits).gradient, stepSize)
  }
  return { round: state.round + 1, logits, randomState: random.state(), kept: best }
}
