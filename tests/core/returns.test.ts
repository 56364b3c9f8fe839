import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  batchAdvantages,
  discountedReturn,
  effectiveSampleShare,
  exp,
  gae,
  groupAdvantages,
  horizon,
  importanceWeights,
  log,
  maskedMean,
  maskedStandardDeviation,
  pow,
  processAdvantages,
  rewardsToGo,
  sequenceSampleShare,
  standardDeviation,
  whiten,
} from '../../src/core/index.ts'
import { close, closeAll, real, rounded } from './support.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const episodes = fc.integer({ min: 1, max: 6 }).chain((length) => {
  const list = fc.array(real(-2, 2), { minLength: length, maxLength: length })
  return fc.record({ rewards: list, values: list, gamma: real(0, 1), lambda: real(0, 1) })
})

describe('returns', () => {
  it('r=[1,2,0,-1,3]: G_0 at γ=0, .5, .9, .99, 1', () => {
    const returns = [0, 0.5, 0.9, 0.99, 1].map((gamma) => discountedReturn([1, 2, 0, -1, 3], gamma))
    expect(rounded(returns, 4)).toEqual([1, 2.0625, 4.0393, 4.8915, 5])
    expect(rewardsToGo([1, 2, 3], 0.5)).toEqual([2.75, 3.5, 3])
    expect(
      rounded(
        [1, 1, 1].map((_, t) => pow(0.9, t)),
        2,
      ),
    ).toEqual([1, 0.9, 0.81])
  })

  it('the brevity penalty and the horizon', () => {
    expect(rounded([pow(0.99, 199), pow(0.999, 999)], 4)).toEqual([0.1353, 0.3681])
    close(horizon(0.9), 10, 1e-14)
    close(horizon(0.99), 100, 1e-13)
    expect([horizon(0), horizon(1)]).toEqual([1, Infinity])
  })

  it('each return is its reward plus γ times the next', () => {
    fc.assert(
      fc.property(episodes, ({ rewards, gamma }) => {
        const returns = rewardsToGo(rewards, gamma)
        returns.forEach((g, t) => close(g, rewards[t]! + gamma * (returns[t + 1] ?? 0), 1e-14, 1e-14))
        close(returns[0]!, sum(rewards.map((r, t) => r * pow(gamma, t))), 1e-12, 1e-12)
      }),
    )
  })

  it('refuses γ outside [0, 1] and empty episodes', () => {
    expect(() => rewardsToGo([], 1)).toThrow('rewards has length 0')
    expect(() => rewardsToGo([NaN], 1)).toThrow('rewards[0] is NaN')
    expect(() => discountedReturn([1], 1.1)).toThrow('gamma is 1.1; allowed: a finite number from 0 to 1')
    expect(() => horizon(-1)).toThrow('gamma is -1')
  })
})

