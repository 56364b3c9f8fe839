import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  type FreshBatchesConfig,
  type FreshBatchesState,
  exactBatch,
  initFreshBatches,
  innerPasses,
  klDivergence,
  noisyBatch,
  ppoClip,
  randomFromState,
  sampledBatch,
  softmax,
  stepFreshBatches,
  surrogateGradient,
} from '../../src/core/index.ts'
import { closeAll, real, slopes } from './support.ts'

const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
const plain: FreshBatchesConfig = {
  rewards: BANDIT_REWARDS,
  noise: 1,
  batchSize: 8,
  passes: 4,
  stepSize: 1,
  clip: null,
  beta: 0,
  lag: 0,
  seed: 7,
}
function after(batches: number, change: Partial<FreshBatchesConfig> = {}): FreshBatchesState {
  const config = { ...plain, ...change }
  let state = initFreshBatches(config)
  for (let batch = 0; batch < batches; batch += 1) state = stepFreshBatches(state, config)
  return state
}

describe('the gradient of surrogate minus KL penalty', () => {
  const logits = fc.array(real(-2, 2), { minLength: 3, maxLength: 3 })
  it('is that of finite differences, with a clip, without, and with β, also away from the old policy', () => {
    fc.assert(
      fc.property(logits, logits, logits, real(0, 3), fc.boolean(), (theta, oldTheta, rewards, beta, isClipped) => {
        const old = softmax(oldTheta, 1)
        const batch = exactBatch(old, rewards)
        const clip = isClipped ? CLIP : null
        const objective = (at: number[]) => {
          const now = softmax(at, 1)
          const surrogate = batch.reduce((sum, { action, advantage, weight }) => {
            const ratio = now[action]! / old[action]!
            return sum + weight * (clip ? ppoClip({ ratio, advantage, ...clip }).value : ratio * advantage)
          }, 0)
          return surrogate - beta * klDivergence(old, now)
        }
        const probabilities = softmax(theta, 1)
        // A corner of the surrogate has no derivative: not tested there.
        fc.pre(probabilities.every((p, i) => Math.abs(Math.abs(p / old[i]! - 1) - 0.2) > 0.002))
        const { gradient } = surrogateGradient(probabilities, old, batch, { clip, beta })
        closeAll(gradient, slopes(objective, theta), 1e-6, 1e-7)
      }),
    )
  })

  it('by hand: two actions at .5 after .8 and .2, no advantage, β = 2: 2 (.8 - .5) = .6 towards the old policy', () => {
    closeAll(surrogateGradient([0.5, 0.5], [0.8, 0.2], [], { clip: null, beta: 1 }).gradient, [0.3, -0.3], 1e-15)
    closeAll(surrogateGradient([0.5, 0.5], [0.8, 0.2], [], { clip: null, beta: 2 }).gradient, [0.6, -0.6], 1e-15)
  })
})

