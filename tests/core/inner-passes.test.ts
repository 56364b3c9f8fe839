import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BANDIT_REWARDS, expectedReward, klDivergence, ppoClip, softmax } from '../../src/core/index.ts'
import {
  type BanditSample,
  type InnerPassesOptions,
  exactBatch,
  innerPasses,
  sampledBatch,
} from '../../src/core/bandit/inner-passes.ts'
import { closeAll, real, rounded, slopes } from './support.ts'

const UNIFORM = [0.2, 0.2, 0.2, 0.2, 0.2]
const ZEROS = [0, 0, 0, 0, 0]
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
const C = 2
const E = 4
const objective = (probabilities: readonly number[]) => expectedReward(probabilities, BANDIT_REWARDS)
const exact = (options: Partial<InnerPassesOptions> = {}) =>
  innerPasses(ZEROS, exactBatch(UNIFORM, BANDIT_REWARDS), { stepSize: 1, passes: 50, clip: CLIP, ...options })

describe('the exact batch, η=1, ε=.2', () => {
  const clipped = exact()
  const unclipped = exact({ clip: null })

  it('after one pass both are the same, J=.396', () => {
    expect(clipped[1]).toEqual(unclipped[1])
    expect(rounded([objective(clipped[1]!.probabilities)], 4)).toEqual([0.396])
  })

  it('the surrogate of the exact batch is what J has gained: one choice, so no context can change', () => {
    for (const { probabilities, surrogate } of unclipped)
      expect(surrogate).toBeCloseTo(objective(probabilities) - objective(UNIFORM), 12)
  })

  it('after 10 passes π_C=.2754, ρ=1.377: past the fence', () => {
    expect(rounded([clipped[10]!.probabilities[C]!], 4)).toEqual([0.2754])
    expect(rounded([clipped[10]!.ratios[C]!], 3)).toEqual([1.377])
  })

  it('frozen at π_C=.2843, J=.4473: no sample has a gradient left', () => {
    const [before, last] = [clipped[49]!, clipped[50]!]
    expect(rounded([last.probabilities[C]!, objective(last.probabilities)], 4)).toEqual([0.2843, 0.4473])
    expect(last.logits).toEqual(before.logits)
    expect(last.clipFraction).toBeCloseTo(1, 12)
  })

  it('unclipped J is .6326 after 10 and .8775 after 50', () => {
    const values = [10, 50].map((pass) => objective(unclipped[pass]!.probabilities))
    expect(rounded(values, 4)).toEqual([0.6326, 0.8775])
  })

  it('the first pass is taken at ratio 1: nothing is clipped', () => {
    expect(clipped[0]).toMatchObject({ kl: 0, clipFraction: 0, ratios: [1, 1, 1, 1, 1] })
  })
})

describe('the unlucky batch, seed 105, 8 samples, noise .4, η=2, 100 passes', () => {
  const batch = sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 8, noise: 0.4, seed: 105 })
  const run = (clip: InnerPassesOptions['clip']) => innerPasses(ZEROS, batch, { stepSize: 2, passes: 100, clip })[100]!

  it('is A B E D D B E E: C never occurs', () => {
    expect(batch.map(({ action }) => 'ABCDE'[action]).join(' ')).toBe('A B E D D B E E')
  })

  it('unclipped: π_E=.988, J=.203; clipped: J=.3845', () => {
    const [unclipped, clipped] = [run(null), run(CLIP)]
    expect(rounded([unclipped.probabilities[E]!, objective(unclipped.probabilities)], 3)).toEqual([0.988, 0.203])
    expect(rounded([objective(clipped.probabilities)], 4)).toEqual([0.3845])
  })
})

describe('a batch', () => {
  it('the exact one has every action once, weighted by π_old, A=r-J, mean advantage 0', () => {
    const batch = exactBatch([0.5, 0.5], [1, 0])
    expect(batch).toEqual([
      { action: 0, reward: 1, advantage: 0.5, weight: 0.5 },
      { action: 1, reward: 0, advantage: -0.5, weight: 0.5 },
    ])
  })

  it('a sampled one: advantages sum to 0, weights to 1, noise stays in its range, the same seed draws the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 40 }),
        real(0, 2),
        (seed, size, noise) => {
          const batch = sampledBatch(UNIFORM, BANDIT_REWARDS, { size, noise, seed })
          const sum = (pick: (sample: BanditSample) => number) =>
            batch.reduce((total, sample) => total + pick(sample), 0)
          closeAll([sum(({ advantage }) => advantage), sum(({ weight }) => weight)], [0, 1], 1e-12)
          for (const { action, reward } of batch) {
            expect(Math.abs(reward - BANDIT_REWARDS[action]!)).toBeLessThanOrEqual(noise + 1e-12)
          }
          expect(sampledBatch(UNIFORM, BANDIT_REWARDS, { size, noise, seed })).toEqual(batch)
        },
      ),
    )
  })

  it('draws all actions before the first noise: noise changes no action', () => {
    const actions = (noise: number) =>
      sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 8, noise, seed: 105 }).map(({ action }) => action)
    expect(actions(0)).toEqual(actions(0.4))
  })
})

