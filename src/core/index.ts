/**
 * The RL core of the course: what every figure calls and what an engineer can read, grouped as the lessons are.
 * Pure TypeScript, no dependency, no DOM, deterministic to the last bit.
 */

// Bad input: what was refused, as data and as a sentence.
export { type Allowed, type Refusal, RefusalError, refusalSentence } from './refusal.ts'

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
  type BanditWork,
  EMA_RATE,
  initBandit,
  reinforce,
  startBandit,
  stepBandit,
} from './bandit/bandit.ts'
export { exactGradient } from './bandit/exact-gradient.ts'
export { expectedReward } from './bandit/expected-reward.ts'
export { type GradientEstimate, type GradientEstimateOptions, gradientEstimate } from './bandit/gradient-estimate.ts'
export { gradientVariance } from './bandit/gradient-variance.ts'
export { optimalBaseline } from './bandit/optimal-baseline.ts'
export {
  type BanditRun,
  type LockInOptions,
  lockedShare,
  probabilityAlong,
  runBandit,
  stepsUntilBest,
} from './bandit/run-bandit.ts'

// L2: logits, softmax, log-probabilities, sampling.
export { entropy } from './numerics/entropy.ts'
export { hashFloat64 } from './numerics/hash.ts'
export { klDivergence } from './numerics/kl-divergence.ts'
export { logProbGradient } from './numerics/log-prob-gradient.ts'
export { logSoftmax } from './numerics/log-softmax.ts'
export { logSumExp } from './numerics/log-sum-exp.ts'
export { mean } from './numerics/mean.ts'
export { probabilityGradient } from './numerics/probability-gradient.ts'
export { sigmoid, softplus } from './numerics/softplus.ts'
export { softmax } from './numerics/softmax.ts'
export { type StandardDeviationForm, standardDeviation } from './numerics/standard-deviation.ts'
export { greedy } from './sampling/greedy.ts'
export { minP } from './sampling/min-p.ts'
export { type Sampled, type SamplingOptions, samplingPipeline } from './sampling/pipeline.ts'
export { type TopKOptions, type TopKTies, topK } from './sampling/top-k.ts'
export { topP } from './sampling/top-p.ts'
export type { Truncated } from './sampling/truncate.ts'

// L2 onwards: TinyLM.
export { addLogitGradient, descend } from './tinylm/chain-rule.ts'
export { TINYLM_COMPLETIONS, enumerateCompletions, tabulateRewards } from './tinylm/enumerate.ts'
export { exactGradientInto, exactObjective, policyTable, tableRows } from './tinylm/exact.ts'
export {
  type GaeGradient,
  type GaeGradientOptions,
  TINYLM_STATES,
  enumerateStates,
  gaeGradients,
  tabulateValues,
} from './tinylm/gae-gradient.ts'
export { type LastTokenCriticOptions, lastTokenCritic } from './tinylm/last-token-critic.ts'
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
export {
  HACK_BONUS,
  VERIFIER_RULES,
  type VerifierRule,
  hackableReward,
  ruleReward,
  verifierReward,
} from './tinylm/rewards.ts'
export { type Rollout, greedyCompletion, rollout } from './tinylm/rollout.ts'
export { actionValues, stateValue } from './tinylm/values.ts'
export { type ExactMetrics, exactMetrics, rowVisits } from './tinylm/visits.ts'

// L3: expectations.
export { importanceRatios, reweightedDeviation } from './importance/reweight.ts'

// L2, L4: likelihoods and supervised fine-tuning.
export {
  type BestOfConfig,
  type BestOfGroup,
  type BestOfState,
  keptOf,
  nllGradient,
  stepBestOf,
} from './tinylm/best-of-training.ts'
export { type NllBatch, nllLoss } from './objectives/sft.ts'
export { type ChatToken, type Delimiters, answerMask, chatTokens } from './tokens/chat-template.ts'
export { type WordPairs, countWordPairs } from './tokens/word-pairs.ts'
export { type Precision, type RunningProduct, runningProduct } from './numerics/running-product.ts'
export { bestOf, bestOfDistribution, bestOfKlBound } from './preference/best-of-n.ts'

// The shape of every loss, and how tokens become one number.
export {
  AGGREGATION_MODES,
  type Aggregation,
  type AggregationMode,
  aggregate,
  tokenWeights,
} from './tokens/aggregate.ts'
export { type TokenLoss, type TokenMask, type TokenTable, broadcastRows } from './tokens/token-table.ts'
export { logitGradient } from './tokens/chain-rule.ts'
export { type Numbers, packInto, unpack } from './tokens/packed.ts'
export { type LogRatioClamp, guardedRatio } from './tokens/ratio.ts'
export { type WhitenOptions, maskedMean, maskedStandardDeviation, whiten } from './tokens/masked.ts'

// L5, L7: returns and values.
export { discountedReturn, horizon, rewardsToGo } from './returns/discounted.ts'
export { type Gae, type GaeInput, type GaeOptions, gae } from './returns/gae.ts'
export { type ProcessCompletion, processAdvantages } from './returns/process-rewards.ts'
export { type ValueBatch, type ValueLossOptions, valueLoss } from './objectives/value-loss.ts'

// L6: policy gradient.
export {
  CORRIDOR_ACTIONS,
  CORRIDOR_CELLS,
  CORRIDOR_CREDITS,
  CORRIDOR_START,
  CORRIDOR_STEPS,
  type CorridorConfig,
  type CorridorState,
  corridorSuccess,
  initCorridor,
  stepCorridor,
} from './corridor/corridor.ts'
export { type ReinforceBatch, reinforceLoss } from './objectives/reinforce.ts'