describe('a run over fresh batches', () => {
  for (const [name, clip] of [
    ['with a clip', CLIP],
    ['without', null],
  ] as const)
    it(`${name}: its first batch is innerPasses on the batch of the same seed`, () => {
      const zeros = BANDIT_REWARDS.map(() => 0)
      const batch = sampledBatch(softmax(zeros, 1), BANDIT_REWARDS, { size: 8, noise: 1, seed: 7 })
      const passes = innerPasses(zeros, batch, { stepSize: 1, passes: 4, clip })
      expect(after(1, { clip }).logits).toEqual(passes[4]!.logits)
    })

  it('with one pass and no lag neither clip nor penalty changes a bit: every ratio is 1, and the KL is flat there', () => {
    const free = after(20, { passes: 1 }).logits
    expect(after(20, { passes: 1, clip: CLIP }).logits).toEqual(free)
    closeAll(after(20, { passes: 1, beta: 5 }).logits, free, 1e-12)
  })

  it('with several passes each changes it, and a strong penalty keeps the policy near the one that drew', () => {
    const uniform = BANDIT_REWARDS.map(() => 0.2)
    const moved = (change: Partial<FreshBatchesConfig>) => klDivergence(uniform, softmax(after(1, change).logits, 1))
    const change = { passes: 100, stepSize: 0.5 }
    expect(moved({ ...change, clip: CLIP })).toBeLessThan(moved(change))
    expect(moved({ ...change, beta: 0.3 })).toBeLessThan(moved(change))
    expect(moved({ ...change, beta: 3 })).toBeLessThan(moved({ ...change, beta: 0.3 }) / 4)
  })

  it('with lag k the first k + 1 batches are all drawn by the first policy, and k older policies are kept', () => {
    const [fresh, stale] = [after(1, { lag: 3 }), after(4, { lag: 3 })]
    expect(fresh.logits).toEqual(after(1).logits)
    expect([fresh.batches, stale.batches]).toEqual([1, 4])
    expect(stale.history).toHaveLength(3)
    expect(stale.history[2]).toEqual(fresh.logits)
    expect(after(4, { lag: 3 }).logits).toEqual(after(4, { lag: 9 }).logits)
    expect(after(5, { lag: 3 }).logits).not.toEqual(after(5, { lag: 9 }).logits)
  })

  it('with lag 1 the second batch is drawn by the first policy, not by the present one, and by the same generator', () => {
    const config = { ...plain, stepSize: 8, passes: 1, lag: 1 }
    const first = stepFreshBatches(initFreshBatches(config), config)
    const old = softmax([0, 0, 0, 0, 0], 1)
    const now = softmax(first.logits, 1)
    const batch = noisyBatch(randomFromState(first.randomState), old, BANDIT_REWARDS, { size: 8, noise: 1 })
    const drawnNow = noisyBatch(randomFromState(first.randomState), now, BANDIT_REWARDS, { size: 8, noise: 1 })
    expect(batch.map(({ action }) => action)).not.toEqual(drawnNow.map(({ action }) => action))
    const { gradient } = surrogateGradient(now, old, batch, { clip: null, beta: 0 })
    closeAll(
      stepFreshBatches(first, config).logits,
      first.logits.map((logit, i) => logit + 8 * gradient[i]!),
      1e-14,
    )
  })

  it('is a function of its seed, goes on from a stored state, and learns over 20 seeds of 20', () => {
    expect(after(6)).toEqual(after(6))
    const stored = JSON.parse(JSON.stringify(after(5))) as FreshBatchesState
    expect(stepFreshBatches(stored, plain)).toEqual(after(6))
    for (let seed = 1; seed <= 20; seed += 1)
      expect(softmax(after(40, { seed, clip: CLIP }).logits, 1)[2]).toBeGreaterThan(0.8)
  })

  it('equal rewards without noise move nothing; a batch of one has advantage 0', () => {
    expect(after(3, { rewards: [0.5, 0.5], noise: 0 }).logits).toEqual([0, 0])
    expect(after(3, { batchSize: 1 }).logits).toEqual([0, 0, 0, 0, 0])
  })

  it('refuses what it cannot use, and says what is allowed', () => {
    for (const change of [{ passes: 0 }, { stepSize: 0 }, { beta: -1 }, { lag: 1.5 }, { batchSize: 0 }, { noise: -1 }])
      expect(() => after(1, change)).toThrow(new RegExp(`^${Object.keys(change)[0]} is`))
    for (const change of [{ passes: 1_000_001 }, { batchSize: 1_000_001 }, { lag: 1001 }])
      expect(() => after(0, change)).toThrow(new RegExp(`^${Object.keys(change)[0]} is`))
    for (const seed of [-1, 2 ** 32]) expect(() => after(0, { seed })).toThrow(/seed/)
    for (const seed of [0, 2 ** 32 - 1]) expect(after(0, { seed }).randomState).toBe(seed)
    expect(() => after(0, { rewards: [1] })).toThrow(/rewards/)
    expect(() => after(0, { noise: -1 })).toThrow(/noise/)
    expect(() => after(0, { clip: { ...CLIP, clipLow: 2 } })).toThrow(/clipLow/)
    expect(() => stepFreshBatches({ ...after(0), logits: [0] }, plain)).toThrow(/state\.logits/)
  })
})