describe('laws', () => {
  const logits = fc.array(real(-2, 2), { minLength: 3, maxLength: 3 })
  const rewards = fc.array(real(-1, 1), { minLength: 3, maxLength: 3 })

  it('each pass ascends the mean clipped surrogate: its step is η times the finite-difference gradient', () => {
    fc.assert(
      fc.property(logits, rewards, real(0.05, 3), (theta, pay, stepSize) => {
        const old = softmax(theta, 1)
        const batch = exactBatch(old, pay)
        const passes = innerPasses(theta, batch, { stepSize, passes: 3, clip: CLIP })
        const surrogate = (at: number[]) =>
          softmax(at, 1).reduce((sum, p, action) => {
            const { advantage, weight } = batch[action]!
            return sum + weight * ppoClip({ ratio: p / old[action]!, advantage, ...CLIP }).value
          }, 0)
        for (const pass of [0, 1, 2]) {
          const { logits: from, ratios } = passes[pass]!
          // A corner of the surrogate has no derivative: not tested there.
          if (ratios.some((ratio) => Math.abs(Math.abs(ratio - 1) - 0.2) < 0.002)) continue
          const moved = passes[pass + 1]!.logits.map((logit, i) => (logit - from[i]!) / stepSize)
          closeAll(moved, slopes(surrogate, from), 1e-6, 1e-8)
        }
      }),
    )
  })

  it('KL is that of the old policy against the new, ratios are π/π_old, and clip fraction counts flat samples', () => {
    fc.assert(
      fc.property(logits, rewards, (theta, pay) => {
        const old = softmax(theta, 1)
        const batch = exactBatch(old, pay)
        const last = innerPasses(theta, batch, { stepSize: 2, passes: 5, clip: CLIP })[5]!
        closeAll([last.kl], [klDivergence(old, last.probabilities)], 0)
        closeAll(
          last.ratios,
          last.probabilities.map((p, i) => p / old[i]!),
          1e-15,
        )
        const flat = batch.reduce((sum, { advantage, weight, action }) => {
          const ratio = last.ratios[action]!
          return sum + ((advantage > 0 && ratio > 1.2) || (advantage < 0 && ratio < 0.8) ? weight : 0)
        }, 0)
        closeAll([last.clipFraction], [flat], 1e-12)
      }),
    )
  })

  it('without clipping nothing counts as clipped, and a huge ε is no clipping', () => {
    for (const { clipFraction } of exact({ clip: null })) expect(clipFraction).toBe(0)
    expect(exact({ clip: { ...CLIP, clipLow: 1, clipHigh: 1e6 } })).toEqual(exact({ clip: null }))
  })
})

describe('edges', () => {
  it('a large η overshoots in the first pass, and nothing brings it back', () => {
    const passes = exact({ stepSize: 10, passes: 20 })
    expect(passes[1]!.ratios[C]!).toBeGreaterThan(2)
    expect(passes[20]!.ratios[C]!).toBeGreaterThan(2)
  })

  it('equal rewards move nothing', () => {
    const batch = exactBatch(UNIFORM, [0.5, 0.5, 0.5, 0.5, 0.5])
    expect(innerPasses(ZEROS, batch, { stepSize: 5, passes: 3, clip: CLIP })[3]!.logits).toEqual(ZEROS)
  })

  it('0 passes leave the start alone; an empty batch never moves it', () => {
    expect(exact({ passes: 0 })).toHaveLength(1)
    expect(innerPasses(ZEROS, [], { stepSize: 1, passes: 2, clip: CLIP })[2]).toMatchObject({
      logits: ZEROS,
      clipFraction: 0,
    })
  })

  it('an action that the old policy cannot take has ratio 1, not NaN, and stays impossible', () => {
    const logits = [0, 0, -1000]
    const last = innerPasses(logits, exactBatch(softmax(logits, 1), [1, 0, 5]), {
      stepSize: 1,
      passes: 3,
      clip: CLIP,
    })[3]!
    expect(last.ratios[2]).toBe(1)
    expect(last.probabilities[2]).toBe(0)
    expect(Number.isFinite(last.kl)).toBe(true)
  })

  it('refuses what it cannot use, and says what is allowed', () => {
    expect(() => exact({ stepSize: 0 })).toThrow(/stepSize/)
    expect(() => exact({ passes: 1.5 })).toThrow(/passes/)
    expect(() => exact({ clip: { ...CLIP, clipLow: 2 } })).toThrow(/clipLow/)
    const sample = { action: 0, reward: 0, advantage: 0, weight: 1 }
    const pass = (change: Partial<BanditSample>) => () =>
      innerPasses(ZEROS, [{ ...sample, ...change }], { stepSize: 1, passes: 1, clip: null })
    expect(pass({ action: 5 })).toThrow(/batch\[0\]\.action/)
    expect(pass({ advantage: NaN })).toThrow(/batch\[0\]\.advantage/)
    expect(pass({ weight: -1 })).toThrow(/batch\[0\]\.weight/)
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 0, noise: 0, seed: 1 })).toThrow(/size/)
    expect(() => sampledBatch(UNIFORM, BANDIT_REWARDS, { size: 1, noise: -1, seed: 1 })).toThrow(/noise/)
  })
})
