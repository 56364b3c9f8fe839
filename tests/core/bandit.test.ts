import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  type BanditBaseline,
  type BanditConfig,
  type BanditState,
  createRandom,
  exactGradient,
  expectedReward,
  gradientEstimate,
  gradientVariance,
  hashFloat64,
  initBandit,
  lockedShare,
  logProbGradient,
  optimalBaseline,
  probabilityAlong,
  probabilityGradient,
  reinforce,
  runBandit,
  softmax,
  startBandit,
  stepBandit,
  stepsUntilBest,
} from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded, slopes } from './support.ts'

const UNIFORM = [0.2, 0.2, 0.2, 0.2, 0.2]
const NEARLY_SURE = [0.025, 0.025, 0.9, 0.025, 0.025]
const config = (changes: Partial<BanditConfig> = {}): BanditConfig => ({
  rewards: BANDIT_REWARDS,
  stepSize: 0.5,
  baseline: 'none',
  seed: 42,
  ...changes,
})
const steps = (count: number, changes: Partial<BanditConfig> = {}): BanditState[] => {
  const states = [initBandit(config(changes))]
  for (let i = 0; i < count; i += 1) states.push(stepBandit(states[i]!, config(changes)))
  return states
}
/** The first seed whose first draw is this action. */
const seedDrawing = (action: number): number => {
  for (let seed = 0; ; seed += 1) if (steps(1, { seed })[1]!.lastAction === action) return seed
}

describe('the golden trace, mulberry32(42), η=.5, no baseline', () => {
  const states = steps(10)

  it('draws D C E D B C B C E C', () => {
    expect(states.slice(1).map(({ lastAction }) => 'ABCDE'[lastAction!])).toEqual('DCEDBCBCEC'.split(''))
  })

  it('after 10 steps π=[.1097,.1400,.4765,.1441,.1297], EMA .3646', () => {
    const last = states[10]!
    expect(rounded(softmax(last.logits, 1), 4)).toEqual([0.1097, 0.14, 0.4765, 0.1441, 0.1297])
    expect(rounded([last.averageReward], 4)).toEqual([0.3646])
    expect(last.counts).toEqual([0, 2, 4, 2, 2])
    expect(last.step).toBe(10)
  })

  it('after 200 steps π_C=.9835', () => {
    expect(rounded([runBandit(config(), 200).probabilities[2]!], 4)).toEqual([0.9835])
  })

  it('100,000 steps hash to the golden number', () => {
    const run = runBandit(config(), 100_000)
    expect(hashFloat64([...run.logits, run.averageReward, run.randomState, ...run.counts])).toBe('746c31ca')
  })
})

