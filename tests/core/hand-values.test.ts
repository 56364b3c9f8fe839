import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  TINYLM_REFERENCE_LOGITS,
  type TimelineConfig,
  type TrainerConfig,
  actionValues,
  aggregate,
  algorithmConfig,
  broadcastRows,
  createRandom,
  drawBatch,
  exactObjective,
  expectedKlGradient,
  expectedReward,
  fitRewardModel,
  gae,
  gspoLoss,
  initTraining,
  innerPasses,
  klEstimate,
  lockedShare,
  nextUniform,
  nllLoss,
  plainConfig,
  ppoLoss,
  processAdvantages,
  rewardModelLoss,
  rollout,
  runBandit,
  sequenceSampleShare,
  simulateTimeline,
  stateValue,
  stepBestOf,
  stepTraining,
  stepsUntilBest,
  tabulateRewards,
  tokenLogProbs,
  trainingLoss,
  trpoStep,
} from '../../src/core/index.ts'
import { minibatchRows } from '../../src/core/tinylm/minibatches.ts'
import { close, closeAll } from './support.ts'

const REFERENCE = TINYLM_REFERENCE_LOGITS
const EVEN = REFERENCE.map((row) => row.map(() => 0))
const TOKEN_MEAN = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null } as const
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null, logRatioClamp: 700, aggregation: TOKEN_MEAN }
const plain = (changes: Partial<TrainerConfig> = {}): TrainerConfig => ({ ...plainConfig(100), ...changes })
const nothing = null as never

describe('PPO and its kin, token by token', () => {
  const ppo = (ratios: number[], advantages: number[]) => ({
    logProbs: [ratios.map(Math.log)],
    oldLogProbs: [ratios.map(() => 0)],
    advantages: [advantages],
    mask: [ratios.map(() => 1)],
    importanceWeights: null,
  })

  it('the clip fraction tells a bad action that is rare by now from a good one that is frequent by now', () => {
    const { clipFraction, clipShares } = ppoLoss(ppo([0.5, 1.5, 1.6, 1, 0.5], [-1, 1, 2, 1, 1]), CLIP)
    closeAll([clipShares.low, clipShares.high, clipShares.other, clipFraction], [0.2, 0.4, 0, 0.6], 1e-15)
  })

  it('oldKl is the mean of ρ - 1 - log ρ', () => {
    close(ppoLoss(ppo([2, 1], [1, 1]), CLIP).oldKl, (1 - Math.log(2)) / 2, 1e-15)
    const shifted = ppo([2, 1], [1, 1])
    const by = (table: readonly (readonly number[])[]) => table.map((row) => row.map((x) => x - 3))
    const both = { ...shifted, logProbs: by(shifted.logProbs), oldLogProbs: by(shifted.oldLogProbs) }
    close(ppoLoss(both, CLIP).oldKl, (1 - Math.log(2)) / 2, 1e-14)
  })

  it('a wrong clip range is refused even when no token is kept', () => {
    expect(() => ppoLoss({ ...ppo([1], [1]), mask: [[0]] }, { ...CLIP, clipLow: 2 })).toThrow('clipLow is 2')
  })

  it('padding is never counted as clipped', () => {
    const batch = { logProbs: [[1, NaN]], oldLogProbs: [[0, NaN]], advantages: [[-1, NaN]], mask: [[1, 0]] }
    expect(gspoLoss(batch, { ...CLIP, form: 'sequence' }).clipFraction).toBe(0)
  })

  it('TRPO: with A=±1 on two even actions the first length is √(2δ)', () => {
    const step = trpoStep([0, 0], [1, -1], { radius: 0.01, shrink: 0.5, attempts: 5 })
    closeAll(step.logits, [Math.sqrt(0.02), -Math.sqrt(0.02)], 1e-14)
    expect(step.shortened).toBe(0)
  })

  it('k3 at d=.02 is the sum of d^n/n!, to its last digit', () => {
    let [term, total] = [0.02, 0]
    const terms = Array.from({ length: 10 }, (_, n) => (term *= 0.02 / (n + 2)))
    for (const value of terms.toReversed()) total += value
    close(klEstimate(0, 0.02, { estimator: 'k3', logRatioClamp: 20 }).value, total, 5e-16)
  })

  it('the log-ratio may be clamped below 1', () => {
    expect(klEstimate(0, 2, { estimator: 'k1', logRatioClamp: 0.5 })).toEqual({ value: -0.5, derivative: 0, sum: -0.5 })
  })

  it('an action that neither policy takes has no part in the KL gradient', () => {
    closeAll(
      expectedKlGradient([0.5, 0.5, 0], [0.25, 0.75, 0], { estimator: 'k1', placement: 'loss' }),
      [0, 0, 0],
      1e-15,
    )
    expect(expectedKlGradient([0.5, 0.5, 0], [0.25, 0.75, 0], { estimator: 'k1', placement: 'reward' })[2]! + 0).toBe(0)
  })
})

