import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  CORRIDOR_CELLS,
  type BanditSample,
  type TimelineConfig,
  corridorSuccess,
  createRandom,
  exactBatch,
  expectedReward,
  initCorridor,
  innerPasses,
  klDivergence,
  sampleIndex,
  sampledBatch,
  simulateTimeline,
  softmax,
  stepCorridor,
} from '../../src/core/index.ts'
import { close, closeAll, real, rounded, slopes } from './support.ts'

const UNIFORM = [0.2, 0.2, 0.2, 0.2, 0.2]
const ZEROS = [0, 0, 0, 0, 0]
const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
const reward = (epoch: { probabilities: number[] }): number => expectedReward(epoch.probabilities, BANDIT_REWARDS)
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('passes over one batch on the bandit', () => {
  const batch = exactBatch(UNIFORM, BANDIT_REWARDS)
  const clipped = innerPasses(ZEROS, batch, { stepSize: 1, passes: 100, clip })
  const free = innerPasses(ZEROS, batch, { stepSize: 1, passes: 50, clip: null })

  it('after 1 pass both give J=.396; after 10 π_C=.2754, ρ=1.377, above 1.2', () => {
    expect(rounded([reward(clipped[1]!), reward(free[1]!)], 3)).toEqual([0.396, 0.396])
    expect(clipped[1]!.logits).toEqual(free[1]!.logits)
    expect(rounded([clipped[10]!.probabilities[2]!], 4)).toEqual([0.2754])
    expect(rounded([clipped[10]!.ratios[2]!], 3)).toEqual([1.377])
  })

  it('freezes at π_C=.2843, J=.4473; unclipped J=.6326 after 10, .8775 after 50', () => {
    expect(rounded([clipped[100]!.probabilities[2]!, reward(clipped[100]!)], 4)).toEqual([0.2843, 0.4473])
    expect(clipped[100]!.clipFraction).toBe(1)
    expect(clipped[100]!.logits).toEqual(clipped[99]!.logits)
    expect(rounded([reward(free[10]!), reward(free[50]!)], 4)).toEqual([0.6326, 0.8775])
    expect(free[50]!.clipFraction).toBe(0)
  })

  it('unlucky seed 105: the batch never has C; unclipped J=.203, clipped .3845', () => {
    const unlucky = sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 8, noise: 0.4, seed: 105 })
    expect(unlucky.map(({ action }) => 'ABCDE'[action]).join(' ')).toBe('A B E D D B E E')
    const options = { stepSize: 2, passes: 100 }
    const wild = innerPasses(ZEROS, unlucky, { ...options, clip: null })[100]!
    expect(rounded([wild.probabilities[4]!, reward(wild)], 3)).toEqual([0.988, 0.203])
    expect(rounded([reward(innerPasses(ZEROS, unlucky, { ...options, clip })[100]!)], 4)).toEqual([0.3845])
    close(sum(unlucky.map(({ advantage }) => advantage)), 0, 0, 1e-15)
    expect(unlucky.every(({ action, reward: r }) => Math.abs(r - BANDIT_REWARDS[action]!) <= 0.4)).toBe(true)
    expect(unlucky.every(({ weight }) => weight === 1 / 8)).toBe(true)
  })

  it('starts at the old policy: ratios 1, KL 0, nothing clipped', () => {
    const { surrogate, ...start } = clipped[0]!
    expect(start).toEqual({
      logits: ZEROS,
      probabilities: UNIFORM,
      ratios: [1, 1, 1, 1, 1],
      kl: 0,
      clipFraction: 0,
    })
    close(surrogate, 0, 1e-15)
    expect(clipped).toHaveLength(101)
    close(clipped[5]!.kl, klDivergence(UNIFORM, clipped[5]!.probabilities), 1e-15)
  })

  it('one pass is one gradient step on the surrogate', () => {
    const logits = [0.3, -0.2, 0.1, 0, 0.5]
    const old = softmax(logits, 1)
    const own = exactBatch(old, BANDIT_REWARDS)
    const surrogate = (z: number[]): number =>
      sum(own.map((s) => s.weight * s.advantage * (softmax(z, 1)[s.action]! / old[s.action]!)))
    const [, first, second] = innerPasses(logits, own, { stepSize: 0.5, passes: 2, clip: null })
    closeAll(
      first!.logits.map((z, i) => (z - logits[i]!) / 0.5),
      slopes(surrogate, logits, 1e-3),
      1e-6,
      1e-9,
    )
    closeAll(
      second!.logits.map((z, i) => (z - first!.logits[i]!) / 0.5),
      slopes(surrogate, first!.logits, 1e-3),
      1e-6,
      1e-9,
    )
  })

  it('an exact batch has advantages r - J, weighted by the policy', () => {
    expect(exactBatch([0.5, 0.5], [1, 0])).toEqual([
      { action: 0, reward: 1, advantage: 0.5, weight: 0.5 },
      { action: 1, reward: 0, advantage: -0.5, weight: 0.5 },
    ])
  })

  it('an empty batch moves nothing; dual clip and cap count as clipped', () => {
    expect(innerPasses([0, 0], [], { stepSize: 1, passes: 1, clip })[1]).toMatchObject({
      logits: [0, 0],
      clipFraction: 0,
    })
    const bad: BanditSample[] = [
      { action: 0, reward: 0, advantage: -1, weight: 0.001 },
      { action: 1, reward: 0, advantage: -1, weight: 10 },
    ]
    const passes = innerPasses([-3, 3], bad, { stepSize: 1, passes: 100, clip: { ...clip, dualClip: 3 } })
    expect(passes.at(-1)!.ratios[0]).toBeGreaterThan(3)
    expect(passes.at(-1)!.clipFraction).toBe(1)
  })

  it('refuses what is none', () => {
    const options = { stepSize: 1, passes: 1, clip }
    expect(() => innerPasses([0], batch, options)).toThrow('logits has length 1')
    expect(() => innerPasses([0, 0], batch, options)).toThrow('batch[2].action is 2; allowed: an integer from 0 to 1')
    expect(() => innerPasses(ZEROS, batch, { ...options, stepSize: 0 })).toThrow('stepSize is 0')
    expect(() => innerPasses(ZEROS, batch, { ...options, passes: -1 })).toThrow('passes is -1')
    expect(() => innerPasses(ZEROS, batch, { ...options, clip: { ...clip, clipLow: 2 } })).toThrow('clipLow is 2')
    const one = { action: 0, reward: 0, advantage: 1, weight: 1 }
    expect(() => innerPasses(ZEROS, [{ ...one, advantage: NaN }], options)).toThrow('batch[0].advantage is NaN')
    expect(() => innerPasses(ZEROS, [{ ...one, weight: -1 }], options)).toThrow('batch[0].weight is -1')
    const draw = { size: 8, noise: 0.4, seed: 1 }
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { ...draw, size: 0 })).toThrow('size is 0')
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { ...draw, noise: -1 })).toThrow('noise is -1')
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { ...draw, seed: -1 })).toThrow('seed is -1')
    expect(() => sampledBatch(UNIFORM, [1], draw)).toThrow('probabilities has length 5')
  })
})

