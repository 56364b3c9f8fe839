import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupAdvantages, hasSignal, noSignalProbability, rlooAdvantages } from '../../src/core/index.ts'
import { close, closeAll, real, rounded } from './support.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const rewardGroups = fc.array(real(-10, 10), { minLength: 2, maxLength: 12 })
const sample = { scale: 'sample', epsilon: 0 } as const
const population = { scale: 'population', epsilon: 0 } as const
const none = { scale: 'none', epsilon: 0 } as const

describe('the worked group [0,0,1,0]', () => {
  const rewards = [0, 0, 1, 0]

  it('RLOO: [-1/3,-1/3,1,-1/3]', () => {
    closeAll(rlooAdvantages(rewards), [-1 / 3, -1 / 3, 1, -1 / 3], 1e-15)
  })

  it('GRPO: [-.5,-.5,1.5,-.5] with the sample std, [-.577,-.577,1.732,-.577] with the population std', () => {
    expect(groupAdvantages(rewards, sample)).toEqual([-0.5, -0.5, 1.5, -0.5])
    expect(rounded(groupAdvantages(rewards, population), 3)).toEqual([-0.577, -0.577, 1.732, -0.577])
  })

  it('Dr. GRPO (no std): [-.25,-.25,.75,-.25]', () => {
    expect(groupAdvantages(rewards, none)).toEqual([-0.25, -0.25, 0.75, -0.25])
  })

  it('TRL epsilon 1e-4: -.4999, 1.4997', () => {
    const withEpsilon = groupAdvantages(rewards, { scale: 'sample', epsilon: 1e-4 })
    expect(rounded(withEpsilon, 4)).toEqual([-0.4999, -0.4999, 1.4997, -0.4999])
    expect(groupAdvantages(rewards, { scale: 'none', epsilon: 9 })).toEqual([-0.25, -0.25, 0.75, -0.25])
  })
})

describe('what the std erases', () => {
  it('[.9,.9,1,.9] has the same GRPO advantages as [0,0,1,0]; without std [-.025,-.025,.075,-.025]', () => {
    closeAll(groupAdvantages([0.9, 0.9, 1, 0.9], sample), [-0.5, -0.5, 1.5, -0.5], 1e-12)
    closeAll(groupAdvantages([0.9, 0.9, 1, 0.9], none), [-0.025, -0.025, 0.075, -0.025], 1e-12)
  })

  it('one correct of G: (G-1)/√G = 1.5, 2.475, 3.75, 7.875', () => {
    const best = [4, 8, 16, 64].map((size) => Math.max(...groupAdvantages([1, ...Array(size - 1).fill(0)], sample)))
    expect(rounded(best, 3)).toEqual([1.5, 2.475, 3.75, 7.875])
  })
})

describe('laws', () => {
  it('advantages sum to 0 and do not see a shift; with a std they do not see a scale', () => {
    fc.assert(
      fc.property(rewardGroups, real(-5, 5), real(0.5, 4), (rewards, shift, factor) => {
        fc.pre(Math.max(...rewards) - Math.min(...rewards) > 1e-3)
        for (const form of [sample, population, none]) {
          const advantages = groupAdvantages(rewards, form)
          close(sum(advantages), 0, 0, 1e-10)
          closeAll(
            groupAdvantages(
              rewards.map((r) => r + shift),
              form,
            ),
            advantages,
            1e-9,
          )
          const scaled = groupAdvantages(
            rewards.map((r) => r * factor),
            form,
          )
          closeAll(scaled, form === none ? advantages.map((a) => a * factor) : advantages, 1e-9)
        }
        close(sum(rlooAdvantages(rewards)), 0, 0, 1e-10)
      }),
    )
  })

  it('RLOO × (G-1)/G is the mean-centred reward', () => {
    fc.assert(
      fc.property(rewardGroups, (rewards) => {
        fc.pre(hasSignal(rewards))
        const share = (rewards.length - 1) / rewards.length
        closeAll(
          rlooAdvantages(rewards).map((a) => a * share),
          groupAdvantages(rewards, none),
          1e-12,
          1e-12,
        )
      }),
    )
  })

  it('the baseline of RLOO does not contain the reward it is subtracted from', () => {
    fc.assert(
      fc.property(rewardGroups, real(-5, 5), (rewards, change) => {
        const baseline = rewards[0]! - rlooAdvantages(rewards)[0]!
        const changed = [rewards[0]! + change, ...rewards.slice(1)]
        close(changed[0]! - rlooAdvantages(changed)[0]!, baseline, 1e-12, 1e-12)
      }),
    )
  })
})

describe('groups without a signal', () => {
  it('[.1,.1,.1] gives zeros although its computed std is not 0', () => {
    expect(groupAdvantages([0.1, 0.1, 0.1], population)).toEqual([0, 0, 0])
    expect(groupAdvantages([0.1, 0.1, 0.1], sample)).toEqual([0, 0, 0])
    expect(groupAdvantages([0.1, 0.1, 0.1], none)).toEqual([0, 0, 0])
  })

  it('the test is max - min <= 1e-9', () => {
    expect([hasSignal([0, 1e-9]), hasSignal([0, 1.1e-9]), hasSignal([5]), hasSignal([3, 3, 2])]).toEqual([
      false,
      true,
      false,
      true,
    ])
  })

  it('p^G+(1-p)^G: .320, .100, .0078, .430, .663, .526', () => {
    const pairs = [
      [0.25, 4],
      [0.25, 8],
      [0.9, 8],
      [0.05, 8],
      [0.01, 64],
    ] as const
    expect(
      rounded(
        pairs.map(([p, size]) => noSignalProbability(p, size)),
        3,
      ),
    ).toEqual([0.32, 0.1, 0.43, 0.663, 0.526])
    expect(rounded([noSignalProbability(0.5, 8)], 4)).toEqual([0.0078])
    expect([noSignalProbability(0, 4), noSignalProbability(1, 4), noSignalProbability(0.3, 1)]).toEqual([1, 1, 1])
  })
})

describe('refusals', () => {
  it('a group of one, an empty group, NaN, a negative epsilon', () => {
    expect(() => rlooAdvantages([1])).toThrow('rewards has length 1; allowed: a length of at least 2')
    expect(() => groupAdvantages([1], sample)).toThrow('rewards has length 1; allowed: a length of at least 2')
    expect(() => groupAdvantages([], sample)).toThrow('rewards has length 0')
    expect(() => groupAdvantages([1, NaN], sample)).toThrow('rewards[1] is NaN; allowed: a finite number')
    expect(() => rlooAdvantages([1, Infinity])).toThrow('rewards[1] is Infinity')
    expect(() => groupAdvantages([1, 2], { scale: 'sample', epsilon: -1 })).toThrow('epsilon is -1')
    expect(() => groupAdvantages([1, 2], { scale: 'std' as never, epsilon: 0 })).toThrow(
      'scale is "std"; allowed: "sample"',
    )
    expect(() => hasSignal([])).toThrow('rewards has length 0')
    expect(() => noSignalProbability(1.1, 4)).toThrow('p is 1.1; allowed: a finite number from 0 to 1')
    expect(() => noSignalProbability(0.5, 0)).toThrow('groupSize is 0; allowed: an integer from 1')
  })
})