describe('tables', () => {
  it('what is no table is refused in words', () => {
    expect(() => nllLoss({ logProbs: nothing, mask: [[1]] }, { aggregation: TOKEN_MEAN })).toThrow(
      'logProbs is null; allowed: an array',
    )
    expect(() => nllLoss({ logProbs: [nothing], mask: [[1]] }, { aggregation: TOKEN_MEAN })).toThrow(
      'logProbs[0] is null; allowed: an array',
    )
    expect(() => broadcastRows([1], [[2]])).toThrow('mask[0][0] is 2; allowed: 0, 1')
    expect(() => expectedReward(nothing, [1])).toThrow('probabilities is null; allowed: an array')
    expect(() => expectedReward([1], nothing)).toThrow('rewards is null; allowed: an array')
    expect(() => stateValue(REFERENCE, nothing, () => 1)).toThrow('prefix is null; allowed: an array')
  })

  it('rows without columns are rows', () => {
    expect(aggregate([[]], [[]], TOKEN_MEAN)).toBe(0)
  })
})

describe('the smallest input', () => {
  it('one action, one step, one feature less than one', () => {
    expect(expectedReward([1], [0.5])).toBe(0.5)
    expect(
      gae({ rewards: [1], values: [0.25], bootstrapValue: 0, mask: null }, { gamma: 1, lambda: 1, masked: 'skip' }),
    ).toEqual({ advantages: [0.75], targets: [1], tdErrors: [0.75] })
    const blind = fitRewardModel([{ winner: [], loser: [] }], { steps: 1, stepSize: 1, decay: 0 })
    expect(blind.weights).toEqual([])
    close(blind.loss, Math.log(2), 1e-15)
  })

  it('a completion without steps has no process reward', () => {
    const silent = { length: 2, stepEnds: [], stepRewards: [] }
    const spoken = { length: 3, stepEnds: [0, 2], stepRewards: [1, 0] }
    const scale = { scale: 'none', epsilon: 0 } as const
    expect(processAdvantages([silent, spoken], scale)).toEqual([
      [0, 0],
      [0, -0.5, -0.5],
    ])
  })

  it('every state of the generator is a state, 0 included, and a draw is a multiple of 2^-32', () => {
    expect(Number.isInteger(nextUniform(0).value * 4294967296)).toBe(true)
    expect(nextUniform(0).state).toBe(0x6d2b79f5)
    for (const random = createRandom(3); random.state() % 7 !== 0;) {
      expect(Number.isInteger(random.next() * 4294967296)).toBe(true)
    }
    expect(algorithmConfig('ppo', 0).seed).toBe(0)
    expect(() => algorithmConfig('ppo', 4294967296)).toThrow('seed is 4294967296')
  })

  it('an action the old policy never takes has ratio 1', () => {
    const batch = [{ action: 0, reward: 1, advantage: 1, weight: 1 }]
    expect(innerPasses([1000, 0], batch, { stepSize: 1, passes: 0, clip: null })[0]!.ratios).toEqual([1, 1])
  })
})