describe('one update', () => {
  it('sampled C, η=.5, no baseline: θ=[-.09,-.09,.36,-.09,-.09], π_C=.2816, J=.4331', () => {
    const state = steps(1, { seed: seedDrawing(2) })[1]!
    closeAll(state.logits, [-0.09, -0.09, 0.36, -0.09, -0.09], 1e-15)
    const policy = softmax(state.logits, 1)
    expect(rounded(policy, 4)).toEqual([0.1796, 0.1796, 0.2816, 0.1796, 0.1796])
    expect(rounded([expectedReward(policy, BANDIT_REWARDS)], 4)).toEqual([0.4331])
    expect(state).toMatchObject({ lastAction: 2, lastReward: 0.9, lastAdvantage: 0.9, lastBaseline: 0, step: 1 })
  })

  it('sampled A without a baseline raises the worst action to .2081; with b=J lowers it to .1785', () => {
    const seed = seedDrawing(0)
    const without = softmax(steps(1, { seed })[1]!.logits, 1)
    expect(rounded([without[0]!, expectedReward(without, BANDIT_REWARDS)], 4)).toEqual([0.2081, 0.3772])
    const exact = steps(1, { seed, baseline: 'exact' })[1]!
    expect(rounded([softmax(exact.logits, 1)[0]!], 4)).toEqual([0.1785])
    close(exact.lastBaseline!, 0.38, 1e-15)
    close(exact.lastAdvantage!, -0.28, 1e-15)
  })

  it('one lucky C at η=5 gives π_C=.9575', () => {
    const state = steps(1, { seed: seedDrawing(2), stepSize: 5 })[1]!
    expect(rounded([softmax(state.logits, 1)[2]!], 4)).toEqual([0.9575])
  })

  it('ema subtracts the average before this reward, starting at 0', () => {
    const states = steps(3, { baseline: 'ema' })
    expect(states[1]!.lastBaseline).toBe(0)
    expect(states[2]!.lastBaseline).toBe(states[1]!.averageReward)
    close(states[1]!.averageReward, 0.1 * states[1]!.lastReward!, 1e-15)
    close(
      states[2]!.averageReward,
      states[1]!.averageReward + 0.1 * (states[2]!.lastReward! - states[1]!.averageReward),
      1e-15,
    )
  })

  it('optimal subtracts the baseline of least variance', () => {
    const [, first, second] = steps(2, { baseline: 'optimal' })
    close(first!.lastBaseline!, optimalBaseline(UNIFORM, BANDIT_REWARDS), 1e-15)
    close(second!.lastBaseline!, optimalBaseline(softmax(first!.logits, 1), BANDIT_REWARDS), 1e-15)
  })
})

describe('a run', () => {
  it('is the same bit for bit with and without an object per step, for every baseline', () => {
    for (const baseline of ['none', 'ema', 'exact', 'optimal'] as const) {
      const states = steps(300, { baseline, stepSize: 2, seed: 9 })
      const run = runBandit(config({ baseline, stepSize: 2, seed: 9 }), 300)
      expect(run).toEqual({
        steps: 300,
        logits: states[300]!.logits,
        probabilities: softmax(states[300]!.logits, 1),
        randomState: states[300]!.randomState,
        averageReward: states[300]!.averageReward,
        counts: states[300]!.counts,
      })
    }
  })

  it('resumes from any state, and never changes the state it was given', () => {
    const states = steps(20)
    const copy = JSON.parse(JSON.stringify(states[7])) as BanditState
    expect(stepBandit(copy, config())).toEqual(states[8])
    expect(copy).toEqual(states[7])
  })

  it('depends on the seed', () => {
    expect(runBandit(config({ seed: 1 }), 50).logits).not.toEqual(runBandit(config({ seed: 2 }), 50).logits)
    expect(runBandit(config(), 0).probabilities).toEqual(UNIFORM)
  })

  it('beats chance: mean J over 20 seeds after 100 steps is far above .38', () => {
    for (const baseline of ['none', 'ema', 'exact', 'optimal'] as const) {
      let total = 0
      for (let seed = 0; seed < 20; seed += 1) {
        total += expectedReward(runBandit(config({ seed, baseline }), 100).probabilities, BANDIT_REWARDS)
      }
      expect(total / 20).toBeGreaterThan(0.75)
    }
  })

  it('survives η=10: probabilities underflow, nothing becomes NaN', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { probabilities, logits } = runBandit(config({ seed, stepSize: 10 }), 500)
      expect([...probabilities, ...logits].every(Number.isFinite)).toBe(true)
    }
  })

  it('keeps the sum of logits at 0: every update sums to 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), real(0.05, 10), (seed, stepSize) => {
        const { logits } = runBandit(config({ seed, stepSize }), 50)
        close(
          logits.reduce((a, b) => a + b, 0),
          0,
          0,
          1e-12,
        )
      }),
    )
  })
})

