/** Every knob of the TinyLM trainer, and what each may be. trainer-presets.ts sets them for the eight algorithms. */
import { checkChoice, checkInteger, checkPositive, checkRange } from '../check.ts'
import { KL_ESTIMATORS, type KlEstimator } from '../kl/estimators.ts'
import { type ImportanceOptions } from '../importance/importance-weights.ts'
import { type Aggregation, checkAggregation } from '../tokens/aggregate.ts'
import type { CispoBounds } from '../objectives/cispo.ts'
import type { OverlongOptions } from '../objectives/dapo.ts'
import { type ClipRange, checkClipRange } from '../objectives/ppo-clip.ts'
import { type LogRatioClamp, checkLogRatioClamp } from '../tokens/ratio.ts'
import type { SamplingOptions } from '../sampling/pipeline.ts'

export const TRAINER_BASELINES = ['none', 'ema', 'batch-mean', 'rloo', 'group', 'critic'] as const
export const TRAINER_OBJECTIVES = ['reinforce', 'cpi', 'ppo', 'gspo', 'cispo'] as const
export const TRAINER_KL_PLACEMENTS = ['none', 'advantage', 'reward', 'loss'] as const

export interface TrainerConfig {
  readonly seed: number
  readonly reward: 'verifier' | 'hackable'
  /** Groups per step, and completions per group. */
  readonly prompts: number
  readonly groupSize: number
  readonly sampling: SamplingOptions
  /** Temperature at which training scores tokens; equal to sampling.temperature unless a mismatch is the point. */
  readonly scoringTemperature: number
  /** How often a group without signal is drawn again; 0 is no dynamic sampling. */
  readonly resampling: number
  /** Truncated completions leave the loss. */
  readonly maskTruncated: boolean
  /** Added to the reward, or null. */
  readonly overlong: OverlongOptions | null
  /** What is subtracted from the reward. "critic" is GAE on a value table. */
  readonly baseline: (typeof TRAINER_BASELINES)[number]
  /** What "group" divides by: a std of the group or of the batch, plus epsilon; "none" only centres. */
  readonly scale: 'sample' | 'population' | 'none'
  readonly scaleLevel: 'group' | 'batch'
  readonly epsilon: number
  readonly objective: (typeof TRAINER_OBJECTIVES)[number]
  readonly clip: ClipRange
  /** Whom ratios are taken against: the policy at the start of the update, or the one that generated. */
  readonly ratioAgainst: 'old' | 'behaviour'
  readonly cispoBounds: CispoBounds
  readonly gspoForm: 'sequence' | 'token'
  readonly logRatioClamp: LogRatioClamp
  readonly aggregation: Aggregation
  /** β, and where it goes: into each token's own advantage, into the reward, or into the loss; by which estimator. */
  readonly beta: number
  readonly klPlacement: (typeof TRAINER_KL_PLACEMENTS)[number]
  readonly klEstimator: KlEstimator
  /** c₂ of the entropy bonus. */
  readonly entropyCoefficient: number
  /** Passes over the batch, and minibatches per pass. */
  readonly passes: number
  readonly minibatches: number
  /** η of plain gradient descent. */
  readonly stepSize: number
  /** The gradient is shortened to this norm, or null. */
  readonly maxGradientNorm: number | null
  /** How many steps old the policy is that generates: 0 is on-policy. */
  readonly lag: number
  /** Weights π_old/μ for what is off-policy, or null: none. */
  readonly importance: ImportanceOptions | null
  /** The critic of "critic": its η, λ and clip range; γ = 1. */
  readonly criticStepSize: number
  readonly lambda: number
  readonly valueClipRange: number | null
}

const INTEGERS = {
  seed: [0, 4294967295],
  prompts: [1, 4096],
  resampling: [0, 1000],
  passes: [1, 1000],
  lag: [0, 1000],
} as const
const REALS = { epsilon: [0, 1e6], beta: [0, 1e6], entropyCoefficient: [0, 1e6], lambda: [0, 1] } as const
const POSITIVE = ['scoringTemperature', 'stepSize', 'criticStepSize'] as const
const CHOICES = {
  reward: ['verifier', 'hackable'],
  baseline: TRAINER_BASELINES,
  scale: ['sample', 'population', 'none'],
  scaleLevel: ['group', 'batch'],
  objective: TRAINER_OBJECTIVES,
  ratioAgainst: ['old', 'behaviour'],
  klPlacement: TRAINER_KL_PLACEMENTS,
  klEstimator: KL_ESTIMATORS,
} as const

/** The entries of a table, their names typed. */
const entries = <Name extends string, Value>(table: Readonly<Record<Name, Value>>): [Name, Value][] =>
  Object.entries(table) as [Name, Value][]

/** @throws RangeError if a field is outside its range or two fields contradict each other. */
export function checkTrainerConfig(config: TrainerConfig): void {
  for (const [name, [low, high]] of entries(INTEGERS)) checkInteger(name, config[name], low, high)
  for (const [name, [low, high]] of entries(REALS)) checkRange(name, config[name], low, high)
  for (const name of POSITIVE) checkPositive(name, config[name])
  for (const [name, choices] of entries(CHOICES)) checkChoice<string>(name, config[name], choices)
  const { baseline, prompts, groupSize, minibatches, maxGradientNorm } = config
  checkInteger('groupSize', groupSize, baseline === 'group' || baseline === 'rloo' ? 2 : 1, 4096)
  checkInteger('minibatches', minibatches, 1, prompts * groupSize)
  if (maxGradientNorm !== null) checkPositive('maxGradientNorm', maxGradientNorm)
  checkClipRange(config.clip)
  checkAggregation(config.aggregation)
  checkLogRatioClamp(config.logRatioClamp)
}
