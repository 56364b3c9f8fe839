import { reinforceLoss } from '../../core/objectives/reinforce.ts'
import { mean } from '../../core/numerics/mean.ts'
import { exp } from '../../core/mathematics/exp.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { addLogitGradient, descend } from '../../core/tinylm/chain-rule.ts'
import { tabulateRewards } from '../../core/tinylm/enumerate.ts'
import { exactObjective } from '../../core/tinylm/exact.ts'
import { logProbability } from '../../core/tinylm/log-probability.ts'
import { TINYLM_TOKENS, TINYLM_VOCABULARY, type TinyLmLogits, decode, encode } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { verifierReward } from '../../core/tinylm/rewards.ts'
import { type Rollout, rollout } from '../../core/tinylm/rollout.ts'
import { scoreRollouts } from '../../core/tinylm/rollout-tables.ts'
import { broadcastRows } from '../../core/tokens/token-table.ts'
import type { Params } from '../../figure/params.ts'
import { createReplay, keepReplays } from '../../run/replay.ts'
import type { spec } from './params.ts'

type WeightedParams = Params<typeof spec>
type Settings = Omit<WeightedParams, 'step'>

/** η */
const STEP_SIZE = 1
const SIZE = 4
const SAMPLING = { temperature: 1, topK: TINYLM_TOKENS, topP: 1, minP: 0 }
const AGGREGATION = { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null } as const
/** The group that other lessons show, drawn by the reference policy. */
const FIRST: readonly Rollout[] = ['3 <eos>', '5 <eos>', 'so 4 <eos>', 'Hmm 5 <eos>'].map((text) => {
  const tokens = encode(text)
  return { tokens, logProbs: [], truncated: false }
})
const REWARDS = tabulateRewards(verifierReward)

/** What one step sees and does: the policy before it, its four answers, the loss, and the gradient it goes down. */
interface Step {
  readonly k: number
  readonly logits: TinyLmLogits
  readonly batch: readonly Rollout[]
  readonly rewards: readonly number[]
  readonly weights: readonly number[]
  readonly loss: number
  readonly gradient: Float64Array
  /** P(correct), exactly, over all 9,331 answers. */
  readonly correct: number
}

function weightsOf(rewards: readonly number[], weights: Settings['weights']): readonly number[] {
  const average = mean(rewards)
  return rewards.map((reward) => (weights === 'ones' ? 1 : weights === 'reward' ? reward : reward - average))
}

function look(k: number, logits: TinyLmLogits, { weights: kind, samples, seed }: Settings): Step {
  const random = createRandom((seed * 64 + k) % 4294967296)
  const batch =
    samples === 'same' || k === 0 ? FIRST : Array.from({ length: SIZE }, () => rollout(logits, random, SAMPLING))
  const rewards = batch.map(({ tokens }) => verifierReward(tokens))
  const weights = weightsOf(rewards, kind)
  const logProbs = scoreRollouts(batch, logits, 1)
  const mask = logProbs.map((row, i) => row.map((_, t) => (t < batch[i]!.tokens.length ? 1 : 0)))
  const { loss, derivatives } = reinforceLoss(
    { logProbs, advantages: broadcastRows(weights, mask), mask },
    { aggregation: AGGREGATION },
  )
  const gradient = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
  addLogitGradient(gradient, { rollouts: batch, logits, temperature: 1 }, derivatives, 1)
  const correct = exactObjective(logits, REWARDS).expectedReward
  return { k, logits, batch, rewards, weights, loss, gradient, correct }
}

const replay = keepReplays(
  (settings: Settings) =>
    createReplay<Step>(look(0, TINYLM_REFERENCE_LOGITS, settings), ({ k, logits, gradient }) =>
      look(k + 1, descend(logits, gradient, STEP_SIZE), settings),
    ),
  8,
)

export interface Scene {
  readonly step: number
  readonly kind: WeightedParams['weights']
  readonly isSame: boolean
  readonly answers: readonly {
    readonly text: string
    readonly reward: number
    readonly weight: number
    readonly probability: number
    /** Under the reference policy. */
    readonly before: number
  }[]
  /** How far the next step moves each logit of the first token. */
  readonly pushes: readonly { readonly token: string; readonly push: number }[]
  readonly loss: number
  readonly correct: number
  readonly losses: readonly number[]
  readonly corrects: readonly number[]
}

const chance = (logits: TinyLmLogits, { tokens }: Rollout) => exp(logProbability(logits, tokens))

export function scene({ step, ...settings }: WeightedParams): Scene {
  const run = replay(settings)
  const now = run.at(step)
  const all = Array.from({ length: step + 1 }, (_, k) => run.at(k))
  return {
    step,
    kind: settings.weights,
    isSame: settings.samples === 'same',
    answers: now.batch.map((answer, i) => ({
      text: decode(answer.tokens).replace(' <eos>', ''),
      reward: now.rewards[i]!,
      weight: now.weights[i]!,
      probability: chance(now.logits, answer),
      before: chance(TINYLM_REFERENCE_LOGITS, answer),
    })),
    pushes: TINYLM_VOCABULARY.map((token, i) => ({ token, push: -STEP_SIZE * now.gradient[i]! })),
    loss: now.loss,
    correct: now.correct,
    losses: all.map(({ loss }) => loss),
    corrects: all.map(({ correct }) => correct),
  }
}

export interface Row {
  readonly step: number
  readonly loss: number
  readonly correct: number
}

/** Loss and P(correct), step by step. */
export const rows = ({ losses, corrects }: Scene): readonly Row[] =>
  losses.map((loss, step) => ({ step, loss, correct: corrects[step]! }))