describe('gae', () => {
  const input = { rewards: [0, 0, 0, 0, 1], values: [0.2, 0.3, 0.5, 0.7, 0.9], bootstrapValue: 0, mask: null }
  const skip = { gamma: 1, masked: 'skip' } as const

  it('λ=0, .5, .95, 1 of the worked example', () => {
    const at = (lambda: number) => rounded(gae(input, { ...skip, lambda }).advantages, 4)
    expect(at(0)).toEqual([0.1, 0.2, 0.2, 0.2, 0.1])
    expect(at(0.5)).toEqual([0.2813, 0.3625, 0.325, 0.25, 0.1])
    expect(at(0.95)).toEqual([0.7234, 0.6562, 0.4802, 0.295, 0.1])
    expect(at(1)).toEqual([0.8, 0.7, 0.5, 0.3, 0.1])
  })

  it('λ=1 is return minus V, λ=0 the TD error; the target is advantage plus V', () => {
    fc.assert(
      fc.property(episodes, real(-2, 2), ({ rewards, values, gamma, lambda }, bootstrapValue) => {
        const base = { rewards, values, bootstrapValue, mask: null }
        const tail = rewardsToGo([...rewards, bootstrapValue], gamma)
        closeAll(
          gae(base, { gamma, lambda: 1, masked: 'skip' }).advantages,
          values.map((v, t) => tail[t]! - v),
          1e-12,
          1e-12,
        )
        const zero = gae(base, { gamma, lambda: 0, masked: 'skip' })
        expect(zero.advantages.map((x) => x + 0)).toEqual(zero.tdErrors.map((x) => x + 0))
        closeAll(
          zero.tdErrors,
          values.map((v, t) => rewards[t]! + gamma * (values[t + 1] ?? bootstrapValue) - v),
          1e-12,
          1e-12,
        )
        const any = gae(base, { gamma, lambda, masked: 'zero-step' })
        closeAll(
          any.targets,
          values.map((v, t) => any.advantages[t]! + v),
          0,
          1e-15,
        )
        any.advantages.forEach((a, t) => {
          close(a, any.tdErrors[t]! + gamma * lambda * (any.advantages[t + 1] ?? 0), 1e-13, 1e-13)
        })
      }),
    )
  })

  it('tool tokens: skipped as steps, or steps of reward and value 0', () => {
    const masked = { rewards: [0, NaN, 1], values: [0.5, NaN, 0.25], bootstrapValue: 0, mask: [1, 0, 1] }
    const tool = { ...masked, rewards: [0, 7, 1], values: [0.5, 9, 0.25] }
    expect(gae(tool, { gamma: 0.5, lambda: 0.5, masked: 'skip' })).toEqual({
      advantages: [-0.375 + 0.25 * 0.75, 0, 0.75],
      targets: [-0.375 + 0.25 * 0.75 + 0.5, 0, 1],
      tdErrors: [-0.375, 0, 0.75],
    })
    const steps = gae(tool, { gamma: 0.5, lambda: 0.5, masked: 'zero-step' })
    expect(steps.tdErrors).toEqual([-0.5, 0, 0.75])
    // δ at the tool token is .5·.25, carried on by γλ = .25.
    close(steps.advantages[0]!, -0.5 + 0.25 * (0.125 + 0.25 * 0.75), 1e-15)
    expect(steps.advantages[1]).toBe(0)
    expect(() => gae(masked, { gamma: 1, lambda: 1, masked: 'skip' })).toThrow('rewards[1] is NaN')
  })

  it('refuses what does not fit', () => {
    const options = { ...skip, lambda: 1 }
    expect(() => gae({ ...input, values: [1] }, options)).toThrow('rewards has length 5; allowed: the length of values')
    expect(() => gae({ ...input, values: [1, 1, 1, 1, NaN] }, options)).toThrow('values[4] is NaN')
    expect(() => gae({ ...input, bootstrapValue: NaN }, options)).toThrow('bootstrapValue is NaN')
    expect(() => gae({ ...input, mask: [1] }, options)).toThrow('mask has length 1')
    expect(() => gae({ ...input, mask: [1, 1, 2, 1, 1] }, options)).toThrow('mask[2] is 2; allowed: 0, 1')
    expect(() => gae(input, { ...options, gamma: -0.1 })).toThrow('gamma is -0.1')
    expect(() => gae(input, { ...options, lambda: 1.1 })).toThrow('lambda is 1.1')
    expect(() => gae(input, { ...options, masked: 'drop' as never })).toThrow('masked is "drop"; allowed: "skip"')
  })
})

