/**
 * The eight algorithms as settings of the one trainer. Nothing is hidden in a default: a preset is a complete table, and
 * an algorithm differs from the next in a few of its lines.
 */
import { checkChoice, checkInteger } from '../check.ts'
import type { Aggregation } from '../tokens/aggregate.ts'
import type { TrainerConfig } from './trainer-config.ts'

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
 * @throws RangeError if algorithm is none of ALGORITHMS, or seed is not an integer from 0 to 2^32 - 1.
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