describe('lock-in on a wrong action (π>.9 after 500 steps, 2000 seeds from 1000)', () => {
  const share = (stepSize: number, baseline: BanditBaseline): number =>
    lockedShare({
      rewards: BANDIT_REWARDS,
      stepSize,
      baseline,
      runs: 2000,
      steps: 500,
      firstSeed: 1000,
      threshold: 0.9,
    })

  it('no baseline: 0 % at η=.5, 27.8 % at η=5, 48.9 % at η=10', () => {
    expect(share(0.5, 'none')).toBe(0)
    expect(share(5, 'none')).toBe(0.278)
    close(share(10, 'none'), 0.489, 0, 0.00051)
  })

  it('EMA baseline: 11.2 % at η=5; exact baseline: none', () => {
    expect(share(5, 'ema')).toBe(0.112)
    expect(share(5, 'exact')).toBe(0)
  })

  it('counts wrong actions only', () => {
    const options = { rewards: [0.9, 0.1], stepSize: 10, baseline: 'none', steps: 300, firstSeed: 0 } as const
    const shares = [0.5, 0.9].map((threshold) => lockedShare({ ...options, runs: 100, threshold }))
    const ended = Array.from({ length: 100 }, (_, seed) => runBandit({ ...options, seed }, 300).probabilities[1]!)
    expect(shares[0]).toBe(ended.filter((p) => p > 0.5).length / 100)
    expect(shares[0]).toBeGreaterThan(0)
    expect(shares[0]).toBeLessThan(1)
  })

  it('median steps until π_C>.9, no baseline: 249, 49, 24, 12 for η=.1, .5, 1, 2', () => {
    const median = (stepSize: number): number => {
      const counts = Array.from({ length: 2000 }, (_, i) =>
        stepsUntilBest(config({ stepSize, seed: 1000 + i }), { steps: 1000, threshold: 0.9 }),
      )
      return counts.map((count) => count ?? Infinity).sort((a, b) => a - b)[1000]!
    }
    expect([0.1, 0.5, 1, 2].map(median)).toEqual([249, 49, 24, 12])
  })

  it('stepsUntilBest says null when it never happens', () => {
    expect(stepsUntilBest(config({ stepSize: 0.001 }), { steps: 10, threshold: 0.9 })).toBeNull()
    expect(stepsUntilBest(config(), { steps: 100, threshold: 1e-9 })).toBe(1)
  })
})

describe('exact quantities', () => {
  it('J(uniform)=.38 and ∇J=[-.056,-.016,.104,.004,-.036]', () => {
    close(expectedReward(UNIFORM, BANDIT_REWARDS), 0.38, 1e-15)
    expect(rounded(exactGradient(UNIFORM, BANDIT_REWARDS), 4)).toEqual([-0.056, -0.016, 0.104, 0.004, -0.036])
  })

  it('exactGradient is the derivative of J in the logits', () => {
    fc.assert(
      fc.property(fc.array(real(-3, 3), { minLength: 5, maxLength: 5 }), (logits) => {
        const gradient = exactGradient(softmax(logits, 1), BANDIT_REWARDS)
        closeAll(
          gradient,
          slopes((z) => expectedReward(softmax(z, 1), BANDIT_REWARDS), logits, 1e-3),
          1e-6,
          1e-9,
        )
      }),
    )
  })

  it('variance at uniform: .1621 without baseline, .0466 with J; rewards +10: 86.24 and .0466', () => {
    const shifted = BANDIT_REWARDS.map((reward) => reward + 10)
    expect(
      rounded([gradientVariance(UNIFORM, BANDIT_REWARDS, 0), gradientVariance(UNIFORM, BANDIT_REWARDS, 0.38)], 4),
    ).toEqual([0.1621, 0.0466])
    expect(rounded([gradientVariance(UNIFORM, shifted, 0)], 2)).toEqual([86.24])
    expect(rounded([gradientVariance(UNIFORM, shifted, 10.38)], 4)).toEqual([0.0466])
  })

  it('at π_C=.9: .0180 without, .0583 with b=J=.835, .0024 with the best b=.289', () => {
    close(expectedReward(NEARLY_SURE, BANDIT_REWARDS), 0.835, 1e-15)
    const best = optimalBaseline(NEARLY_SURE, BANDIT_REWARDS)
    close(best, 0.289, 1e-12)
    const variances = [0, 0.835, best].map((b) => gradientVariance(NEARLY_SURE, BANDIT_REWARDS, b))
    expect(rounded(variances, 4)).toEqual([0.018, 0.0583, 0.0024])
  })

  it('the variance is that of sampled gradients', () => {
    const policy = [0.5, 0.3, 0.1, 0.06, 0.04]
    const estimates = policy.map((_, action) =>
      policy.map((p, i) => (BANDIT_REWARDS[action]! - 0.2) * ((i === action ? 1 : 0) - p)),
    )
    const meanGradient = policy.map((_, i) =>
      policy.reduce((total, p, action) => total + p * estimates[action]![i]!, 0),
    )
    const trace = policy.reduce(
      (total, p, action) => total + p * estimates[action]!.reduce((t, g, i) => t + (g - meanGradient[i]!) ** 2, 0),
      0,
    )
    close(gradientVariance(policy, BANDIT_REWARDS, 0.2), trace, 1e-12)
    closeAll(meanGradient, exactGradient(policy, BANDIT_REWARDS), 1e-12)
  })

  it('no baseline has less variance than the optimal one', () => {
    fc.assert(
      fc.property(distribution(5, 5), real(-2, 2), (policy, baseline) => {
        const best = gradientVariance(policy, BANDIT_REWARDS, optimalBaseline(policy, BANDIT_REWARDS))
        expect(gradientVariance(policy, BANDIT_REWARDS, baseline)).toBeGreaterThanOrEqual(best - 1e-15)
      }),
    )
  })

  it('a certain policy has no score: variance 0, optimal baseline J', () => {
    expect(gradientVariance([0, 1], [3, 5], 0)).toBe(0)
    expect(optimalBaseline([0, 1], [3, 5])).toBe(5)
  })
})