describe('processAdvantages', () => {
  const none = { scale: 'none', epsilon: 0 } as const
  const group = [
    { length: 4, stepEnds: [1, 3], stepRewards: [1, 0] },
    { length: 3, stepEnds: [0], stepRewards: [2] },
  ]

  it('each token gets the normalised rewards of its own step and of all later ones', () => {
    expect(processAdvantages(group, none)).toEqual([
      [-1, -1, -1, -1],
      [1, 0, 0],
    ])
    const scaled = processAdvantages(group, { scale: 'sample', epsilon: 0 })
    expect(scaled[1]).toEqual([1, 0, 0])
    const later = processAdvantages([{ length: 3, stepEnds: [0, 2], stepRewards: [3, 1] }], none)
    expect(later).toEqual([[0, -1, -1]])
  })

  it('one step at the end of each completion is outcome supervision', () => {
    fc.assert(
      fc.property(fc.array(real(-2, 2), { minLength: 2, maxLength: 5 }), (rewards) => {
        const outcome = rewards.map((reward, i) => ({ length: i + 1, stepEnds: [i], stepRewards: [reward] }))
        const advantages = groupAdvantages(rewards, none)
        processAdvantages(outcome, none).forEach((row, i) =>
          closeAll(
            row,
            row.map(() => advantages[i]!),
            0,
            1e-15,
          ),
        )
      }),
    )
  })

  it('refuses steps that do not fit', () => {
    const one = (changes: object) => processAdvantages([{ ...group[0]!, ...changes }], none)
    expect(() => one({ length: 0 })).toThrow('completions[0].length is 0')
    expect(() => one({ stepEnds: [1] })).toThrow(
      'completions[0].stepRewards has length 2; allowed: the length of completions[0].stepEnds, which is 1',
    )
    expect(() => one({ stepEnds: [3, 1] })).toThrow('completions[0].stepEnds[1] is 1; allowed: an integer from 4 to 3')
    expect(() => one({ stepEnds: [-1, 1] })).toThrow('completions[0].stepEnds[0] is -1')
    expect(() => one({ stepEnds: [1, 4] })).toThrow('completions[0].stepEnds[1] is 4; allowed: an integer from 2 to 3')
    expect(() => one({ stepRewards: [1, NaN] })).toThrow('completions[0].stepRewards[1] is NaN')
    expect(() => one({ stepEnds: null })).toThrow('completions[0].stepEnds is null; allowed: an array')
    expect(() => processAdvantages([group[1]!], none)).toThrow('rewards has length 1; allowed: a length of at least 2')
  })
})

