/**
 * Every knob of the TinyLM trainer, and the eight algorithms as settings of them. Nothing is hidden in a default: a
 * preset is a complete table, and an algorithm differs from the next in a few of its lines.
 */
import { checkChoice, checkInteger, checkPositive, checkRange } from '../check.ts'
import { KL_ESTIMATORS, type KlEstimator } from '../kl/estimators.ts'
import { type ImportanceOptions } from '../importance/importance-weights.ts'
import { type Aggregation, checkAggregation } from '../objectives/aggregate.ts'
import type { CispoBounds } from '../objectives/cispo.ts'
import type { OverlongOptions } from '../objectives/dapo.ts'
import { type ClipRange, checkClipRange } from '../objectives/ppo-clip.ts'
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
  readonly logRatioClamp: number
  readonly aggregation: Aggregation
  /** β, and where it goes: into each token's own advantage, into the reward, or into the loss by an estimator. */
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

export type Algorithm = 'reinforce' | 'rloo' | 'ppo' | 'grpo' | 'dr-grpo' | 'dapo' | 'gspo' | 'cispo'
export const ALGORITHMS: readonly Algorithm[] = ['reinforce', 'rloo', 'ppo', 'grpo', 'dr-grpo', 'dapo', 'gspo', 'cispo']

const tokenMean: Aggregation = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null }
const sequenceMean: Aggregation = { mode: 'seq-mean-token-mean', emptyRows: 'excluded', constantLength: null }
const sequenceSum: Aggregation = { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null }
const constantLength: Aggregation = { mode: 'seq-mean-token-sum-norm', emptyRows: 'counted', constantLength: 5 }
const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

/** Mean-centred group training, on-policy, one pass, η = 3, G = 8, token-mean: the plain run of the course. */
const plain: TrainerConfig = {
  seed: 100,
  reward: 'verifier',
  prompts: 1,
  groupSize: 8,
  sampling: { temperature: 1, topK: 7, topP: 1, minP: 0 },
  scoringTemperature: 1,
  resampling: 0,
  maskTruncated: false,
  overlong: null,
  baseline: 'group',
  scale: 'none',
  scaleLevel: 'group',
  epsilon: 0,
  objective: 'reinforce',
  clip,
  ratioAgainst: 'old',
  cispoBounds: 'upper',
  gspoForm: 'sequence',
  logRatioClamp: 20,
  aggregation: tokenMean,
  beta: 0,
  klPlacement: 'none',
  klEstimator: 'k3',
  entropyCoefficient: 0,
  passes: 1,
  minibatches: 1,
  stepSize: 3,
  maxGradientNorm: null,
  lag: 0,
  importance: null,
  criticStepSize: 0.5,
  lambda: 0.95,
  valueClipRange: null,
}

const scaled = { scale: 'sample', epsilon: 1e-4, passes: 4 } as const
const settings: Record<Algorithm, Partial<TrainerConfig>> = {
  reinforce: { baseline: 'none' },
  rloo: { baseline: 'rloo', aggregation: sequenceSum, stepSize: 1 },
  ppo: { baseline: 'critic', objective: 'ppo', passes: 4, valueClipRange: 0.2, entropyCoefficient: 0.01 },
  grpo: { ...scaled, objective: 'ppo', aggregation: sequenceMean, beta: 0.04, klPlacement: 'loss', stepSize: 1 },
  'dr-grpo': { objective: 'ppo', aggregation: constantLength, passes: 4 },
  dapo: { ...scaled, objective: 'ppo', clip: { ...clip, clipHigh: 0.28 }, resampling: 8, stepSize: 1 },
  gspo: {
    ...scaled,
    objective: 'gspo',
    clip: { ...clip, clipLow: 0.1, clipHigh: 0.1 },
    aggregation: sequenceMean,
    stepSize: 1,
  },
  cispo: { ...scaled, objective: 'cispo', clip: { ...clip, clipHigh: 1 }, stepSize: 1 },
}

/**
 * The complete settings of an algorithm, scaled to TinyLM (large η, four passes where ratios are to matter; GSPO's band is
 * .1, not the paper's 3e-4, because its sequences have two tokens, not thousands).
 * @throws TypeError if algorithm is none of ALGORITHMS, RangeError if seed is not an integer from 0 to 2^32 - 1.
 */
export function algorithmConfig(algorithm: Algorithm, seed: number): TrainerConfig {
  checkChoice('algorithm', algorithm, ALGORITHMS)
  checkInteger('seed', seed, 0, 4294967295)
  return { ...plain, ...settings[algorithm], seed }
}

/** The plain run: mean-centred groups of 8, on-policy, η = 3, token-mean. @throws RangeError as algorithmConfig. */
export function plainConfig(seed: number): TrainerConfig {
  checkInteger('seed', seed, 0, 4294967295)
  return { ...plain, seed }
}

/** @throws RangeError or TypeError if a field is outside its range or two fields contradict each other. */
export function checkTrainerConfig(config: TrainerConfig): void {
  checkInteger('seed', config.seed, 0, 4294967295)
  checkChoice('reward', config.reward, ['verifier', 'hackable'])
  checkInteger('prompts', config.prompts, 1, 4096)
  checkChoice('baseline', config.baseline, TRAINER_BASELINES)
  checkInteger('groupSize', config.groupSize, config.baseline === 'group' || config.baseline === 'rloo' ? 2 : 1, 4096)
  checkPositive('scoringTemperature', config.scoringTemperature)
  checkInteger('resampling', config.resampling, 0, 1000)
  checkChoice('scale', config.scale, ['sample', 'population', 'none'])
  checkChoice('scaleLevel', config.scaleLevel, ['group', 'batch'])
  checkRange('epsilon', config.epsilon, 0, 1e6)
  checkChoice('objective', config.objective, TRAINER_OBJECTIVES)
  checkClipRange(config.clip)
  checkChoice('ratioAgainst', config.ratioAgainst, ['old', 'behaviour'])
  checkAggregation(config.aggregation)
  checkRange('beta', config.beta, 0, 1e6)
  checkChoice('klPlacement', config.klPlacement, TRAINER_KL_PLACEMENTS)
  checkChoice('klEstimator', config.klEstimator, KL_ESTIMATORS)
  checkRange('entropyCoefficient', config.entropyCoefficient, 0, 1e6)
  checkInteger('passes', config.passes, 1, 1000)
  checkInteger('minibatches', config.minibatches, 1, config.prompts * config.groupSize)
  checkPositive('stepSize', config.stepSize)
  if (config.maxGradientNorm !== null) checkPositive('maxGradientNorm', config.maxGradientNorm)
  checkInteger('lag', config.lag, 0, 1000)
  checkPositive('criticStepSize', config.criticStepSize)
  checkRange('lambda', config.lambda, 0, 1)
}