describe('fitting a reward model', () => {
  const comparisons = [
    { winner: [1, 0], loser: [0, 1] },
    { winner: [0, 0], loser: [0.5, 0] },
  ]
  it('starts at 0: all ties', () => {
    const { weights, loss, accuracy } = fitRewardModel(comparisons, { steps: 0, stepSize: 1, decay: 0 })
    expect([weights, accuracy]).toEqual([[0, 0], 0.5])
    close(loss, Math.log(2), 1e-15)
  })

  it('its loss holds ½·decay·‖w‖², and accuracy counts a wrong order as 0', () => {
    const wrong = [{ winner: [0], loser: [1] }]
    close(rewardModelLoss([2], wrong, 0.1).loss, Math.log1p(Math.exp(2)) + 0.2, 1e-14)
    const mixed = [
      { winner: [1], loser: [0] },
      { winner: [1], loser: [0] },
      { winner: [0], loser: [1] },
    ]
    expect(fitRewardModel(mixed, { steps: 5, stepSize: 1, decay: 0 }).accuracy).toBe(2 / 3)
  })

  it('takes as many steps as it is told', () => {
    let weights = [0, 0]
    for (let step = 0; step < 2; step += 1) {
      const { gradient } = rewardModelLoss(weights, comparisons, 0.1)
      weights = weights.map((weight, k) => weight - 0.5 * gradient[k]!)
    }
    expect(fitRewardModel(comparisons, { steps: 2, stepSize: 0.5, decay: 0.1 }).weights).toEqual(weights)
  })
})

describe('bandit runs, counted by hand', () => {
  const config = { rewards: BANDIT_REWARDS, stepSize: 10, baseline: 'none' } as const

  it('the locked share is a count over seeds', () => {
    const seeds = [3, 4, 5, 6, 7, 8]
    const locked = seeds.filter((seed) =>
      runBandit({ ...config, seed }, 60).probabilities.some((p, action) => action !== 2 && p > 0.9),
    )
    expect(locked.length).toBeGreaterThan(0)
    expect(lockedShare({ ...config, runs: 1, steps: 60, firstSeed: locked[0]!, threshold: 0.9 })).toBe(1)
    expect(lockedShare({ ...config, runs: 6, steps: 60, firstSeed: 3, threshold: 0.9 })).toBe(locked.length / 6)
  })

  it('stepsUntilBest is the first step at which the best action is likely', () => {
    const slow = { ...config, stepSize: 1, seed: 42 }
    const steps = stepsUntilBest(slow, { steps: 1000, threshold: 0.9 })!
    expect(runBandit(slow, steps).probabilities[2]).toBeGreaterThan(0.9)
    for (let k = 0; k < steps; k += 1) expect(runBandit(slow, k).probabilities[2]).toBeLessThanOrEqual(0.9)
    expect([
      stepsUntilBest(slow, { steps: steps, threshold: 0.9 }),
      stepsUntilBest(slow, { steps: steps - 1, threshold: 0.9 }),
    ]).toEqual([steps, null])
    expect(stepsUntilBest({ ...config, rewards: [0, 1], stepSize: 1, seed: 1 }, { steps: 1, threshold: 0.1 })).toBe(1)
  })
})

describe('TinyLM by hand', () => {
  it('the gradient of P(so, 4) under even odds: π(e - π) at the start, a seventh of it in the row of "so"', () => {
    const rewards = tabulateRewards((y) => (y[0] === 1 && y[1] === 3 ? 1 : 0))
    const { expectedReward: value, gradient } = exactObjective(EVEN, rewards)
    close(value, 1 / 49, 1e-15)
    const push = (chosen: number) => REFERENCE.map((_, k) => ((k === chosen ? 1 : 0) - 1 / 7) / 49)
    closeAll(gradient[0]!, push(1), 1e-13)
    closeAll(gradient[2]!, push(3), 1e-13)
    for (const row of [1, 3, 4, 5, 6]) closeAll(gradient[row]!, [0, 0, 0, 0, 0, 0, 0], 0, 1e-15)
  })

  it('a reward for the fifth token alone reaches its row through every prefix', () => {
    // Only "! ! ! ! !" pays: four draws from the row of "!", one from the start.
    const { gradient } = exactObjective(
      EVEN,
      tabulateRewards((y) => (y.every((token) => token === 5) && y.length === 5 ? 1 : 0)),
    )
    const share = 1 / 7 ** 5
    closeAll(
      gradient[0]!,
      REFERENCE.map((_, k) => share * ((k === 5 ? 1 : 0) - 1 / 7)),
      1e-12,
      1e-18,
    )
    closeAll(
      gradient[6]!,
      REFERENCE.map((_, k) => 4 * share * ((k === 5 ? 1 : 0) - 1 / 7)),
      1e-12,
      1e-18,
    )
  })

  it('a rollout is truncated if and only if it does not end with <eos>', () => {
    const only = (token: number) => EVEN.map((row) => row.map((_, k) => (k === token ? 0 : -1000)))
    const policy = { temperature: 1, topK: 1, topP: 1, minP: 0 }
    const cut = rollout(only(5), createRandom(1), policy)
    expect([cut.tokens, cut.truncated]).toEqual([[5, 5, 5, 5, 5], true])
    const whole = rollout(only(6), createRandom(1), policy)
    expect([whole.tokens, whole.truncated]).toEqual([[6], false])
  })

  it('refuses a seventh word, a wrong prefix, a temperature of 0 even for no token', () => {
    expect(() => tokenLogProbs(REFERENCE, [7], 1)).toThrow('tokens[0] is 7; allowed: an integer from 0 to 6')
    expect(() => tokenLogProbs(REFERENCE, [], 0)).toThrow('temperature is 0')
    expect(() => actionValues(REFERENCE, [9], () => 1)).toThrow('prefix[0] is 9')
  })
})