// L8, L13: preferences.
export {
  bradleyTerryLoss,
  preferenceCrossEntropy,
  preferenceProbability,
  rankingPairs,
} from './preference/bradley-terry.ts'
export {
  type PreferenceBatch,
  type PreferenceLoss,
  dpoLoss,
  implicitReward,
  ipoLoss,
  simpoLoss,
} from './preference/direct.ts'
export {
  type Comparison,
  type RewardModel,
  type RewardModelOptions,
  fitRewardModel,
  rewardModelLoss,
} from './preference/reward-model.ts'

// L9: the leash.
export {
  KL_ESTIMATORS,
  type KlEstimate,
  type KlEstimateOptions,
  type KlEstimator,
  klEstimate,
} from './kl/estimators.ts'
export { type KlPlacement, expectedKlGradient } from './kl/expected-gradient.ts'
export {
  type KlChargeBatch,
  type KlChargeOptions,
  type KlRewardBatch,
  type KlRewardOptions,
  klCharges,
  klInReward,
  sequenceLogRatios,
} from './kl/kl-in-reward.ts'
export { type KlBatch, type KlLossOptions, klLoss } from './kl/kl-loss.ts'
export { type Tilt, tilt } from './kl/tilt.ts'

// L10: step control.
export {
  type FreshBatchesConfig,
  type FreshBatchesState,
  initFreshBatches,
  stepFreshBatches,
} from './bandit/fresh-batches.ts'
export {
  type BanditSample,
  type InnerPass,
  type InnerPassesOptions,
  exactBatch,
  innerPasses,
  noisyBatch,
  sampledBatch,
  surrogateGradient,
} from './bandit/inner-passes.ts'
export { clipRegion, klBall, stepToRadius } from './bandit/trust-region.ts'
export { type RatioBatch, cpiLoss } from './objectives/cpi.ts'
export { type EntropyBatch, entropyBonus, entropyOfLogits } from './objectives/entropy-bonus.ts'
export {
  type ClipRange,
  type PpoBranch,
  type PpoCell,
  type PpoClip,
  type PpoClipInput,
  ppoClip,
} from './objectives/ppo-clip.ts'
export { type ClipShares, type PpoBatch, type PpoLoss, type PpoOptions, ppoLoss } from './objectives/ppo.ts'
export { type PpoTotalParts, ppoTotal } from './objectives/ppo-total.ts'
export { type TrpoOptions, type TrpoStep, trpoStep } from './objectives/trpo.ts'

// L11, L12: groups instead of critics, and the family of methods.
export { type BatchScale, batchAdvantages } from './advantages/batch-scale.ts'
export { type GdpoOptions, gdpoAdvantages } from './advantages/gdpo.ts'
export { gradientFactor } from './advantages/gradient-factor.ts'
export { type GroupScale, groupAdvantages } from './advantages/group-advantages.ts'
export { maxRlAdvantages } from './advantages/max-rl.ts'
export { rlooAdvantages } from './advantages/rloo.ts'
export { SIGNAL_TOLERANCE, hasSignal, noSignalProbability } from './advantages/signal.ts'
export { type CispoBounds, type CispoLoss, type CispoOptions, cispoBounds, cispoLoss } from './objectives/cispo.ts'
export { type OverlongOptions, groupsWithSignal, overlongPenalty } from './objectives/dapo.ts'
export {
  type DppoLoss,
  type DppoOptions,
  type DppoRange,
  type DppoToken,
  dppoKeeps,
  dppoLoss,
} from './objectives/dppo.ts'
export { type GmpoLoss, type GmpoOptions, gmpoLoss } from './objectives/gmpo.ts'
export { type GrpoBatch, type GrpoLoss, type GrpoOptions, grpoLoss } from './objectives/grpo.ts'
export { type GspoLoss, type GspoOptions, gspoLoss } from './objectives/gspo.ts'
export { type SapoOptions, sapoGate, sapoLoss } from './objectives/sapo.ts'
export { type VespoLoss, type VespoOptions, type VespoShape, vespoLoss, vespoWeight } from './objectives/vespo.ts'

// L14: the machine.
export {
  type ImportanceOptions,
  effectiveSampleShare,
  importanceWeights,
  sequenceSampleShare,
} from './importance/importance-weights.ts'
export { type DecoupledBatch, type DecoupledOptions, decoupledPpoLoss } from './objectives/decoupled-ppo.ts'
export { type Interval, type Timeline, simulateTimeline } from './systems/timeline.ts'
export type { TimelineConfig, TimelineMode } from './systems/timeline-config.ts'

// L15: the trainer.
export { type TrainingBatch, drawBatch } from './tinylm/trainer-batch.ts'
export { type ValueTable, scoreRollouts } from './tinylm/rollout-tables.ts'
export {
  TRAINER_BASELINES,
  TRAINER_KL_PLACEMENTS,
  TRAINER_OBJECTIVES,
  type TrainerConfig,
  checkTrainerConfig,
} from './tinylm/trainer-config.ts'
export { ALGORITHMS, type Algorithm, algorithmConfig, plainConfig } from './tinylm/trainer-presets.ts'
export { type TrainingLoss, trainingLoss } from './tinylm/trainer-loss.ts'
export { type PolicyMeasures, type TrainingMetrics, createMeasure } from './tinylm/trainer-metrics.ts'
export { type Trainer, type TrainingState, createTrainer, initTraining, stepTraining } from './tinylm/trainer.ts'
