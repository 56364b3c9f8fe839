import { describe, expect, it } from 'vitest'
import {
  ALGORITHMS,
  type Algorithm,
  type BestOfState,
  TINYLM_REFERENCE_LOGITS,
  TINYLM_TOKENS,
  type TrainerConfig,
  type TrainingState,
  algorithmConfig,
  checkTrainerConfig,
  createMeasure,
  createRandom,
  createTrainer,
  drawBatch,
  groupAdvantages,
  hackableReward,
  hashFloat64,
  initTraining,
  klInReward,
  logProbability,
  nllGradient,
  plainConfig,
  rlooAdvantages,
  rollout,
  keptOf,
  stepBestOf,
  stepTraining,
  trainingLoss,
  verifierReward,
} from '../../src/core/index.ts'
import { close, closeAll, rounded, slopes } from './support.ts'

const REFERENCE = TINYLM_REFERENCE_LOGITS
const VALUES = Array.from({ length: 7 }, (_, i) => Array.from({ length: 5 }, (_unused, t) => 0.1 * i - 0.02 * t))
const measure = createMeasure(REFERENCE)
const plain = (changes: Partial<TrainerConfig> = {}): TrainerConfig => ({ ...plainConfig(100), ...changes })
const run = (config: TrainerConfig, steps: number): TrainingState => {
  let state = initTraining(REFERENCE, config)
  for (let i = 0; i < steps; i += 1) state = stepTraining(state, REFERENCE, config)
  return state
}
const batchOf = (config: TrainerConfig, seed = 7) =>
  drawBatch(
    { current: REFERENCE, behaviour: REFERENCE, reference: REFERENCE, values: VALUES, averageReward: 0.4 },
    createRandom(seed),
    config,
  )
const moved = REFERENCE.map((row, i) => row.map((z, j) => z + 0.3 * Math.sin(i * 7 + j)))

/** Hash of θ after 30 steps with seed 100. */
const GOLDEN: Record<Algorithm, string> = {
  reinforce: '5aa987c8',
  rloo: 'bf7d1115',
  ppo: '8c9cc79e',
  grpo: 'eb7c2e76',
  'dr-grpo': '3afd17ec',
  dapo: '6807e1d7',
  gspo: '8614dafe',
  cispo: '56694ede',
}

describe('every algorithm', () => {
  for (const algorithm of ALGORITHMS) {
    it(`${algorithm}: 30 steps hash to the golden number`, () => {
      expect(hashFloat64(run(algorithmConfig(algorithm, 100), 30).logits.flat())).toBe(GOLDEN[algorithm])
    })

    it(`${algorithm}: learns on each of 20 seeds, far above the reference's .354`, () => {
      for (let seed = 0; seed < 20; seed += 1) {
        expect(measure(run(algorithmConfig(algorithm, seed), 100).logits).accuracy).toBeGreaterThan(0.8)
      }
    })
  }

  it('same seed, same run; another seed, another', () => {
    expect(run(plain(), 5)).toEqual(run(plain(), 5))
    expect(run(plain({ seed: 101 }), 5).logits).not.toEqual(run(plain(), 5).logits)
  })

  it('the state is plain data: stored, parsed and resumed it goes on bit for bit', () => {
    for (const algorithm of ['ppo', 'dapo'] as const) {
      const config = { ...algorithmConfig(algorithm, 3), lag: 2, minibatches: 2 }
      const half = JSON.parse(JSON.stringify(run(config, 4))) as TrainingState
      const resumed = createTrainer(half, config)
      resumed.step()
      expect(resumed.state()).toEqual(run(config, 5))
    }
  })

  it('starts with nothing behind it', () => {
    const { step, history, averageReward, metrics } = initTraining(REFERENCE, plain())
    expect({ step, history, averageReward, metrics }).toEqual({ step: 0, history: [], averageReward: 0, metrics: null })
  })

  it('createTrainer is stepTraining with a memory', () => {
    const trainer = createTrainer(null, plain())
    const metrics = [trainer.step(), trainer.step()]
    expect(trainer.state()).toEqual(run(plain(), 2))
    expect(metrics[1]).toEqual(trainer.state().metrics)
    expect(trainer.measure()).toEqual(measure(trainer.state().logits))
    expect(trainer.state().step).toBe(2)
  })
})