describe('a training step, piece by piece', () => {
  it('minibatches share out all rows, each once, as evenly as it goes', () => {
    for (const [count, parts] of [
      [8, 3],
      [7, 2],
      [5, 5],
      [6, 1],
    ] as const) {
      const split = minibatchRows(count, parts, createRandom(9))
      expect(split).toHaveLength(parts)
      expect(split.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, row) => row))
      const sizes = split.map((rows) => rows.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }
  })

  it('without a critic the values stay 0', () => {
    const start = initTraining(REFERENCE, plain())
    expect(start.values.flat()).toEqual(new Array(35).fill(0))
    expect(stepTraining(start, REFERENCE, plain()).values).toEqual(start.values)
  })

  it('the std of two rewards is their distance over √2; of one, 0', () => {
    for (const seed of [1, 2, 3, 4]) {
      const config = plain({ seed, groupSize: 2, baseline: 'none' })
      const { rewardDeviation, reward } = stepTraining(initTraining(REFERENCE, config), REFERENCE, config).metrics!
      close(rewardDeviation, reward === 0.5 ? Math.SQRT1_2 : 0, 1e-15)
    }
    const one = plain({ groupSize: 1, baseline: 'none' })
    expect(stepTraining(initTraining(REFERENCE, one), REFERENCE, one).metrics!.rewardDeviation).toBe(0)
  })

  it('the clip fraction is a mean over passes and minibatches', () => {
    const clip = { clipLow: 0, clipHigh: 0, dualClip: null, delta: null }
    const config = plain({ objective: 'ppo', clip, passes: 4, minibatches: 4, prompts: 4 })
    const { clipFraction } = stepTraining(initTraining(REFERENCE, config), REFERENCE, config).metrics!
    expect(clipFraction).toBeGreaterThan(0.2)
    expect(clipFraction).toBeLessThanOrEqual(1)
  })

  it('β counts only where KL is placed', () => {
    const config = plain({ beta: 0.5, klPlacement: 'none' })
    const moved = REFERENCE.map((row) => row.map((z, k) => z + 0.1 * k))
    const values = initTraining(REFERENCE, config).values
    const policies = { current: moved, behaviour: moved, reference: REFERENCE, values, averageReward: 0 }
    const batch = drawBatch(policies, createRandom(4), config)
    expect(trainingLoss(batch, moved, config)).toEqual(trainingLoss(batch, moved, { ...config, beta: 0 }))
    const placed = trainingLoss(batch, moved, { ...config, klPlacement: 'loss' })
    expect(placed.loss).not.toBe(trainingLoss(batch, moved, config).loss)
  })

  it('REINFORCE shows -ΣwA·log π, CPI -ΣwρA: the same gradient at ρ=1, not the same value', () => {
    const config = plain({ baseline: 'none' })
    const values = initTraining(REFERENCE, config).values
    const policies = { current: REFERENCE, behaviour: REFERENCE, reference: REFERENCE, values, averageReward: 0 }
    const batch = drawBatch(policies, createRandom(3), config)
    const tokens = batch.mask.flat().filter((kept) => kept === 1).length
    const weighted = (of: (row: number, t: number) => number) =>
      batch.rollouts.reduce((sum, y, row) => sum + y.tokens.reduce((part, _, t) => part + of(row, t), 0), 0) / tokens
    const reinforce = trainingLoss(batch, REFERENCE, config)
    const cpi = trainingLoss(batch, REFERENCE, { ...config, objective: 'cpi' })
    close(reinforce.loss, -weighted((row, t) => batch.rewards[row]! * batch.oldLogProbs[row]![t]!), 1e-12)
    close(cpi.loss, -weighted((row) => batch.rewards[row]!), 1e-12)
    closeAll(cpi.gradient, reinforce.gradient, 1e-12)
  })

  it('far from the old policy CPI goes on where PPO is clipped', () => {
    const config = plain({ baseline: 'none', objective: 'cpi' })
    const values = initTraining(REFERENCE, config).values
    const policies = { current: EVEN, behaviour: REFERENCE, reference: REFERENCE, values, averageReward: 0 }
    const batch = drawBatch(policies, createRandom(3), config)
    const cpi = trainingLoss(batch, REFERENCE, config)
    const ppo = trainingLoss(batch, REFERENCE, { ...config, objective: 'ppo' })
    expect([cpi.clipFraction, ppo.clipFraction > 0]).toEqual([0, true])
    expect(Array.from(cpi.gradient)).not.toEqual(Array.from(ppo.gradient))
  })

  it('best-of-G takes one completion, one group, at least; limits are limits', () => {
    const config = { reward: 'verifier', groupSize: 1, kept: 1, innerSteps: 0, stepSize: 1 } as const
    const state = { round: 0, logits: REFERENCE, randomState: 5, groups: [] }
    expect(stepBestOf(state, config).groups).toHaveLength(1)
    expect(stepBestOf(state, config).logits).toEqual(REFERENCE)
    for (const [name, value] of [
      ['groupSize', 4097],
      ['kept', 4097],
      ['innerSteps', 100001],
    ] as const) {
      expect(() => stepBestOf(state, { ...config, [name]: value })).toThrow(`${name} is ${value}`)
    }
    const one = stepBestOf(state, { ...config, innerSteps: 1 })
    const two = stepBestOf(state, { ...config, innerSteps: 2 })
    expect(one.logits).not.toEqual(REFERENCE)
    expect(two.logits).not.toEqual(one.logits)
  })
})

