import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  TINYLM_REFERENCE_LOGITS,
  type TrainerConfig,
  bestOfDistribution,
  bestOfKlBound,
  checkTrainerConfig,
  createMeasure,
  createRandom,
  drawBatch,
  exactBatch,
  fitRewardModel,
  gae,
  horizon,
  implicitReward,
  initCorridor,
  initTraining,
  innerPasses,
  noSignalProbability,
  overlongPenalty,
  plainConfig,
  preferenceProbability,
  processAdvantages,
  rankingPairs,
  runBandit,
  sampledBatch,
  simulateTimeline,
  stepTraining,
  trpoStep,
  valueLoss,
  lockedShare,
  stepsUntilBest,
  topK,
  softmax,
  klDivergence,
  exactMetrics,
  log,
} from '../../src/core/index.ts'
import { checkMask } from '../../src/core/tokens/token-table.ts'
import { close } from './support.ts'

const UNIFORM = [0.2, 0.2, 0.2, 0.2, 0.2]
const REFERENCE = TINYLM_REFERENCE_LOGITS
const HIGHEST = 4294967295
const plain = (changes: Partial<TrainerConfig> = {}): TrainerConfig => ({ ...plainConfig(100), ...changes })

describe('ranges end where they say', () => {
  const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
  const corridor = { stepSize: 1, baseline: 0, stepCost: 0, credit: 'return' } as const
  const comparison = [{ winner: [1], loser: [0] }]
  const machine = { mode: 'synchronous', lengths: [1], tokensPerSecond: 1, trainSeconds: 0, stalenessLimit: 0 } as const
  const penalty = { buffer: 1, factor: 1, beyond: 'capped' } as const
  const lock = { rewards: BANDIT_REWARDS, stepSize: 1, baseline: 'none', steps: 0, firstSeed: 1 } as const
  const single = { rewards: [1], values: [0], bootstrapValue: 0, mask: null }
  const trainer = (name: keyof TrainerConfig) => (value: number) =>
    checkTrainerConfig(plain({ [name]: value, ...(name === 'minibatches' ? {} : { minibatches: 1 }) }))
  const ranges: [string, (value: number) => unknown, number, number | null][] = [
    ['seed of the corridor', (seed) => initCorridor({ ...corridor, seed }), 0, HIGHEST],
    ['seed of the plain run', plainConfig, 0, HIGHEST],
    ['seed of a trainer', trainer('seed'), 0, HIGHEST],
    [
      'seed of the bandit',
      (seed) => runBandit({ rewards: BANDIT_REWARDS, stepSize: 1, baseline: 'none', seed }, 0),
      0,
      HIGHEST,
    ],
    ['prompts', trainer('prompts'), 1, 4096],
    ['groupSize', trainer('groupSize'), 2, 4096],
    ['resampling', trainer('resampling'), 0, 1000],
    ['passes', trainer('passes'), 1, 1000],
    ['lag', trainer('lag'), 0, 1000],
    ['minibatches', trainer('minibatches'), 1, 8],
    ['epsilon', trainer('epsilon'), 0, 1e6],
    ['beta', trainer('beta'), 0, 1e6],
    ['entropyCoefficient', trainer('entropyCoefficient'), 0, 1e6],
    ['lambda', trainer('lambda'), 0, 1],
    ['passes', (passes) => innerPasses([0, 0], [], { stepSize: 1, passes, clip }), 0, null],
    ['size', (size) => sampledBatch(UNIFORM, BANDIT_REWARDS, { size, noise: 0, seed: 1 }), 1, null],
    ['steps of a fit', (steps) => fitRewardModel(comparison, { steps, stepSize: 1, decay: 0 }), 0, null],
    ['decay', (decay) => fitRewardModel(comparison, { steps: 0, stepSize: 1, decay }), 0, 1e6],
    ['n of the bound', bestOfKlBound, 1, 1e15],
    ['n of the winner', (n) => bestOfDistribution([1], [1], n), 1, 1e15],
    ['answers', rankingPairs, 2, 1e7],
    ['group size of no signal', (size) => noSignalProbability(0.5, size), 1, 1e9],
    [
      'length of a process',
      (length) =>
        length < 1e5 &&
        processAdvantages([{ length, stepEnds: [0, 1], stepRewards: [1, 2] }], { scale: 'none', epsilon: 0 }),
      2,
      null,
    ],
    ['generators', (generators) => simulateTimeline({ ...machine, batchSize: 1, generators }), 1, null],
    ['batchSize', (batchSize) => simulateTimeline({ ...machine, generators: 1, batchSize }), 1, 1e6],
    ['attempts', (attempts) => trpoStep([0, 1], [1, 1], { radius: 0.1, shrink: 0.5, attempts }), 0, 1000],
    ['length of a penalty', (length) => overlongPenalty(length, { ...penalty, maxLength: 1 }), 0, 1e15],
    ['threshold of a lock', (threshold) => lockedShare({ ...lock, runs: 1, threshold }), 0.5, 1],
    ['gamma of GAE', (gamma) => gae(single, { gamma, lambda: 1, masked: 'skip' }), 0, 1],
    ['lambda of GAE', (lambda) => gae(single, { gamma: 1, lambda, masked: 'skip' }), 0, 1],
    ['maxLength', (maxLength) => overlongPenalty(1, { ...penalty, maxLength }), 1, 1e15],
  ]
  for (const [name, call, low, high] of ranges) {
    it(`${name}: from ${low}${high === null ? '' : ` to ${high}`}`, () => {
      call(low)
      expect(() => call(low - 1)).toThrow(RangeError)
      if (high === null) return
      call(high)
      expect(() => call(high + Math.max(1, high * 1e-15))).toThrow(RangeError)
    })
  }

  it('beyond what would take too long it refuses at once', () => {
    expect(() => innerPasses([0, 0], [], { stepSize: 1, passes: 1_000_001, clip })).toThrow('from 0 to 1000000')
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 1_000_001, noise: 0, seed: 1 })).toThrow(
      'from 1 to 1000000',
    )
    expect(() => innerPasses([0, 0], [], { stepSize: 1, passes: 0, clip: { ...clip, clipLow: 2 } })).toThrow(
      'clipLow is 2',
    )
    const process = [{ length: 1_000_000_001, stepEnds: [0, 1], stepRewards: [1, 2] }]
    expect(() => processAdvantages(process, { scale: 'none', epsilon: 0 })).toThrow('from 1 to 1000000000')
    expect(() => runBandit({ rewards: [1, 2], stepSize: 1, baseline: 'none', seed: 1 }, 1_000_000_001)).toThrow(
      'to 1000000000',
    )
    // Where a refusal is all that keeps from a run of minutes, the next argument is wrong too, and must not be named.
    expect(() => lockedShare({ ...lock, runs: 10_000_001, threshold: 0 })).toThrow('runs is 10000001')
    const bandit = { rewards: BANDIT_REWARDS, stepSize: 1, baseline: 'none', seed: 1 } as const
    expect(() => stepsUntilBest(bandit, { steps: 1_000_000_001, threshold: 0 })).toThrow('steps is 1000000001')
    expect(() => stepsUntilBest(bandit, { steps: 1, threshold: 1.5 })).toThrow('threshold is 1.5')
    expect(() => fitRewardModel(comparison, { steps: 10_000_001, stepSize: 0, decay: 0 })).toThrow('steps is 10000001')
    expect(() => topK([1], { k: 2 ** 53, ties: 'all' })).toThrow('k is 9007199254740992')
    expect(() => horizon(1.0001)).toThrow('gamma is 1.0001')
    expect(() => initTraining(REFERENCE, plain({ lambda: 2 }))).toThrow('lambda is 2')
  })

  it('a mask that is not rows is refused in words', () => {
    expect(() => checkMask([[1], 3 as never])).toThrow('mask[1] is 3; allowed: an array')
    expect(() => checkMask('mask' as never)).toThrow('mask is "mask"; allowed: an array')
    expect(() => checkMask([[]])).not.toThrow()
  })
})

