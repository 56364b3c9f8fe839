/**
 * Rejection sampling: draw groups, keep the best completion of each, fine-tune on what was kept, repeat. Each round is
 * supervised learning on the model's own answers. Source: Stiennon et al. 2020 (best-of-n); "expert iteration" and
 * RAFT, Dong et al. 2023, arXiv:2304.06767.
 */
import { checkInteger, checkPositive, checkChoice } from '../check.ts'
import { bestOf } from '../preference/best-of-n.ts'
import { nllLoss } from '../objectives/sft.ts'
import { type Random, randomFromState } from '../random/mulberry32.ts'
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

/** Completions of one prompt, their rewards, and the index of the one that is kept. */
export interface BestOfGroup {
  readonly completions: readonly Rollout[]
  readonly rewards: readonly number[]
  readonly best: number
}

export interface BestOfState {
  readonly round: number
  readonly logits: TinyLmLogits
  readonly randomState: number
  /** What the last round drew. */
  readonly groups: readonly BestOfGroup[]
}

/** Gradient of the token-mean negative log-likelihood of completions in the 49 logits, row by row. Unchecked. */
export function nllGradient(
  rollouts: readonly Rollout[],
  logits: TinyLmLogits,
): { loss: number; gradient: Float64Array } {
  const mask = alongRollouts(rollouts, () => 1)
  const aggregation = {
    mode: 'token-mean',
    emptyRows: 'excluded',
    constantLength: null,
  } as const
  const token = nllLoss(
    { logProbs: scoreRollouts(rollouts, logits, 1), mask: mask },
    { aggregation: aggregation },
  )
  const gradient = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
  addLogitGradient(
    gradient,
    { rollouts, logits, temperature: 1 },
    token.derivatives,
    1,
  )
  return { loss: token.loss, gradient }
}

/** Samples the policy itself: nothing tempered, nothing cut. */
const AS_IT_IS = { temperature: 1, topK: TINYLM_TOKENS, topP: 1, minP: 0 }

function checkBestOf(
  state: BestOfState,
  { groupSize, kept, innerSteps, stepSize, reward }: BestOfConfig,
): void {
  checkChoice('reward', reward, ['verifier', 'hackable'])
  checkInteger('groupSize', groupSize, 1, 4096)
  checkInteger('kept', kept, 1, 4096)
  checkInteger('innerSteps', innerSteps, 0, 100000)
  checkPositive('stepSize', stepSize)
  checkTinyLmLogits('state.logits', state.logits)
}

/** Draws groups from one policy and ranks each. */
function drawGroups(
  logits: TinyLmLogits,
  random: Random,
  { kept, groupSize, reward }: BestOfConfig,
): BestOfGroup[] {
  const grade = reward === 'verifier' ? verifierReward : hackableReward
  return Array.from({ length: kept }, () => {
    const completions = Array.from({ length: groupSize }, () =>
      rollout(logits, random, AS_IT_IS),
    )
    const rewards = completions.map(({ tokens }) => grade(tokens))
    return { completions, rewards, best: bestOf(rewards, random.next()) }
  })
}

/** The completions that fine-tuning imitates, one a group. */
export const keptOf = (groups: readonly BestOfGroup[]): Rollout[] =>
  groups.map(({ completions, best }) => completions[best] as Rollout)

/** One round, as a new state. @throws RangeError if one is not legal. */
export function stepBestOf(
  state: BestOfState,
  config: BestOfConfig,
): BestOfState {
  checkBestOf(state, config)
  const random = randomFromState(state.randomState)
  const groups = drawGroups(state.logits, random, config)
  let { logits } = state
  for (let step = 0; step < config.innerSteps; step += 1) {
    const { gradient } = nllGradient(keptOf(groups), logits)
    logits = descend(logits, gradient, config.stepSize)
  }
  const randomState = random.state()
  return { round: state.round + 1, logits, randomState, groups }
}
