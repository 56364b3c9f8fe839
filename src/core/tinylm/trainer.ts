/**
 * A whole RL trainer for TinyLM: rollout, reward, advantages, K passes of minibatches, update. The state is plain data
 * with the generator's state inside: it can be stored, sent to a worker, resumed and replayed bit for bit.
 * Reads top to bottom: initTraining, stepTraining, measurePolicy, createTrainer. Departs from real trainers in the
 * optimiser (plain gradient descent), the model (49 logits) and in knowing every quantity exactly.
 */
import { mean } from '../numerics/mean.ts'
import { standardDeviation } from '../numerics/standard-deviation.ts'
import { aggregate } from '../objectives/aggregate.ts'
import { at, fromMask } from '../objectives/token-table.ts'
import { valueLoss } from '../objectives/value-loss.ts'
import { type Random, createRandom, randomFromState } from '../random/mulberry32.ts'
import { shuffle } from '../random/shuffle.ts'
import { tabulateRewards } from './enumerate.ts'
import { exactObjective } from './exact.ts'
import { TINYLM_MAX_LENGTH, TINYLM_TOKENS, type TinyLmLogits, checkTinyLmLogits, rowAfter } from './model.ts'
import { TINYLM_REFERENCE_LOGITS } from './reference.ts'
import { HACK_BONUS, verifierReward } from './rewards.ts'
import { type TrainingBatch, type ValueTable, drawBatch, valuesOf } from './trainer-batch.ts'
import { type TrainerConfig, checkTrainerConfig } from './trainer-config.ts'
import { trainingLoss } from './trainer-loss.ts'
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

export interface TrainingState {
  readonly step: number
  /** [7][7], θ. */
  readonly logits: TinyLmLogits
  /** [lag][7][7], older policies, newest first. */
  readonly history: readonly TinyLmLogits[]
  /** [7][5]. */
  readonly values: ValueTable
  readonly averageReward: number
  readonly randomState: number
  /** Of the last step; null before the first. */
  readonly metrics: TrainingMetrics | null
}

/** Starts from a policy, usually the reference. @throws RangeError or TypeError if an argument is not legal. */
export function initTraining(config: TrainerConfig, logits: TinyLmLogits): TrainingState {
  checkTrainerConfig(config)
  checkTinyLmLogits('logits', logits)
  const values = Array.from({ length: TINYLM_TOKENS }, () => new Array<number>(TINYLM_MAX_LENGTH).fill(0))
  const randomState = createRandom(config.seed).state()
  return { step: 0, logits, history: [], values, averageReward: 0, randomState, metrics: null }
}

/** The rows of a batch that a minibatch trains on. */
function selectRows(batch: TrainingBatch, rows: readonly number[]): TrainingBatch {
  const pick = <Item>(items: readonly Item[]): Item[] => rows.map((row) => items[row] as Item)
  return {
    ...batch,
    rollouts: pick(batch.rollouts),
    mask: pick(batch.mask),
    behaviourLogProbs: pick(batch.behaviourLogProbs),
    oldLogProbs: pick(batch.oldLogProbs),
    refLogProbs: pick(batch.refLogProbs),
    advantages: pick(batch.advantages),
  }
}

/** The batch's rows in as many parts as there are minibatches, shuffled if there is more than one. */
function minibatchRows(count: number, parts: number, random: Random): number[][] {
  const rows = Array.from({ length: count }, (_, row) => row)
  if (parts === 1) return [rows]
  const order = shuffle(rows, random)
  return Array.from({ length: parts }, (_, part) =>
    order.slice(Math.floor((part * count) / parts), Math.floor(((part + 1) * count) / parts)),
  )
}

function descend(logits: TinyLmLogits, gradient: Float64Array, stepSize: number): TinyLmLogits {
  return logits.map((row, i) => row.map((z, j) => z - stepSize * (gradient[i * TINYLM_TOKENS + j] as number)))
}

function updateCritic(config: TrainerConfig, batch: TrainingBatch, values: ValueTable): [ValueTable, number] {
  if (config.baseline !== 'critic') return [values, 0]
  const { rollouts, oldValues, targets, mask } = batch
  const options = { clipRange: config.valueClipRange, form: 'max', aggregation: config.aggregation } as const
  const next = values.map((row) => row.slice())
  let first = 0
  for (let pass = 0; pass < config.passes; pass += 1) {
    const { loss, gradient } = valueLoss({ values: valuesOf(rollouts, next), oldValues, targets, mask }, options)
    if (pass === 0) first = loss
    rollouts.forEach(({ tokens }, row) => {
      tokens.forEach((_, t) => {
        ;((next[rowAfter(tokens, t)] as number[])[t] as number) -= config.criticStepSize * at(gradient, row, t)
      })
    })
  }
  return [next, first]
}

/** One step of training, as a new state. Reference: the policy that KL is measured against. @throws as initTraining. */
export function stepTraining(state: TrainingState, config: TrainerConfig, reference: TinyLmLogits): TrainingState {
  checkTrainerConfig(config)
  checkTinyLmLogits('state.logits', state.logits)
  const random = randomFromState(state.randomState)
  const history = [state.logits, ...state.history].slice(0, config.lag + 1)
  const behaviour = history[history.length - 1] as TinyLmLogits
  const { values, averageReward } = state
  const batch = drawBatch(config, { current: state.logits, behaviour, reference, values, averageReward }, random)
  let { logits } = state
  let first: { loss: number; gradientNorm: number } | null = null
  let clipFraction = 0
  for (let pass = 0; pass < config.passes; pass += 1) {
    for (const rows of minibatchRows(batch.rollouts.length, config.minibatches, random)) {
      const part = config.minibatches === 1 ? batch : selectRows(batch, rows)
      const { loss, gradient, clipFraction: clipped } = trainingLoss(config, part, logits)
      const gradientNorm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0))
      first ??= { loss, gradientNorm }
      clipFraction += clipped / (config.passes * config.minibatches)
      const limit = config.maxGradientNorm
      const shorten = limit !== null && gradientNorm > limit ? limit / gradientNorm : 1
      logits = descend(logits, gradient, config.stepSize * shorten)
    }
  }
  const [nextValues, criticLoss] = updateCritic(config, batch, state.values)
  return {
    step: state.step + 1,
    logits,
    history: history.slice(0, config.lag),
    values: nextValues,
    averageReward: batch.averageReward,
    randomState: random.state(),
    metrics: { ...sampledMetrics(batch), ...(first as NonNullable<typeof first>), clipFraction, valueLoss: criticLoss },
  }
}

function sampledMetrics(batch: TrainingBatch) {
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

export interface Trainer {
  /** One step; returns its metrics. */
  step(): TrainingMetrics
  /** The state after the last step: plain data. */
  state(): TrainingState
  /** Exact values of the current policy. */
  measure(): PolicyMeasures
}

/**
 * A trainer that keeps its state, for figures and workers.
 * @param state - where to go on from, or null: from the reference policy.
 * @throws RangeError or TypeError if config or state is not legal.
 */
export function createTrainer(config: TrainerConfig, state: TrainingState | null): Trainer {
  const reference = TINYLM_REFERENCE_LOGITS
  const measure = createMeasure(reference)
  let current = state ?? initTraining(config, reference)
  checkTrainerConfig(config)
  return {
    step() {
      current = stepTraining(current, config, reference)
      return current.metrics as TrainingMetrics
    },
    state: () => current,
    measure: () => measure(current.logits),
  }
}