describe('the batch', () => {
  const config = plain({ prompts: 3, groupSize: 4, sampling: { temperature: 0.7, topK: 5, topP: 1, minP: 0 } })

  it('keeps the log-probabilities of three policies apart', () => {
    const batch = drawBatch(
      {
        current: moved,
        behaviour: REFERENCE,
        reference: REFERENCE.map((row) => row.map(() => 0)),
        values: VALUES,
        averageReward: 0,
      },
      createRandom(7),
      config,
    )
    batch.rollouts.forEach((sample, row) => {
      const total = (table: readonly (readonly number[])[]) => table[row]!.reduce((a, b) => a + b, 0)
      close(total(batch.oldLogProbs), logProbability(moved, sample.tokens), 1e-12)
      close(total(batch.refLogProbs), -sample.tokens.length * Math.log(7), 1e-12)
      close(
        total(batch.behaviourLogProbs),
        sample.logProbs.reduce((a, b) => a + b, 0),
        1e-12,
      )
      expect(batch.mask[row]).toEqual([0, 1, 2, 3, 4].map((t) => (t < sample.tokens.length ? 1 : 0)))
      expect(batch.rewards[row]).toBe(verifierReward(sample.tokens))
    })
    expect(batch.rollouts).toHaveLength(12)
    const random = createRandom(7)
    expect(batch.rollouts.map(({ tokens }) => tokens)).toEqual(
      Array.from({ length: 12 }, () => rollout(REFERENCE, random, config.sampling).tokens),
    )
  })

  it('forms advantages as its baseline says', () => {
    const first = (changes: Partial<TrainerConfig>) => {
      const batch = batchOf({ ...config, reward: 'hackable', ...changes })
      return { rewards: batch.rewards, got: batch.advantages.map((row) => row[0]!), batch }
    }
    const groups = (values: readonly number[]): number[][] => [values.slice(0, 4), values.slice(4, 8), values.slice(8)]
    const none = first({ baseline: 'none' })
    expect(none.got).toEqual(none.rewards)
    const ema = first({ baseline: 'ema' })
    closeAll(
      ema.got,
      ema.rewards.map((r) => r - 0.4),
      1e-15,
    )
    const average = ema.rewards.reduce((a, b) => a + b, 0) / 12
    close(ema.batch.averageReward, 0.4 + 0.1 * (average - 0.4), 1e-14)
    const mean = first({ baseline: 'batch-mean' })
    closeAll(
      mean.got,
      mean.rewards.map((r) => r - average),
      1e-14,
    )
    const rloo = first({ baseline: 'rloo' })
    closeAll(rloo.got, groups(rloo.rewards).flatMap(rlooAdvantages), 1e-15)
    const group = first({ scale: 'sample', epsilon: 1e-4 })
    closeAll(
      group.got,
      groups(group.rewards).flatMap((g) => groupAdvantages(g, { scale: 'sample', epsilon: 1e-4 })),
      1e-15,
    )
    const zero = groups(group.rewards).filter((g) => Math.max(...g) === Math.min(...g)).length
    expect(group.batch.zeroGroupShare).toBe(zero / 3)
  })

  it('a critic gives GAE per token: λ=1 is R - V, and its targets are returns', () => {
    const batch = batchOf({ ...config, baseline: 'critic', lambda: 1 })
    batch.rollouts.forEach(({ tokens }, row) => {
      tokens.forEach((_, t) => {
        const value = VALUES[t === 0 ? 0 : tokens[t - 1]! + 1]![t]!
        close(batch.advantages[row]![t]!, batch.rewards[row]! - value, 1e-12, 1e-12)
        close(batch.targets[row]![t]!, batch.rewards[row]!, 1e-12, 1e-12)
        expect(batch.oldValues[row]![t]).toBe(value)
      })
      for (const table of [batch.oldValues, batch.oldLogProbs, batch.behaviourLogProbs, batch.targets]) {
        expect(table[row]!.slice(tokens.length)).toEqual(new Array(5 - tokens.length).fill(0))
      }
    })
  })

  it('KL in the advantage charges a token for itself, in the reward for itself and what follows', () => {
    const policies = { current: moved, behaviour: moved, reference: REFERENCE, values: VALUES, averageReward: 0 }
    const draw = (klPlacement: 'none' | 'advantage' | 'reward') =>
      drawBatch(policies, createRandom(3), { ...config, beta: 0.5, klPlacement, klEstimator: 'k1', baseline: 'none' })
    const none = draw('none')
    const own = draw('advantage')
    const later = draw('reward')
    none.rollouts.forEach(({ tokens }, row) => {
      const k1 = tokens.map((_, t) => none.oldLogProbs[row]![t]! - none.refLogProbs[row]![t]!)
      tokens.forEach((_, t) => {
        close(own.advantages[row]![t]!, none.rewards[row]! - 0.5 * k1[t]!, 1e-12, 1e-12)
        const rest = k1.slice(t).reduce((a, b) => a + b, 0)
        close(later.advantages[row]![t]!, none.rewards[row]! - 0.5 * rest, 1e-12, 1e-12)
      })
    })
    const critic = drawBatch(policies, createRandom(3), {
      ...config,
      beta: 0.5,
      klPlacement: 'reward',
      klEstimator: 'k1',
      baseline: 'critic',
      lambda: 1,
    })
    closeAll(
      critic.targets.map((row) => row[0]!),
      later.advantages.map((row) => row[0]!),
      1e-12,
      1e-12,
    )
  })

  it('KL in the advantage and in the reward is charged by the estimator of the config, as klInReward charges it', () => {
    const policies = { current: moved, behaviour: moved, reference: REFERENCE, values: VALUES, averageReward: 0 }
    for (const klEstimator of ['k1', 'k2', 'k3'] as const) {
      const draw = (klPlacement: 'none' | 'advantage' | 'reward') =>
        drawBatch(policies, createRandom(3), { ...config, beta: 0.5, klPlacement, klEstimator, baseline: 'none' })
      const none = draw('none')
      const rewards = klInReward(
        { scores: none.rewards, logProbs: none.oldLogProbs, refLogProbs: none.refLogProbs, mask: none.mask },
        { beta: 0.5, per: 'token', estimator: klEstimator, logRatioClamp: config.logRatioClamp },
      )
      const [own, later] = [draw('advantage'), draw('reward')]
      rewards.forEach((row, i) => {
        close(
          later.advantages[i]![0]!,
          row.reduce((a, b) => a + b, 0),
          1e-12,
          1e-12,
        )
        const last = none.rollouts[i]!.tokens.length - 1
        close(own.advantages[i]![last]!, row[last]!, 1e-12, 1e-12)
      })
    }
  })

  it('importance weights multiply the advantages', () => {
    const policies = { current: moved, behaviour: REFERENCE, reference: REFERENCE, values: VALUES, averageReward: 0 }
    const draw = (importance: TrainerConfig['importance']) =>
      drawBatch(policies, createRandom(3), { ...config, baseline: 'none', importance })
    const weighted = draw({ form: 'truncated', unit: 'token', low: 0, high: 2 })
    const free = draw(null)
    free.rollouts.forEach(({ tokens, logProbs }, row) => {
      tokens.forEach((_, t) => {
        const ratio = Math.min(Math.exp(free.oldLogProbs[row]![t]! - logProbs[t]!), 2)
        close(weighted.advantages[row]![t]!, free.advantages[row]![t]! * ratio, 1e-12, 1e-12)
      })
    })
  })

  it('resampling draws groups without a signal again, and gives up in the end', () => {
    const share = (resampling: number): number =>
      Array.from(
        { length: 40 },
        (_, seed) => batchOf({ ...plain(), groupSize: 2, resampling }, seed).zeroGroupShare,
      ).reduce((a, b) => a + b, 0) / 40
    expect(share(0)).toBeGreaterThan(0.3)
    expect(share(20)).toBe(0)
    expect(share(1)).toBeLessThan(share(0))
  })

  it('truncated completions can leave the loss; long ones can be fined', () => {
    const masked = batchOf({ ...config, prompts: 30, maskTruncated: true })
    expect(masked.rollouts.some(({ truncated }) => truncated)).toBe(true)
    masked.rollouts.forEach(({ truncated }, row) => expect(masked.mask[row]!.includes(1)).toBe(!truncated))
    const none = batchOf(config)
    const fine = batchOf({ ...config, overlong: { maxLength: 4, buffer: 3, factor: 0.5, beyond: 'capped' } })
    expect(fine.rollouts).toEqual(none.rollouts)
    expect(fine.rewards.every((reward, row) => reward <= none.rewards[row]!)).toBe(true)
    expect(fine.rewards.some((reward, row) => reward < none.rewards[row]!)).toBe(true)
    const fined = batchOf({ ...config, overlong: { maxLength: 4, buffer: 2, factor: 1, beyond: 'capped' } })
    fined.rollouts.forEach(({ tokens }, row) => {
      close(fined.rewards[row]!, verifierReward(tokens) - Math.min(Math.max(tokens.length - 2, 0) / 2, 1), 1e-15)
      expect(fined.correct[row]).toBe(verifierReward(tokens))
    })
    const hack = batchOf({ ...config, reward: 'hackable', prompts: 20 })
    expect(hack.rewards).toEqual(hack.rollouts.map(({ tokens }) => hackableReward(tokens)))
  })
})