describe('refusals', () => {
  it('name the argument, the value and what is allowed', () => {
    expect(() => initBandit(config({ stepSize: 0 }))).toThrow('stepSize is 0; allowed: a finite number above 0')
    expect(() => initBandit(config({ rewards: [1] }))).toThrow('rewards has length 1; allowed: a length of at least 2')
    expect(() => initBandit(config({ rewards: [1, NaN] }))).toThrow('rewards[1] is NaN')
    expect(() => initBandit(config({ seed: -1 }))).toThrow('seed is -1')
    expect(() => initBandit(config({ baseline: 'mean' as never }))).toThrow(
      'baseline is "mean"; allowed: "none", "ema"',
    )
    expect(() => stepBandit(initBandit(config()), config({ stepSize: NaN }))).toThrow('stepSize is NaN')
    expect(() => stepBandit({ ...initBandit(config()), logits: [0] }, config())).toThrow('state.logits has length 1')
    expect(() => runBandit(config(), -1)).toThrow('steps is -1; allowed: an integer from 0')
    expect(() => runBandit(config({ stepSize: -1 }), 1)).toThrow('stepSize is -1')
    const lock = { rewards: BANDIT_REWARDS, stepSize: 1, baseline: 'none', runs: 1, steps: 1, firstSeed: 0 } as const
    expect(() => lockedShare({ ...lock, threshold: 0.4 })).toThrow(
      'threshold is 0.4; allowed: a finite number from 0.5',
    )
    expect(() => lockedShare({ ...lock, threshold: 0.9, runs: 0 })).toThrow('runs is 0')
    expect(() => stepsUntilBest(config(), { steps: 0, threshold: 0.9 })).toThrow('steps is 0')
    expect(() => stepsUntilBest(config(), { steps: 1, threshold: 0 })).toThrow('threshold is 0')
    expect(() => stepsUntilBest(config({ stepSize: 0 }), { steps: 1, threshold: 0.5 })).toThrow('stepSize is 0')
    expect(() => expectedReward([0.5, 0.5], [1])).toThrow('probabilities has length 2; allowed: the length of rewards')
    expect(() => expectedReward([0.5, 0.6], [1, 1])).toThrow('the sum of probabilities is 1.1')
    expect(() => expectedReward([0.5, 0.5], [1, NaN])).toThrow('rewards[1] is NaN')
    expect(() => gradientVariance([0.5, 0.5], [1, 1], NaN)).toThrow('baseline is NaN')
  })
})