describe('small things that are easily wrong', () => {
  it('the implicit reward is a difference', () => {
    close(implicitReward(-3, -5, 0.1), 0.2, 1e-15)
    expect(preferenceProbability(0)).toBe(0.5)
  })

  it('probabilities that sum to a little more than 1 leave the winner a distribution, for any n', () => {
    const share = bestOfDistribution([0.5, 0.5000005, 1e-7], [0, 1, 2], 1e9)
    expect(share.every((p) => p >= 0 && p <= 1 + 1e-6)).toBe(true)
    expect(bestOfDistribution([0.5, 0.5000005], [0, 1], 1e9)).toEqual([0, 1])
  })

  it('rounding never makes a KL negative', () => {
    const p = softmax([1.2541478811763227, 0.005471442360430956, 1.0548940799199045], 1)
    const q = [0.47478281953414936, 0.136207715253815, 0.38900946521203555]
    expect(p.reduce((sum, mass, i) => sum + mass * (log(mass) - log(q[i]!)), 0)).toBeLessThan(0)
    expect(klDivergence(p, q)).toBe(0)
  })

  it('a row that no completion comes to adds nothing, not even where its KL is infinite', () => {
    const sure = (token: number): number[] => [0, 0, 0, 0, 0, 0, 0].map((z, i) => (i === token ? 800 : z))
    const policy = REFERENCE.map(() => sure(6))
    const reference = REFERENCE.map((_, row) => sure(row === 0 ? 6 : 0))
    expect(exactMetrics(policy, reference)).toMatchObject({ kl: 0, entropy: 0, length: 1, truncated: 0 })
  })

  it('the bootstrap value enters the last step only, discounted', () => {
    const input = { rewards: [0, 1], values: [0.5, 0.25], bootstrapValue: 2, mask: null }
    expect(gae(input, { gamma: 0.5, lambda: 0, masked: 'skip' }).tdErrors).toEqual([-0.375, 1.75])
  })

  it('the value range holds below as above', () => {
    const at = (value: number): number =>
      valueLoss(
        { values: [[value]], oldValues: [[1]], targets: [[0]], mask: [[1]] },
        {
          clipRange: 0.5,
          form: 'clipped',
          aggregation: { mode: 'token-mean', emptyRows: 'excluded', constantLength: null },
        },
      ).loss
    expect([at(3), at(-3), at(1.25)]).toEqual([2.25, 0.25, 1.5625])
  })

  it('the hackable measure is P(correct) + .3·E["!"]', () => {
    const measures = createMeasure(REFERENCE)(REFERENCE)
    close(measures.hackable, measures.accuracy + 0.3 * measures.bangs, 1e-15)
    close(measures.hackable, 0.3974, 0, 5e-5)
  })

  it('a trainer without a critic reports no value loss and keeps its values; with one, the loss before its update', () => {
    const config = plain({
      baseline: 'critic',
      criticStepSize: 0.5,
      passes: 3,
      aggregation: { mode: 'token-mean', emptyRows: 'excluded', constantLength: null },
    })
    const state = initTraining(REFERENCE, config)
    const next = stepTraining(state, REFERENCE, config)
    const policies = {
      current: REFERENCE,
      behaviour: REFERENCE,
      reference: REFERENCE,
      values: state.values,
      averageReward: 0,
    }
    const batch = drawBatch(policies, createRandom(100), config)
    const tokens = batch.mask.flat().filter((kept) => kept === 1).length
    const squares = batch.targets
      .flat()
      .reduce((total, target, i) => total + (batch.mask.flat()[i] === 1 ? target * target : 0), 0)
    close(next.metrics!.valueLoss, (0.5 * squares) / tokens, 1e-12)
    expect(next.values.flat().some((value) => value !== 0)).toBe(true)
    expect(stepTraining(initTraining(REFERENCE, plain()), REFERENCE, plain()).metrics!.valueLoss).toBe(0)
  })

  it('minibatches cover every row once', () => {
    // With a step size that hardly moves θ, the sum of the parts is the whole.
    const sum = { mode: 'seq-mean-token-sum-norm', emptyRows: 'counted', constantLength: 1 } as const
    const config = (minibatches: number): TrainerConfig =>
      plain({ stepSize: 1e-7, minibatches, baseline: 'none', aggregation: sum, groupSize: 8 })
    const move = (minibatches: number): number[] =>
      stepTraining(initTraining(REFERENCE, config(minibatches)), REFERENCE, config(minibatches))
        .logits.flat()
        .map((z, i) => (z - REFERENCE.flat()[i]!) / 1e-7)
    const whole = move(1)
    // Each of 4 equal parts averages over 2 rows instead of 8: four times the whole, in all.
    move(4).forEach((value, i) => close(value, 4 * whole[i]!, 1e-4, 1e-5))
    expect(exactBatch(UNIFORM, BANDIT_REWARDS)).toHaveLength(5)
  })
})