describe('the loss', () => {
  const variants: Partial<TrainerConfig>[] = [
    { objective: 'reinforce' },
    { objective: 'cpi' },
    { objective: 'ppo', clip: { clipLow: 0.9, clipHigh: 9, dualClip: null, delta: null } },
    { objective: 'gspo', clip: { clipLow: 0.9, clipHigh: 9, dualClip: null, delta: null } },
    { klPlacement: 'loss', beta: 0.7, klEstimator: 'k3' },
    { klPlacement: 'loss', beta: 0.7, klEstimator: 'k2' },
    { entropyCoefficient: 0.3 },
    { scoringTemperature: 0.6, entropyCoefficient: 0.3, klPlacement: 'loss', beta: 0.2 },
    { aggregation: { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null }, maskTruncated: true },
  ]
  for (const changes of variants) {
    it(`its gradient in the 49 logits is its slope: ${JSON.stringify(changes)}`, () => {
      const config = plain({ prompts: 2, groupSize: 6, ...changes })
      const batch = batchOf(config)
      const numeric = slopes(
        (flat) =>
          trainingLoss(
            batch,
            moved.map((_, i) => flat.slice(7 * i, 7 * i + 7)),
            config,
          ).loss,
        moved.flat(),
        1e-3,
      )
      closeAll(trainingLoss(batch, moved, config).gradient, numeric, 1e-6, 1e-9)
    })
  }

  it('CISPO holds its weight: the gradient is that of REINFORCE with weighted advantages', () => {
    const config = plain({
      objective: 'cispo',
      cispoBounds: 'upper',
      clip: { clipLow: 0.2, clipHigh: 0.1, dualClip: null, delta: null },
    })
    const batch = batchOf(config)
    const logProbs = trainingLoss(batch, moved, { ...config, objective: 'reinforce' })
    expect(trainingLoss(batch, moved, config).gradient).not.toEqual(logProbs.gradient)
    closeAll(
      trainingLoss(batch, REFERENCE, config).gradient,
      trainingLoss(batch, REFERENCE, { ...config, objective: 'reinforce' }).gradient,
      1e-12,
      1e-15,
    )
  })

  it('on average the on-policy gradient is the exact one', () => {
    const config = plain({
      prompts: 3000,
      groupSize: 2,
      baseline: 'none',
      aggregation: { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null },
    })
    const { gradient } = trainingLoss(batchOf(config), REFERENCE, config)
    const exact = slopes(
      (flat) => measure(REFERENCE.map((_, i) => flat.slice(7 * i, 7 * i + 7))).accuracy,
      REFERENCE.flat(),
      1e-3,
    )
    closeAll(
      gradient,
      exact.map((x) => -x),
      0,
      0.02,
    )
  })

  it('reports clipping: on-policy none, off-policy some', () => {
    for (const objective of ['ppo', 'gspo'] as const) {
      const config = plain({ objective, clip: { clipLow: 0.01, clipHigh: 0.01, dualClip: 1.02, delta: null } })
      const batch = batchOf(config)
      expect(trainingLoss(batch, REFERENCE, config).clipFraction).toBe(0)
      expect(trainingLoss(batch, moved, config).clipFraction).toBeGreaterThan(0.5)
    }
    for (const objective of ['reinforce', 'cpi', 'cispo'] as const) {
      const config = plain({ objective, clip: { clipLow: 0.01, clipHigh: 0.01, dualClip: null, delta: null } })
      expect(trainingLoss(batchOf(config), moved, config).clipFraction).toBe(0)
    }
    expect(trainingLoss(batchOf(plain()), REFERENCE, plain({ entropyCoefficient: 0.1 })).entropy).toBeGreaterThan(0.5)
    expect(trainingLoss(batchOf(plain()), REFERENCE, plain()).entropy).toBe(0)
  })
})