describe('an estimate of the gradient', () => {
  const options = { tries: 1, baseline: 0 }

  it('from one try that drew C: 0.9 (e_C - π)', () => {
    const found = [1, 2, 3, 4, 5, 6, 7, 8]
      .map((seed) => gradientEstimate(UNIFORM, BANDIT_REWARDS, createRandom(seed), options))
      .find(({ counts }) => counts[2] === 1)!
    closeAll(found.gradient, [-0.18, -0.18, 0.72, -0.18, -0.18], 1e-15)
    closeAll(logProbGradient(UNIFORM, 2), [-0.2, -0.2, 0.8, -0.2, -0.2], 1e-15)
  })

  it('is the exact gradient on average, for every baseline, and scatters as gradientVariance says', () => {
    for (const baseline of [0, 0.38, -1]) {
      const random = createRandom(11)
      const exact = exactGradient(NEARLY_SURE, BANDIT_REWARDS)
      const runs = Array.from({ length: 20_000 }, () =>
        gradientEstimate(NEARLY_SURE, BANDIT_REWARDS, random, { tries: 1, baseline }),
      )
      const variance = gradientVariance(NEARLY_SURE, BANDIT_REWARDS, baseline)
      exact.forEach((entry, i) => {
        const mean = runs.reduce((sum, { gradient }) => sum + gradient[i]!, 0) / runs.length
        expect(Math.abs(mean - entry)).toBeLessThan(5 * Math.sqrt(variance / runs.length))
      })
      const scatter = runs.reduce(
        (sum, { gradient }) => sum + gradient.reduce((total, entry, i) => total + (entry - exact[i]!) ** 2, 0),
        0,
      )
      expect(scatter / runs.length / variance).toBeCloseTo(1, 1)
    }
  })

  it('a baseline is subtracted from the reward: with b = .4 the try that drew C gives .5 (e_C - π)', () => {
    const seed = [1, 2, 3, 4, 5, 6, 7, 8].find(
      (s) => gradientEstimate(UNIFORM, BANDIT_REWARDS, createRandom(s), options).counts[2] === 1,
    )!
    const { gradient } = gradientEstimate(UNIFORM, BANDIT_REWARDS, createRandom(seed), { tries: 1, baseline: 0.4 })
    closeAll(gradient, [-0.1, -0.1, 0.4, -0.1, -0.1], 1e-15)
  })

  it('from many tries is the mean of as many single ones', () => {
    const [one, many] = [createRandom(5), createRandom(5)]
    const singles = Array.from({ length: 4 }, () => gradientEstimate(UNIFORM, BANDIT_REWARDS, one, options).gradient)
    const { gradient, counts } = gradientEstimate(UNIFORM, BANDIT_REWARDS, many, { tries: 4, baseline: 0 })
    closeAll(
      gradient,
      UNIFORM.map((_, i) => singles.reduce((sum, single) => sum + single[i]!, 0) / 4),
      1e-15,
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  it('the direction of a log-probability is its slope in the logits', () => {
    const logits = [0.3, -1, 2]
    const along = (z: readonly number[]) => Math.log(softmax(z, 1)[1]!)
    closeAll(logProbGradient(softmax(logits, 1), 1), slopes(along, logits), 1e-6)
  })

  it('the slopes of a probability are its share of the slopes of its logarithm, and all slopes sum to 0', () => {
    const logits = [0.3, -1, 2]
    const policy = softmax(logits, 1)
    closeAll(probabilityGradient(UNIFORM, 2), [-0.04, -0.04, 0.16, -0.04, -0.04], 1e-15)
    for (const action of [0, 1, 2]) {
      const along = (z: readonly number[]) => softmax(z, 1)[action]!
      closeAll(probabilityGradient(policy, action), slopes(along, logits), 1e-6)
    }
    const sums = policy.map((_, i) =>
      policy.reduce((sum, _p, action) => sum + probabilityGradient(policy, action)[i]!, 0),
    )
    closeAll(sums, [0, 0, 0], 1e-15)
    expect(() => probabilityGradient(UNIFORM, 5)).toThrow('action is 5')
    expect(() => probabilityGradient([0.5, 0.4], 0)).toThrow('probabilities')
  })

  it('refuses a policy that is none, a list of rewards that does not fit, no tries', () => {
    const random = createRandom(1)
    expect(() => logProbGradient(UNIFORM, 5)).toThrow('action is 5')
    expect(() => logProbGradient([0.5, 0.4], 0)).toThrow('probabilities')
    expect(() => gradientEstimate(UNIFORM, [1], random, options)).toThrow(
      'probabilities has length 5; allowed: the length of rewards, which is 1',
    )
    expect(() => gradientEstimate([1], [1], random, options)).toThrow(
      'rewards has length 1; allowed: a length of at least 2',
    )
    expect(() => gradientEstimate([0.5, 0.5], [1, NaN], random, options)).toThrow('rewards[1] is NaN')
    expect(gradientEstimate([0.5, 0.5], [1, 0], random, options).gradient).toHaveLength(2)
    // The baseline is wrong too, and must not be named: so many tries are refused before anything is drawn.
    expect(() => gradientEstimate(UNIFORM, BANDIT_REWARDS, random, { tries: 1_000_001, baseline: NaN })).toThrow(
      'tries is 1000001; allowed: an integer from 1 to 1000000',
    )
    expect(() => gradientEstimate(UNIFORM, BANDIT_REWARDS, random, { tries: 0, baseline: 0 })).toThrow('tries is 0')
    expect(() => gradientEstimate(UNIFORM, BANDIT_REWARDS, random, { tries: 1, baseline: NaN })).toThrow('baseline')
  })
})

describe('along a run', () => {
  it('in pieces it is the run in one go', () => {
    const { along, final } = probabilityAlong(config(), 2, [0, 1, 10, 10, 200])
    expect(along).toEqual([0, 1, 10, 10, 200].map((count) => runBandit(config(), count).probabilities[2]))
    expect(final).toEqual(runBandit(config(), 200).probabilities)
  })

  it('the loop of one run: two halves are the whole', () => {
    const [halves, whole] = [startBandit(config()), startBandit(config())]
    reinforce(halves, 30)
    reinforce(halves, 20)
    reinforce(whole, 50)
    expect(halves).toEqual(whole)
  })

  it('follows the first and the last action too', () => {
    for (const action of [0, 4])
      expect(probabilityAlong(config(), action, [20]).along).toEqual([runBandit(config(), 20).probabilities[action]])
  })

  it('refuses an action that is none, and going back', () => {
    expect(() => probabilityAlong(config(), 2, [1_000_000_001])).toThrow('tries[0] is 1000000001')
    expect(() => probabilityAlong(config(), 5, [1])).toThrow('action is 5')
    expect(() => probabilityAlong(config(), 2, [10, 9])).toThrow('tries[1] is 9')
    expect(() => startBandit(config({ stepSize: 0 }))).toThrow('stepSize')
  })
})

describe('a threshold', () => {
  it('is exceeded, not only reached', () => {
    const still = { stepSize: 1, baseline: 'none', firstSeed: 1, steps: 0, runs: 1, threshold: 0.5 } as const
    expect(lockedShare({ ...still, rewards: [1, 0] })).toBe(0)
    // Without a reward nothing moves: the best action stays at 1/2.
    expect(stepsUntilBest(config({ rewards: [0, 0], baseline: 'none' }), { steps: 3, threshold: 0.5 })).toBe(null)
    expect(stepsUntilBest(config({ rewards: [0, 0], baseline: 'none' }), { steps: 3, threshold: 0.49 })).toBe(1)
  })
})
