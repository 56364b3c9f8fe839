/**
 * The RL core of the course: what every figure calls and what an engineer can read, grouped as the lessons are.
 * Pure TypeScript, no dependency, no DOM, deterministic to the last bit.
 */

// Deterministic mathematics (Math's own differ between engines).
export { cos } from './mathematics/cos.ts'
export { exp } from './mathematics/exp.ts'
export { expm1 } from './mathematics/expm1.ts'
export { log } from './mathematics/log.ts'
export { log1p } from './mathematics/log1p.ts'
export { pow } from './mathematics/pow.ts'
export { tanh } from './mathematics/tanh.ts'

// Randomness: one generator, inverse-CDF sampling.
export { type Random, createRandom, nextUniform, randomFromState } from './random/mulberry32.ts'
export { normal } from './random/normal.ts'
export { sampleIndex } from './random/sample-index.ts'
export { shuffle } from './random/shuffle.ts'

// L1, L7: the five-action bandit.
export {
  BANDIT_BASELINES,
  BANDIT_REWARDS,
  type BanditBaseline,
  type BanditConfig,
  type BanditState,
  EMA_RATE,
  initBandit,
  stepBandit,
} from './bandit/bandit.ts'
export { exactGradient } from './bandit/exact-gradient.ts'
export { expectedReward } from './bandit/expected-reward.ts'
export { gradientVariance } from './bandit/gradient-variance.ts'
export { optimalBaseline } from './bandit/optimal-baseline.ts'
export { type BanditRun, type LockInOptions, lockedShare, runBandit, stepsUntilBest } from './bandit/run-bandit.ts'

// L2: logits, softmax, log-probabilities, sampling.
export { entropy } from './numerics/entropy.ts'
export { hashFloat64 } from './numerics/hash.ts'
export { klDivergence } from './numerics/kl-divergence.ts'
export { logSoftmax } from './numerics/log-softmax.ts'
export { logSumExp } from './numerics/log-sum-exp.ts'
export { mean } from './numerics/mean.ts'
export { sigmoid, softplus } from './numerics/softplus.ts'
export { softmax } from './numerics/softmax.ts'
export { type StandardDeviationForm, standardDeviation } from './numerics/standard-deviation.ts'
export { greedy } from './sampling/greedy.ts'
export { minP } from './sampling/min-p.ts'
export { type Sampled, type SamplingOptions, samplingPipeline } from './sampling/pipeline.ts'
export { type TopKTies, topK, topKWithTies } from './sampling/top-k.ts'
export { topP } from './sampling/top-p.ts'
export type { Truncated } from './sampling/truncate.ts'

// L2 onwards: TinyLM.
export { TINYLM_COMPLETIONS, enumerateCompletions, tabulateRewards } from './tinylm/enumerate.ts'
export { exactGradientInto, exactObjective, policyTable, tableRows } from './tinylm/exact.ts'
export { logProbability, tokenLogProbs } from './tinylm/log-probability.ts'
export {
  type Completion,
  type CompletionReward,
  TINYLM_EOS,
  TINYLM_MAX_LENGTH,
  TINYLM_PROMPT,
  TINYLM_ROWS,
  TINYLM_TOKENS,
  TINYLM_VOCABULARY,
  type TinyLmLogits,
  decode,
  encode,
  isComplete,
} from './tinylm/model.ts'
export { TINYLM_REFERENCE_LOGITS } from './tinylm/reference.ts'
export { HACK_BONUS, hackableReward, verifierReward } from './tinylm/rewards.ts'
export { type Rollout, greedyCompletion, rollout } from './tinylm/rollout.ts'
export { actionValues, stateValue } from './tinylm/values.ts'
export { type ExactMetrics, exactMetrics, rowVisits } from './tinylm/visits.ts'

// L10: step control.
export {
  type ClipRange,
  type PpoBranch,
  type PpoCell,
  type PpoClip,
  type PpoClipInput,
  ppoClip,
} from './objectives/ppo-clip.ts'

// L11: groups instead of critics.
export { type GroupScale, groupAdvantages } from './advantages/group-advantages.ts'
export { rlooAdvantages } from './advantages/rloo.ts'
export { SIGNAL_TOLERANCE, hasSignal, noSignalProbability } from './advantages/signal.ts'