describe('a step', () => {
  it('descends: θ - η·gradient, once per pass and minibatch', () => {
    const config = plain()
    const state = initTraining(REFERENCE, config)
    const next = stepTraining(state, REFERENCE, config)
    const batch = batchOf(config, 100)
    const { gradient, loss } = trainingLoss(batch, REFERENCE, config)
    closeAll(
      next.logits.flat(),
      REFERENCE.flat().map((z, i) => z - 3 * gradient[i]!),
      1e-14,
    )
    close(next.metrics!.loss, loss, 1e-14)
    close(next.metrics!.gradientNorm, Math.sqrt(gradient.reduce((a, g) => a + g * g, 0)), 1e-14)
    const capped = stepTraining(state, REFERENCE, { ...config, maxGradientNorm: 0.01 })
    const distance = Math.sqrt(capped.logits.flat().reduce((a, z, i) => a + (z - REFERENCE.flat()[i]!) ** 2, 0))
    close(distance, 0.03, 1e-9)
    expect(stepTraining(state, REFERENCE, { ...config, maxGradientNorm: 1e6 }).logits).toEqual(next.logits)
  })

  it('reports what a dashboard shows', () => {
    const config = plain({ prompts: 2, groupSize: 4 })
    const batch = batchOf(config, 100)
    const { metrics } = stepTraining(initTraining(REFERENCE, config), REFERENCE, config)
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
    close(metrics!.reward, mean(batch.rewards), 1e-14)
    close(metrics!.accuracy, mean(batch.correct), 1e-14)
    close(metrics!.length, mean(batch.rollouts.map(({ tokens }) => tokens.length)), 1e-14)
    close(metrics!.truncated, mean(batch.rollouts.map(({ truncated }) => Number(truncated))), 1e-14)
    expect([metrics!.kl, metrics!.valueLoss, metrics!.clipFraction]).toEqual([0, 0, 0])
    const deviation = Math.sqrt(batch.rewards.reduce((a, r) => a + (r - mean(batch.rewards)) ** 2, 0) / 7)
    close(metrics!.rewardDeviation, deviation, 1e-14)
    const later = run(config, 20).metrics!
    expect(later.kl).toBeGreaterThan(0)
    const single = plain({ groupSize: 1, baseline: 'none' })
    expect(stepTraining(initTraining(REFERENCE, single), REFERENCE, single).metrics!.rewardDeviation).toBe(0)
  })

  it('the loss is flat by design: centred advantages on-policy give 0 at ratio 1, the gradient does not', () => {
    const config = plain({
      objective: 'ppo',
      aggregation: { mode: 'seq-mean-token-mean', emptyRows: 'excluded', constantLength: null },
    })
    const { metrics } = stepTraining(initTraining(REFERENCE, config), REFERENCE, config)
    close(metrics!.loss, 0, 0, 1e-15)
    expect(metrics!.gradientNorm).toBeGreaterThan(0.05)
  })

  it('one update per batch never clips; several do', () => {
    const config = (passes: number) => ({ ...algorithmConfig('grpo', 1), passes, stepSize: 6 })
    for (let seed = 0; seed < 5; seed += 1) expect(run({ ...config(1), seed }, 3).metrics!.clipFraction).toBe(0)
    const shares = Array.from({ length: 10 }, (_, seed) => run({ ...config(8), seed }, 2).metrics!.clipFraction)
    expect(Math.max(...shares)).toBeGreaterThan(0)
    expect(shares.every((share) => share <= 1)).toBe(true)
  })

  it('minibatches share out the rows; each is an update of its own', () => {
    const config = plain({ prompts: 2, groupSize: 4, minibatches: 3, passes: 2, objective: 'ppo' })
    const state = stepTraining(initTraining(REFERENCE, config), REFERENCE, config)
    expect(state.logits).not.toEqual(
      stepTraining(initTraining(REFERENCE, config), REFERENCE, { ...config, minibatches: 1 }).logits,
    )
    // Eight rows in three parts, twice: the generator drew 7 uniforms for each shuffle.
    const random = createRandom(100)
    batchOf(config, 100).rollouts.forEach(({ tokens }) => tokens.forEach(() => random.next()))
    for (let i = 0; i < 14; i += 1) random.next()
    expect(state.randomState).toBe(random.state())
  })

  it('lag n generates with the policy of n steps ago', () => {
    const config = plain({ lag: 2 })
    const third = run(config, 3)
    expect(third.history).toHaveLength(2)
    expect(run(config, 1).history).toEqual([REFERENCE])
    const second = run(config, 2)
    const random = createRandom(second.randomState)
    for (let i = 0; i < 8; i += 1) rollout(REFERENCE, random, config.sampling)
    expect(third.randomState).toBe(random.state())
    expect(run(plain(), 3).history).toEqual([])
  })

  it('ratios against the generating policy see its age; against the old one they start at 1', () => {
    const stale = plain({
      lag: 8,
      objective: 'ppo',
      clip: { clipLow: 0.05, clipHigh: 0.05, dualClip: null, delta: null },
    })
    expect(run(stale, 9).metrics!.clipFraction).toBe(0)
    expect(run({ ...stale, ratioAgainst: 'behaviour' }, 9).metrics!.clipFraction).toBeGreaterThan(0.2)
    const parts = { ...stale, ratioAgainst: 'behaviour', minibatches: 4 } as const
    expect(run(parts, 9).metrics!.clipFraction).toBeGreaterThan(0.2)
  })

  it('the critic descends on ½(V - R)², once per pass', () => {
    const aggregation = { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null } as const
    const config = (passes: number) =>
      plain({ prompts: 1, groupSize: 2, baseline: 'critic', lambda: 1, criticStepSize: 0.4, passes, aggregation })
    const start = initTraining(REFERENCE, config(1))
    const { rollouts, rewards } = drawBatch(
      { current: REFERENCE, behaviour: REFERENCE, reference: REFERENCE, values: start.values, averageReward: 0 },
      createRandom(100),
      config(1),
    )
    // Both completions start in the same state: V moves by η times the mean distance to the two returns.
    const mean = (rewards[0]! + rewards[1]!) / 2
    expect(rollouts).toHaveLength(2)
    expect(mean).toBeGreaterThan(0)
    close(stepTraining(start, REFERENCE, config(1)).values[0]![0]!, 0.4 * mean, 1e-14)
    close(stepTraining(start, REFERENCE, config(3)).values[0]![0]!, (1 - 0.6 ** 3) * mean, 1e-14)
  })

  it('the critic learns: its loss falls', () => {
    const config = algorithmConfig('ppo', 5)
    const first = run(config, 1).metrics!.valueLoss
    const state = run(config, 60)
    expect(state.metrics!.valueLoss).toBeLessThan(first)
    expect(state.values[0]![0]).toBeGreaterThan(0.5)
    expect(
      run(plain(), 1)
        .values.flat()
        .every((value) => value === 0),
    ).toBe(true)
  })
})