describe('corridor', () => {
  const config = { stepSize: 0.05, baseline: 0, stepCost: 0, credit: 'return', seed: 500 } as const
  const run = (episodes: number, changes = {}) => {
    const states = [initCorridor({ ...config, ...changes })]
    for (let e = 0; e < episodes; e += 1) states.push(stepCorridor(states[e]!, { ...config, ...changes }))
    return states
  }

  it('P(success)=.2988 at uniform, exactly', () => {
    expect(rounded([corridorSuccess([1 / 3, 1 / 3, 1 / 3])], 4)).toEqual([0.2988])
    expect([corridorSuccess([0, 0, 1]), corridorSuccess([0, 1, 0]), corridorSuccess([1, 0, 0])]).toEqual([1, 0, 0])
  })

  it('is the share of sampled episodes that arrive', () => {
    let arrived = 0
    let state = initCorridor({ ...config, stepSize: 1e-12 })
    for (let e = 0; e < 20_000; e += 1) {
      state = stepCorridor(state, { ...config, stepSize: 1e-12 })
      arrived += state.lastReturn!
    }
    close(arrived / 20_000, 0.2988, 0, 0.01)
  })

  it('η=.05, no baseline: median .786 after 20 episodes, .989 after 100 (300 seeds from 500)', () => {
    const after = [20, 100].map((episodes) => {
      const values = Array.from({ length: 300 }, (_, i) =>
        corridorSuccess(softmax(run(episodes, { seed: 500 + i })[episodes]!.logits, 1)),
      )
      return values.sort((a, b) => a - b)[150]!
    })
    expect(rounded(after, 3)).toEqual([0.786, 0.989])
  })

  it('paths move by one cell, stop at the wall, the goal or after 12 steps', () => {
    for (const state of run(200).slice(1)) {
      const { lastActions, lastCells, lastReturn } = state
      expect(lastCells[0]).toBe(3)
      expect(lastCells).toHaveLength(lastActions.length + 1)
      lastActions.forEach((action, i) => expect(lastCells[i + 1]).toBe(Math.max(lastCells[i]! + action - 1, 0)))
      expect(lastReturn).toBe(lastCells.at(-1) === CORRIDOR_CELLS - 1 ? 1 : 0)
      expect(lastActions.length === 12 || lastReturn === 1).toBe(true)
      expect(lastCells.slice(0, -1).every((cell) => cell < CORRIDOR_CELLS - 1)).toBe(true)
    }
  })

  it('without a baseline a failed episode changes nothing; with one it does', () => {
    const states = run(30)
    const failed = states.findIndex((state) => state.lastReturn === 0)
    expect(states[failed]!.logits).toEqual(states[failed - 1]!.logits)
    const based = run(failed, { baseline: 0.3 })
    expect(based[failed]!.logits).not.toEqual(based[failed - 1]!.logits)
  })

  it('each action of the episode is pushed by η·(R-b)·(e_a - π)', () => {
    const [, state] = run(1, { baseline: -1, stepSize: 0.1 })
    const counts = [0, 1, 2].map((action) => state!.lastActions.filter((a) => a === action).length)
    const push = 0.1 * (state!.lastReturn! + 1)
    closeAll(
      state!.logits,
      counts.map((count) => push * (count - state!.lastActions.length / 3)),
      1e-12,
    )
    expect(state!.episode).toBe(1)
    expect(initCorridor(config)).toEqual({
      episode: 0,
      logits: [0, 0, 0],
      randomState: 500,
      lastActions: [],
      lastCells: [],
      lastWeights: [],
      lastReturn: null,
    })
  })

  it('draws and pushes with the softmax of the logits at temperature 1', () => {
    const start = { ...initCorridor(config), logits: [0, 0, Math.log(2)] }
    const next = stepCorridor(start, { ...config, baseline: -1 })
    const random = createRandom(config.seed)
    expect(next.lastActions).toEqual(next.lastActions.map(() => sampleIndex(softmax(start.logits, 1), random.next())))
    const push = 0.05 * (next.lastReturn! + 1)
    closeAll(
      next.logits,
      start.logits.map((logit, i) =>
        next.lastActions.reduce((z, a) => z + push * ((i === a ? 1 : 0) - [0.25, 0.25, 0.5][i]!), logit),
      ),
      1e-12,
    )
  })

  it('a step that costs lowers the return of all its episode, but only what follows counts to go', () => {
    const [, whole] = run(1, { stepCost: 0.125, baseline: 0.5 })
    const [, after] = run(1, { stepCost: 0.125, baseline: 0.5, credit: 'to-go' })
    const { lastActions, lastCells, lastReturn } = after!
    const reached = lastCells.at(-1) === CORRIDOR_CELLS - 1 ? 1 : 0
    expect(whole!.lastActions).toEqual(lastActions)
    expect(lastReturn).toBe(reached - 0.125 * lastActions.length)
    expect(whole!.lastWeights).toEqual(lastActions.map(() => lastReturn! - 0.5))
    expect(after!.lastWeights).toEqual(lastActions.map((_, t) => reached - 0.125 * (lastActions.length - t) - 0.5))
    closeAll(
      after!.logits,
      [0, 1, 2].map((i) =>
        lastActions.reduce((sum, a, t) => sum + 0.05 * after!.lastWeights[t]! * ((i === a ? 1 : 0) - 1 / 3), 0),
      ),
      1e-12,
    )
  })

  it('while steps cost nothing, whole returns and rewards to go are the same update', () => {
    expect(run(40, { credit: 'to-go' })).toEqual(run(40))
  })

  it('refuses what is none', () => {
    expect(() => initCorridor({ ...config, stepCost: -1 })).toThrow('stepCost is -1')
    expect(() => initCorridor({ ...config, credit: 'none' as never })).toThrow('credit is "none"')
    expect(() => initCorridor({ ...config, stepSize: 0 })).toThrow('stepSize is 0')
    expect(() => initCorridor({ ...config, baseline: NaN })).toThrow('baseline is NaN')
    expect(() => initCorridor({ ...config, seed: -1 })).toThrow('seed is -1')
    expect(() => stepCorridor(initCorridor(config), { ...config, stepSize: NaN })).toThrow('stepSize is NaN')
    expect(() => stepCorridor({ ...initCorridor(config), logits: [0] }, config)).toThrow('state.logits has length 1')
    expect(() => corridorSuccess([0.5, 0.5])).toThrow('probabilities has length 2')
    expect(() => corridorSuccess([0.25, 0.25, 0.25, 0.25])).toThrow('probabilities has length 4')
    expect(() => corridorSuccess([1, 0, NaN])).toThrow('probabilities[2] is NaN')
  })
})