describe('batchAdvantages', () => {
  const groups = [
    [0, 0, 1, 0],
    [0.9, 0.9, 1, 0.9],
    [1, 1, 1, 1],
  ]

  it('divides by the std of the group, of the batch, or not at all', () => {
    const of = (level: 'group' | 'batch', scale: 'sample' | 'population' | 'none') =>
      batchAdvantages(groups, { scale, epsilon: 0, level })
    expect(of('group', 'sample')).toEqual(
      groups.map((group) => groupAdvantages(group, { scale: 'sample', epsilon: 0 })),
    )
    const deviation = standardDeviation(groups.flat(), 'population')
    closeAll(
      of('batch', 'population')[0]!,
      [-0.25, -0.25, 0.75, -0.25].map((x) => x / deviation),
      1e-14,
    )
    closeAll(
      of('batch', 'population')[1]!,
      [-0.025, -0.025, 0.075, -0.025].map((x) => x / deviation),
      1e-12,
    )
    expect(of('batch', 'sample')[2]).toEqual([0, 0, 0, 0])
    expect(of('batch', 'none')).toEqual(of('group', 'none'))
    const epsilon = batchAdvantages(groups, { scale: 'sample', epsilon: 1, level: 'batch' })
    close(epsilon[0]![2]!, 0.75 / (standardDeviation(groups.flat(), 'sample') + 1), 1e-14)
  })

  it('a batch without any signal is zeros even with ε=0', () => {
    expect(
      batchAdvantages(
        [
          [1, 1],
          [1, 1],
        ],
        { scale: 'sample', epsilon: 0, level: 'batch' },
      ),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('refuses what is none', () => {
    const options = { scale: 'sample', epsilon: 0, level: 'batch' } as const
    expect(() => batchAdvantages([], options)).toThrow('groups has length 0')
    expect(() => batchAdvantages(groups, { ...options, level: 'row' as never })).toThrow('level is "row"')
    expect(() => batchAdvantages(groups, { ...options, epsilon: -1 })).toThrow('epsilon is -1')
    expect(() => batchAdvantages([[1]], options)).toThrow('rewards has length 1')
    expect(() => batchAdvantages(groups, { ...options, scale: 'std' as never })).toThrow('form is "std"')
  })
})

describe('masked statistics and whitening', () => {
  const table = [
    [1, 99],
    [3, 5],
  ]
  const mask = [
    [1, 0],
    [1, 1],
  ]

  it('sees kept entries only', () => {
    expect(maskedMean(table, mask)).toBe(3)
    expect(maskedStandardDeviation(table, mask, 'sample')).toBe(2)
    close(maskedStandardDeviation(table, mask, 'population'), Math.sqrt(8 / 3), 1e-15)
    expect(
      maskedMean(table, [
        [0, 0],
        [0, 0],
      ]),
    ).toBe(0)
  })

  it('whitens in each convention', () => {
    const options = { form: 'sample', epsilon: 0, place: 'outside', shiftMean: true } as const
    expect(whiten(table, mask, options)).toEqual([
      [-1, 0],
      [0, 1],
    ])
    expect(whiten(table, mask, { ...options, shiftMean: false })).toEqual([
      [2, 0],
      [3, 4],
    ])
    close(whiten(table, mask, { ...options, epsilon: 1 })[1]![1]!, 2 / 3, 1e-15)
    close(whiten(table, mask, { ...options, epsilon: 1, place: 'inside' })[1]![1]!, 2 / Math.sqrt(5), 1e-15)
    close(whiten(table, mask, { ...options, form: 'population' })[1]![1]!, 2 / Math.sqrt(8 / 3), 1e-15)
    expect(whiten([[2, 2]], [[1, 1]], options)).toEqual([[0, 0]])
  })

  it('the result has mean 0 and std 1', () => {
    fc.assert(
      fc.property(fc.array(real(-5, 5), { minLength: 3, maxLength: 8 }), (row) => {
        fc.pre(standardDeviation(row, 'sample') > 1e-3)
        const all = [row.map(() => 1)]
        const white = whiten([row], all, { form: 'sample', epsilon: 0, place: 'inside', shiftMean: true })
        close(maskedMean(white, all), 0, 0, 1e-12)
        close(maskedStandardDeviation(white, all, 'sample'), 1, 1e-12)
      }),
    )
  })

  it('refuses a mask of one token for the sample form, where TRL gives NaN', () => {
    const one = [
      [1, 0],
      [0, 0],
    ]
    const options = { form: 'sample', epsilon: 1e-8, place: 'inside', shiftMean: true } as const
    expect(() => whiten(table, one, options)).toThrow('values has length 1; allowed: a length of at least 2')
    expect(whiten(table, one, { ...options, form: 'population' })).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(() => whiten(table, mask, { ...options, epsilon: -1 })).toThrow('epsilon is -1')
    expect(() => whiten(table, mask, { ...options, place: 'above' as never })).toThrow('place is "above"')
    expect(() => maskedMean([[NaN]], [[1]])).toThrow('table[0][0] is NaN')
    expect(() => maskedMean([[1]], [[7]])).toThrow('mask[0][0] is 7')
  })
})

describe('importance weights', () => {
  const train = [
    [log(3), log(0.5)],
    [log(1.2), 5],
  ]
  const behaviour = [
    [0, 0],
    [0, 5],
  ]
  const mask = [
    [1, 1],
    [1, 0],
  ]
  const options = { form: 'truncated', unit: 'token', low: 0.6, high: 2 } as const
  const weigh = (changes = {}) => importanceWeights(train, behaviour, mask, { ...options, ...changes })

  it('truncated and masked, per token and per sequence', () => {
    closeAll(weigh().flat(), [2, 0.5, 1.2, 0], 1e-14)
    closeAll(weigh({ form: 'masked' }).flat(), [0, 0, 1.2, 0], 1e-14)
    closeAll(weigh({ unit: 'sequence' }).flat(), [1.5, 1.5, 1.2, 0], 1e-14)
    closeAll(weigh({ unit: 'sequence', high: 1.25 }).flat(), [1.25, 1.25, 1.2, 0], 1e-14)
    closeAll(weigh({ form: 'masked', unit: 'sequence', low: 1.3 }).flat(), [1.5, 1.5, 0, 0], 1e-14)
  })

  it('the bounds of the mask are inside', () => {
    const at = (ratio: number) =>
      importanceWeights([[log(ratio)]], [[0]], [[1]], { ...options, form: 'masked', low: 1, high: 1 })
    expect(at(1)).toEqual([[1]])
    expect(importanceWeights([[900]], [[0]], [[1]], options)).toEqual([[2]])
    expect(importanceWeights([[900]], [[0]], [[1]], { ...options, high: 1e308 })[0]![0]).toBe(exp(700))
  })

  it('without truncation the weighted mean is the expectation under the other policy', () => {
    fc.assert(
      fc.property(fc.array(real(-1, 1), { minLength: 3, maxLength: 3 }), (logits) => {
        const weights = logits.map(exp)
        const p = weights.map((w) => w / sum(weights))
        const mu = [0.2, 0.3, 0.5]
        const f = [1, -2, 5]
        const w = importanceWeights([p.map(log)], [mu.map(log)], [[1, 1, 1]], { ...options, high: 1e300 })[0]!
        close(sum(mu.map((m, i) => m * w[i]! * f[i]!)), sum(p.map((x, i) => x * f[i]!)), 1e-12, 1e-12)
      }),
    )
  })

  it('effective sample share: 1 if all weigh the same, 1/n if one has it all', () => {
    expect(effectiveSampleShare([3, 3, 3])).toBe(1)
    expect(effectiveSampleShare([0, 1e300, 0, 0])).toBe(0.25)
    close(effectiveSampleShare([1, 2]), 9 / 10, 1e-15)
    fc.assert(
      fc.property(fc.array(real(0.01, 10), { minLength: 1, maxLength: 9 }), real(0.1, 10), (weights, factor) => {
        const share = effectiveSampleShare(weights)
        expect(share).toBeLessThanOrEqual(1 + 1e-12)
        expect(share).toBeGreaterThanOrEqual(1 / weights.length - 1e-12)
        close(effectiveSampleShare(weights.map((w) => w * factor)), share, 1e-12)
      }),
    )
  })

  it('ESS share of sequence weights e^(-Tσ²): σ=.05 .779, .082, 4.5e-5; σ=.02 .202', () => {
    expect(
      rounded([sequenceSampleShare(100, 0.05), sequenceSampleShare(1000, 0.05), sequenceSampleShare(4000, 0.02)], 3),
    ).toEqual([0.779, 0.082, 0.202])
    close(sequenceSampleShare(4000, 0.05), 4.5e-5, 0.02)
    expect(sequenceSampleShare(0, 1)).toBe(1)
  })

  it('refuses what is none', () => {
    expect(() => weigh({ form: 'clipped' })).toThrow(
      'form is "clipped"; allowed: "truncated", "clamped", "masked", "filtered"',
    )
    expect(() => weigh({ unit: 'row' })).toThrow('unit is "row"')
    expect(() => weigh({ high: 0 })).toThrow('high is 0')
    expect(() => weigh({ low: 3 })).toThrow('low is 3; allowed: a finite number from 0 to 2')
    expect(() => importanceWeights([[NaN]], [[0]], [[1]], options)).toThrow('trainLogProbs[0][0] is NaN')
    expect(() => importanceWeights([[0]], [[NaN]], [[1]], options)).toThrow('behaviourLogProbs[0][0] is NaN')
    expect(() => importanceWeights([[0]], [[0]], [[4]], options)).toThrow('mask[0][0] is 4')
    expect(() => effectiveSampleShare([])).toThrow('weights has length 0')
    expect(() => effectiveSampleShare([0, 0])).toThrow('weights has only 0 entries')
    expect(() => effectiveSampleShare([-1])).toThrow('weights[0] is -1')
    expect(() => sequenceSampleShare(-1, 0.1)).toThrow('length is -1')
    expect(() => sequenceSampleShare(1, -0.1)).toThrow('deviation is -0.1')
  })
})