describe('best-of-G fine-tuning', () => {
  const config = { reward: 'verifier', groupSize: 8, kept: 8, innerSteps: 10, stepSize: 1 } as const
  const start = { round: 0, logits: REFERENCE, randomState: 900, groups: [] }
  const kept = ({ groups }: BestOfState) => keptOf(groups)

  it('keeps correct answers and becomes more correct, round by round', () => {
    const first = stepBestOf(start, config)
    expect(first.groups).toHaveLength(8)
    expect(kept(first).filter(({ tokens }) => verifierReward(tokens) === 1).length).toBeGreaterThan(6)
    let state = first
    for (let round = 2; round <= 10; round += 1) state = stepBestOf(state, config)
    expect(state.round).toBe(10)
    expect(measure(first.logits).accuracy).toBeGreaterThan(0.4)
    expect(measure(state.logits).accuracy).toBeGreaterThan(0.85)
    expect(stepBestOf(start, config)).toEqual(first)
    let hacked = stepBestOf(start, { ...config, reward: 'hackable' })
    for (let round = 2; round <= 10; round += 1) hacked = stepBestOf(hacked, { ...config, reward: 'hackable' })
    expect(measure(hacked.logits).bangs).toBeGreaterThan(measure(state.logits).bangs + 0.5)
    expect(stepBestOf(start, { ...config, innerSteps: 0 }).logits).toEqual(REFERENCE)
  })

  it('draws group after group from the policy before the round, and keeps the best of each by the reward asked for', () => {
    const state = { ...start, round: 4 }
    for (const [reward, grade] of [
      ['verifier', verifierReward],
      ['hackable', hackableReward],
    ] as const) {
      const next = stepBestOf(state, { ...config, reward, groupSize: 4, kept: 12, innerSteps: 1 })
      const random = createRandom(900)
      next.groups.forEach(({ completions, rewards, best }) => {
        const group = Array.from({ length: 4 }, () => rollout(REFERENCE, random, plain().sampling))
        random.next()
        expect(completions).toEqual(group)
        expect(rewards).toEqual(group.map(({ tokens }) => grade(tokens)))
        expect(rewards[best]).toBe(Math.max(...rewards))
      })
      expect([next.round, next.randomState]).toEqual([5, random.state()])
      closeAll(
        next.logits.flat(),
        REFERENCE.flat().map((z, i) => z - nllGradient(kept(next), REFERENCE).gradient[i]!),
        1e-14,
      )
    }
  })

  it('the gradient of the likelihood is its slope', () => {
    const random = createRandom(3)
    const samples = [0, 0, 0].map(() => rollout(REFERENCE, random, plain().sampling))
    const { gradient, loss } = nllGradient(samples, moved)
    const tokens = samples.reduce((a, { tokens: own }) => a + own.length, 0)
    close(loss, -samples.reduce((a, sample) => a + logProbability(moved, sample.tokens), 0) / tokens, 1e-13)
    const numeric = slopes(
      (flat) =>
        nllGradient(
          samples,
          moved.map((_, i) => flat.slice(7 * i, 7 * i + 7)),
        ).loss,
      moved.flat(),
      1e-3,
    )
    closeAll(gradient, numeric, 1e-6, 1e-10)
  })

  it('refuses what is none', () => {
    expect(() => stepBestOf(start, { ...config, reward: 'human' as never })).toThrow('reward is "human"')
    for (const name of ['groupSize', 'kept'] as const) {
      expect(() => stepBestOf(start, { ...config, [name]: 0 })).toThrow(`${name} is 0`)
    }
    expect(() => stepBestOf(start, { ...config, innerSteps: -1 })).toThrow('innerSteps is -1')
    expect(() => stepBestOf(start, { ...config, stepSize: 0 })).toThrow('stepSize is 0')
    expect(() => stepBestOf({ ...start, logits: [] }, config)).toThrow('state.logits has length 0')
  })
})

