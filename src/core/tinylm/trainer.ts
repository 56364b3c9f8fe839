/**
 * A whole RL trainer for TinyLM: rollout, reward, advantages, K passes of minibatches, update. The state is plain data
 * with the generator's state inside: it can be stored, sent to a worker, resumed and replayed bit for bit.
 * Reads top to bottom: initTraining, stepTraining, createTrainer. Departs from real trainers in the
 * optimiser (plain gradient descent), the model (49 logits) and in knowing every quantity exactly.
 */
import { at } from '../tokens/token-table.ts'
import { valueLoss } from '../objectives/value-loss.ts'
import { createRandom, randomFromState } from '../random/mulberry32.ts'
import { descend } from './chain-rule.ts'
import { minibatchRows, selectRows } from './minibatches.ts'
import { TINYLM_MAX_LENGTH, TINYLM_TOKENS, type TinyLmLogits, checkTinyLmLogits, rowAfter } from './model.ts'
import { TINYLM_REFERENCE_LOGITS } from './reference.ts'
import { type ValueTable, valuesOf } from './rollout-tables.ts'
import { type TrainingBatch, drawBatch } from './trainer-batch.ts'
import { type TrainerConfig, checkTrainerConfig } from './trainer-config.ts'
import { trainingLoss } from './trainer-loss.ts'
import { type PolicyMeasures, type TrainingMetrics, createMeasure, sampledMetrics } from './trainer-metrics.ts'

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

/** Starts from a policy, usually the reference. @throws RangeError if an argument is not legal. */
export function initTraining(logits: TinyLmLogits, config: TrainerConfig): TrainingState {
  checkTrainerConfig(config)
  checkTinyLmLogits('logits', logits)
  const values = Array.from({ length: TINYLM_TOKENS }, () => new Array<number>(TINYLM_MAX_LENGTH).fill(0))
  const randomState = createRandom(config.seed).state()
  return { step: 0, logits, history: [], values, averageReward: 0, randomState, metrics: null }
}

function updateCritic(config: TrainerConfig, batch: TrainingBatch, values: ValueTable): [ValueTable, number] {
  if (config.baseline !== 'critic') return [values, 0]
  const { rollouts, oldValues, targets, mask } = batch
  const options = { clipRange: config.valueClipRange, form: 'max', aggregation: config.aggregation } as const
  const next = values.map((row) => row.slice())
  let first = 0
  for (let pass = 0; pass < config.passes; pass += 1) {
    const { loss, derivatives } = valueLoss({ values: valuesOf(rollouts, next), oldValues, targets, mask }, options)
    if (pass === 0) first = loss
    rollouts.forEach(({ tokens }, row) => {
      tokens.forEach((_, t) => {
        ;((next[rowAfter(tokens, t)] as number[])[t] as number) -= config.criticStepSize * at(derivatives, row, t)
      })
    })
  }
  return [next, first]
}

/** One step of training, as a new state. Reference: the policy that KL is measured against. @throws as initTraining. */
export function stepTraining(state: TrainingState, reference: TinyLmLogits, config: TrainerConfig): TrainingState {
  checkTrainerConfig(config)
  checkTinyLmLogits('state.logits', state.logits)
  const random = randomFromState(state.randomState)
  const history = [state.logits, ...state.history]
  const behaviour = history[Math.min(config.lag, history.length - 1)] as TinyLmLogits
  const { values, averageReward } = state
  const batch = drawBatch({ current: state.logits, behaviour, reference, values, averageReward }, random, config)
  let { logits } = state
  let first: { loss: number; gradientNorm: number } | null = null
  let clipFraction = 0
  for (let pass = 0; pass < config.passes; pass += 1) {
    for (const rows of minibatchRows(batch.rollouts.length, config.minibatches, random)) {
      const { loss, gradient, clipFraction: clipped } = trainingLoss(selectRows(batch, rows), logits, config)
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
 * @throws RangeError if config or state is not legal.
 */
export function createTrainer(state: TrainingState | null, config: TrainerConfig): Trainer {
  const reference = TINYLM_REFERENCE_LOGITS
  const measure = createMeasure(reference)
  let current = state ?? initTraining(reference, config)
  checkTrainerConfig(config)
  return {
    step() {
      current = stepTraining(current, reference, config)
      return current.metrics as TrainingMetrics
    },
    state: () => current,
    measure: () => measure(current.logits),
  }
}