describe('a machine faster than a second', () => {
  const machine: TimelineConfig = {
    mode: 'synchronous',
    lengths: [0.5],
    generators: 1,
    tokensPerSecond: 1,
    batchSize: 1,
    trainSeconds: 0.25,
    stalenessLimit: 8,
  }
  const training = (config: TimelineConfig) =>
    simulateTimeline(config).intervals.flatMap(({ lane, start }) => (lane === 'trainer' ? [start] : []))

  it('trains as soon as the batch is written', () => {
    for (const mode of ['synchronous', 'one-step-off', 'asynchronous'] as const) {
      expect(training({ ...machine, mode })).toEqual([0.5])
      expect(simulateTimeline({ ...machine, mode }).duration).toBe(0.75)
    }
  })

  it('an asynchronous trainer takes what is finished first, not what was started first', () => {
    expect(training({ ...machine, mode: 'asynchronous', generators: 2, lengths: [10, 1] })).toEqual([1, 10])
  })

  it('limits are limits', () => {
    expect(() => simulateTimeline({ ...machine, generators: 1_000_001 })).toThrow('generators is 1000001')
    expect(() => simulateTimeline({ ...machine, trainSeconds: 1_000_000_001 })).toThrow('trainSeconds is 1000000001')
    expect(() => simulateTimeline({ ...machine, stalenessLimit: 1_000_001 })).toThrow('stalenessLimit is 1000001')
    expect(() => sequenceSampleShare(1e15 + 1, 0)).toThrow('length is 1000000000000001')
  })
})