describe('refusals', () => {
  const wrong: [Partial<Record<keyof TrainerConfig, unknown>>, string][] = [
    [{ seed: -1 }, 'seed is -1'],
    [{ reward: 'human' }, 'reward is "human"; allowed: "verifier", "hackable"'],
    [{ prompts: 0 }, 'prompts is 0'],
    [{ groupSize: 1 }, 'groupSize is 1; allowed: an integer from 2'],
    [{ groupSize: 1, baseline: 'rloo' }, 'groupSize is 1; allowed: an integer from 2'],
    [{ groupSize: 0, baseline: 'none' }, 'groupSize is 0; allowed: an integer from 1'],
    [{ baseline: 'median' }, 'baseline is "median"'],
    [{ scoringTemperature: 0 }, 'scoringTemperature is 0'],
    [{ resampling: -1 }, 'resampling is -1'],
    [{ scale: 'std' }, 'scale is "std"'],
    [{ scaleLevel: 'row' }, 'scaleLevel is "row"'],
    [{ epsilon: -1 }, 'epsilon is -1'],
    [{ objective: 'trpo' }, 'objective is "trpo"'],
    [{ clip: { clipLow: -1, clipHigh: 0.2, dualClip: null, delta: null } }, 'clipLow is -1'],
    [{ ratioAgainst: 'reference' }, 'ratioAgainst is "reference"'],
    [{ aggregation: { mode: 'mean', emptyRows: 'counted', constantLength: null } }, 'mode is "mean"'],
    [{ logRatioClamp: 0 }, 'logRatioClamp is 0'],
    [{ beta: -1 }, 'beta is -1'],
    [{ klPlacement: 'value' }, 'klPlacement is "value"'],
    [{ klEstimator: 'k4' }, 'klEstimator is "k4"'],
    [{ entropyCoefficient: -1 }, 'entropyCoefficient is -1'],
    [{ passes: 0 }, 'passes is 0'],
    [{ minibatches: 9 }, 'minibatches is 9; allowed: an integer from 1 to 8'],
    [{ stepSize: 0 }, 'stepSize is 0'],
    [{ maxGradientNorm: 0 }, 'maxGradientNorm is 0'],
    [{ lag: -1 }, 'lag is -1'],
    [{ criticStepSize: 0 }, 'criticStepSize is 0'],
    [{ lambda: 2 }, 'lambda is 2'],
  ]
  it('every knob names itself, its value and what is allowed', () => {
    for (const [changes, message] of wrong)
      expect(() => checkTrainerConfig({ ...plain(), ...changes } as TrainerConfig), message).toThrow(message)
  })

  it('a trainer refuses what no config may hold, fresh or under way', () => {
    const begun = initTraining(REFERENCE, plain())
    const config = plain({ stepSize: 0 })
    expect(() => initTraining(REFERENCE, config)).toThrow('stepSize is 0')
    expect(() => createTrainer(null, config)).toThrow('stepSize is 0')
    expect(() => createTrainer(begun, config)).toThrow('stepSize is 0')
    expect(() => stepTraining(begun, REFERENCE, config)).toThrow('stepSize is 0')
    expect(() => initTraining([], plain())).toThrow('logits has length 0')
    expect(() => stepTraining({ ...begun, logits: [] }, REFERENCE, plain())).toThrow('state.logits has length 0')
  })

  it('presets name an algorithm or a seed that is none', () => {
    expect(() => algorithmConfig('sarsa' as never, 1)).toThrow('algorithm is "sarsa"; allowed: "reinforce"')
    expect(() => algorithmConfig('ppo', -1)).toThrow('seed is -1')
    expect(() => plainConfig(0.5)).toThrow('seed is 0.5')
  })

  it('presets are legal, and differ as the papers do', () => {
    for (const algorithm of ALGORITHMS) expect(() => checkTrainerConfig(algorithmConfig(algorithm, 1))).not.toThrow()
    expect(algorithmConfig('dapo', 1)).toMatchObject({
      clip: { clipLow: 0.2, clipHigh: 0.28 },
      beta: 0,
      aggregation: { mode: 'token-mean' },
    })
    expect(algorithmConfig('dr-grpo', 1)).toMatchObject({
      scale: 'none',
      aggregation: { mode: 'seq-mean-token-sum-norm', constantLength: 5 },
    })
    expect(algorithmConfig('grpo', 1)).toMatchObject({
      scale: 'sample',
      klPlacement: 'loss',
      beta: 0.04,
      aggregation: { mode: 'seq-mean-token-mean' },
    })
    expect(algorithmConfig('rloo', 1)).toMatchObject({ baseline: 'rloo', aggregation: { mode: 'seq-mean-token-sum' } })
    expect(rounded([algorithmConfig('ppo', 1).lambda], 2)).toEqual([0.95])
  })

  it('presets hold the settings that a short run does not feel', () => {
    for (const algorithm of ALGORITHMS)
      expect(algorithmConfig(algorithm, 1)).toMatchObject({ sampling: { topK: TINYLM_TOKENS }, logRatioClamp: 20 })
    expect(algorithmConfig('ppo', 1)).toMatchObject({ valueClipRange: 0.2, lambda: 0.95 })
    expect(algorithmConfig('dapo', 1)).toMatchObject({ resampling: 8 })
    expect(algorithmConfig('cispo', 1)).toMatchObject({ clip: { clipLow: 0.2, clipHigh: 1 } })
  })
})