describe('timeline', () => {
  const straggler: TimelineConfig = {
    mode: 'synchronous',
    lengths: [200, 350, 500, 4000],
    generators: 4,
    tokensPerSecond: 50,
    batchSize: 4,
    trainSeconds: 0,
    stalenessLimit: 0,
  }

  it('straggler 200/350/500/4000 at 50/s: the batch waits 80 s, generators are used 31.6 %', () => {
    const { duration, generatorUtilisation, batches, ages } = simulateTimeline(straggler)
    expect(duration).toBe(80)
    expect(rounded([generatorUtilisation], 3)).toEqual([0.316])
    expect([batches, ages]).toEqual([1, [0, 0, 0, 0]])
  })

  const even = { ...straggler, lengths: new Array<number>(12).fill(100), generators: 2, batchSize: 2, trainSeconds: 3 }
  const times = (config: TimelineConfig) =>
    simulateTimeline(config).intervals.map(({ lane, item, start, end }) => [lane, item, start, end])

  it('synchronous: write, train, write, train', () => {
    expect(times({ ...even, lengths: [100, 100, 100, 100] })).toEqual([
      [0, 0, 0, 2],
      [1, 1, 0, 2],
      ['trainer', 0, 2, 5],
      [0, 2, 5, 7],
      [1, 3, 5, 7],
      ['trainer', 1, 7, 10],
    ])
    const { generatorUtilisation, trainerUtilisation, duration } = simulateTimeline(even)
    expect([generatorUtilisation, trainerUtilisation, duration]).toEqual([0.4, 0.6, 30])
  })

  it('one-step-off: batch n+1 is written while batch n is trained, and no further ahead', () => {
    const run = simulateTimeline({ ...even, mode: 'one-step-off' })
    expect(run.duration).toBe(2 + 6 * 3)
    expect(run.ages).toEqual([0, 0, ...new Array<number>(10).fill(1)])
    expect(run.intervals.filter(({ lane }) => lane === 0).map(({ start }) => start)).toEqual([0, 2, 5, 8, 11, 14])
    expect(run.dropped).toBe(0)
  })

  it('asynchronous: generators never wait; old completions are dropped', () => {
    const run = simulateTimeline({ ...even, mode: 'asynchronous', stalenessLimit: 1 })
    expect(run.intervals.filter(({ lane }) => lane === 0).map(({ start }) => start)).toEqual([0, 2, 4, 6, 8, 10])
    expect(run.ages.length + run.dropped).toBeLessThanOrEqual(12)
    expect(Math.max(...run.ages)).toBeLessThanOrEqual(1)
    expect(run.dropped).toBeGreaterThan(0)
    const patient = simulateTimeline({ ...even, mode: 'asynchronous', stalenessLimit: 9 })
    expect([patient.dropped, patient.batches, patient.ages.length]).toEqual([0, 6, 12])
    expect(patient.ages).toEqual([0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3])
    expect(patient.duration).toBe(20)
  })

  it('a completion of limit age is still taken', () => {
    const run = simulateTimeline({ ...even, mode: 'asynchronous', stalenessLimit: 0 })
    expect(run.ages.every((age) => age === 0)).toBe(true)
    expect(run.dropped).toBe(12 - run.ages.length)
    expect(simulateTimeline({ ...even, trainSeconds: 0, mode: 'asynchronous' }).dropped).toBe(0)
  })

  const configs = fc.record({
    mode: fc.constantFrom('synchronous' as const, 'one-step-off' as const, 'asynchronous' as const),
    lengths: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
    generators: fc.integer({ min: 1, max: 6 }),
    tokensPerSecond: real(1, 100),
    batchSize: fc.integer({ min: 1, max: 6 }),
    trainSeconds: real(0, 10),
    stalenessLimit: fc.integer({ min: 0, max: 4 }),
  })

  it('no lane does two things at once, shares are shares, every completion is written once', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { intervals, duration, generatorUtilisation, trainerUtilisation, ages, dropped, batches } =
          simulateTimeline(config)
        for (const lane of [...Array(config.generators).keys(), 'trainer' as const]) {
          const own = intervals.filter((one) => one.lane === lane).sort((a, b) => a.start - b.start)
          own.slice(1).forEach((one, i) => expect(one.start).toBeGreaterThanOrEqual(own[i]!.end - 1e-9))
        }
        const written = intervals.filter(({ lane }) => lane !== 'trainer')
        expect(written.map(({ item }) => item).sort((a, b) => a - b)).toEqual([...config.lengths.keys()])
        for (const { item, start, end } of written)
          close(end - start, config.lengths[item]! / config.tokensPerSecond, 1e-9, 1e-9)
        expect(generatorUtilisation).toBeLessThanOrEqual(1 + 1e-9)
        expect(trainerUtilisation).toBeLessThanOrEqual(1 + 1e-9)
        close(generatorUtilisation * duration * config.generators, sum(config.lengths) / config.tokensPerSecond, 1e-9)
        close(trainerUtilisation * duration, batches * config.trainSeconds, 1e-9, 1e-9)
        expect(ages.length + dropped).toBeLessThanOrEqual(config.lengths.length)
        if (config.mode === 'synchronous') expect(ages.every((age) => age === 0)).toBe(true)
        if (config.mode === 'asynchronous') {
          expect(ages.every((age) => age >= 0 && age <= config.stalenessLimit)).toBe(true)
          expect(ages).toHaveLength(batches * config.batchSize)
        }
      }),
    )
  })

  it('asynchrony never makes a run of equal work slower than waiting', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const by = (mode: TimelineConfig['mode']) => simulateTimeline({ ...config, mode, stalenessLimit: 1e6 }).duration
        expect(by('one-step-off')).toBeLessThanOrEqual(by('synchronous') + 1e-9)
      }),
    )
  })

  it('refuses what is none', () => {
    const wrong = (changes: object) => () => simulateTimeline({ ...straggler, ...changes })
    expect(wrong({ mode: 'sync' })).toThrow('mode is "sync"; allowed: "synchronous"')
    expect(wrong({ lengths: [] })).toThrow('lengths has length 0')
    expect(wrong({ lengths: [1, 0] })).toThrow('lengths[1] is 0')
    expect(wrong({ lengths: [NaN] })).toThrow('lengths[0] is NaN')
    expect(wrong({ generators: 0 })).toThrow('generators is 0')
    expect(wrong({ tokensPerSecond: 0 })).toThrow('tokensPerSecond is 0')
    expect(wrong({ batchSize: 0 })).toThrow('batchSize is 0')
    expect(wrong({ trainSeconds: -1 })).toThrow('trainSeconds is -1')
    expect(wrong({ stalenessLimit: -1 })).toThrow('stalenessLimit is -1')
  })
})
