import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestOf,
  bestOfDistribution,
  bestOfKlBound,
  bradleyTerryLoss,
  createRandom,
  dpoLoss,
  fitRewardModel,
  implicitReward,
  ipoLoss,
  klDivergence,
  preferenceCrossEntropy,
  preferenceProbability,
  rankingPairs,
  rewardModelLoss,
  sampleIndex,
  simpoLoss,
} from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded, slopes } from './support.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('Bradley–Terry', () => {
  it('Δ=-2, 0, 1, 2, 3: probability and loss', () => {
    const differences = [-2, 0, 1, 2, 3]
    expect(rounded(differences.map(preferenceProbability), 4)).toEqual([0.1192, 0.5, 0.7311, 0.8808, 0.9526])
    expect(
      rounded(
        differences.map((d) => bradleyTerryLoss(d, 0).loss),
        4,
      ),
    ).toEqual([2.1269, 0.6931, 0.3133, 0.1269, 0.0486])
  })

  it('Δ=±800 is finite', () => {
    expect(bradleyTerryLoss(-800, 0)).toEqual({ loss: 800, derivative: -1 })
    expect(bradleyTerryLoss(800, 0).loss).toBe(0)
    expect([preferenceProbability(800), preferenceProbability(-800)]).toEqual([1, 0])
    expect(preferenceCrossEntropy(-800, 1)).toEqual({ loss: 800, derivative: -1 })
  })

  it('a margin shifts the loss, a label mixes it, derivatives are slopes', () => {
    fc.assert(
      fc.property(real(-5, 5), real(0, 2), real(0, 1), (difference, margin, label) => {
        const { loss, derivative } = bradleyTerryLoss(difference, margin)
        close(loss, bradleyTerryLoss(difference - margin, 0).loss, 1e-12)
        close(derivative, slopes(([d]) => bradleyTerryLoss(d!, margin).loss, [difference], 1e-3)[0]!, 1e-6, 1e-9)
        const mixed = preferenceCrossEntropy(difference, label)
        close(
          mixed.derivative,
          slopes(([d]) => preferenceCrossEntropy(d!, label).loss, [difference], 1e-3)[0]!,
          1e-6,
          1e-9,
        )
        close(preferenceCrossEntropy(difference, 1).loss, bradleyTerryLoss(difference, 0).loss, 1e-15)
        close(mixed.loss, preferenceCrossEntropy(-difference, 1 - label).loss, 1e-12, 1e-12)
      }),
    )
    close(bradleyTerryLoss(0, 0).derivative, -0.5, 1e-15)
  })

  it('a ranking of K answers gives K(K-1)/2 pairs', () => {
    expect([2, 4, 9].map(rankingPairs)).toEqual([1, 6, 36])
    expect(() => rankingPairs(1)).toThrow('answers is 1')
  })

  it('refuses what is not finite', () => {
    expect(() => preferenceProbability(NaN)).toThrow('difference is NaN')
    expect(() => bradleyTerryLoss(Infinity, 0)).toThrow('difference is Infinity')
    expect(() => bradleyTerryLoss(0, NaN)).toThrow('margin is NaN')
    expect(() => preferenceCrossEntropy(NaN, 1)).toThrow('difference is NaN')
    expect(() => preferenceCrossEntropy(0, 1.1)).toThrow('label is 1.1')
  })
})

describe('fitRewardModel', () => {
  const options = { steps: 2000, stepSize: 0.5, decay: 0 }

  it('recovers weights from the probabilities they imply', () => {
    const random = createRandom(4)
    const truth = [1.5, -0.7]
    const comparisons = Array.from({ length: 6000 }, () => {
      const a = [random.next() * 2 - 1, random.next() * 2 - 1]
      const b = [random.next() * 2 - 1, random.next() * 2 - 1]
      const p = preferenceProbability(sum(truth.map((w, k) => w * (a[k]! - b[k]!))))
      return sampleIndex([p, 1 - p], random.next()) === 0 ? { winner: a, loser: b } : { winner: b, loser: a }
    })
    const { weights, accuracy } = fitRewardModel(comparisons, { ...options, steps: 200, stepSize: 2 })
    closeAll(weights, truth, 0.1)
    expect(accuracy).toBeGreaterThan(0.65)
  })

  it('at 3 wins to 1 the difference is log 3', () => {
    const win = { winner: [1], loser: [0] }
    const lose = { winner: [0], loser: [1] }
    const { weights, accuracy, loss } = fitRewardModel([win, win, win, lose], options)
    close(weights[0]!, Math.log(3), 1e-6)
    expect(accuracy).toBe(0.75)
    close(loss, -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 1e-9)
  })

  it('separable data drive the weights on and on; decay stops them; ties count half', () => {
    const pairs = [{ winner: [1], loser: [0] }]
    expect(fitRewardModel(pairs, { ...options, steps: 20000 }).weights[0]!).toBeGreaterThan(
      fitRewardModel(pairs, options).weights[0]! + 1,
    )
    const decayed = fitRewardModel(pairs, { ...options, decay: 0.1 })
    close(decayed.weights[0]!, fitRewardModel(pairs, { ...options, steps: 9000, decay: 0.1 }).weights[0]!, 1e-9)
    expect(fitRewardModel([{ winner: [1, 0], loser: [1, 0] }], options)).toMatchObject({
      weights: [0, 0],
      accuracy: 0.5,
    })
    expect(
      fitRewardModel(
        [
          { winner: [0], loser: [1] },
          { winner: [1], loser: [0] },
        ],
        options,
      ).accuracy,
    ).toBe(0.5)
    expect(fitRewardModel(pairs, { ...options, steps: 0 }).weights).toEqual([0])
  })

  it('the gradient is the slope of the loss, decay included', () => {
    const comparisons = [
      { winner: [1, 2], loser: [0, 3] },
      { winner: [-1, 0.5], loser: [2, 0] },
    ]
    fc.assert(
      fc.property(fc.array(real(-2, 2), { minLength: 2, maxLength: 2 }), real(0, 1), (weights, decay) => {
        const { gradient } = rewardModelLoss(weights, comparisons, decay)
        closeAll(
          gradient,
          slopes((w) => rewardModelLoss(w, comparisons, decay).loss, weights, 1e-3),
          1e-6,
          1e-9,
        )
      }),
    )
  })

  it('refuses comparisons that do not fit', () => {
    expect(() => fitRewardModel([], options)).toThrow('comparisons has length 0')
    expect(() => fitRewardModel([{ winner: [1], loser: [1, 2] }], options)).toThrow('comparisons[0].loser has length 2')
    expect(() =>
      fitRewardModel(
        [
          { winner: [1], loser: [1] },
          { winner: [], loser: [1] },
        ],
        options,
      ),
    ).toThrow('comparisons[1].winner has length 0')
    expect(() => fitRewardModel([{ winner: [NaN], loser: [1] }], options)).toThrow('comparisons[0].winner[0] is NaN')
    expect(() => fitRewardModel([{ winner: [1], loser: [NaN] }], options)).toThrow('comparisons[0].loser[0] is NaN')
    const pairs = [{ winner: [1], loser: [0] }]
    expect(() => fitRewardModel(pairs, { ...options, steps: -1 })).toThrow('steps is -1')
    expect(() => fitRewardModel(pairs, { ...options, stepSize: 0 })).toThrow('stepSize is 0')
    expect(() => fitRewardModel(pairs, { ...options, decay: -1 })).toThrow('decay is -1')
  })
})

describe('DPO, IPO, SimPO', () => {
  const dpo = { beta: 0.1, labelSmoothing: 0 }
  const pair = (chosen: number, rejected: number) => ({
    logProbs: [[chosen], [rejected]],
    refLogProbs: [[0], [0]],
    mask: [[1], [1]],
  })

  it('β=.1: starts at ln 2; +2/-3 and -1/-6 both give .4741', () => {
    close(dpoLoss(pair(0, 0), dpo).loss, Math.LN2, 1e-15)
    expect(rounded([dpoLoss(pair(2, -3), dpo).loss, dpoLoss(pair(-1, -6), dpo).loss], 4)).toEqual([0.4741, 0.4741])
    closeAll(dpoLoss(pair(2, -3), dpo).rewards, [0.2, -0.3], 1e-14)
    close(implicitReward(2, 0, 0.1), 0.2, 1e-15)
    closeAll(dpoLoss(pair(2, -3), dpo).margins, [0.5], 1e-15)
  })

  it('the gradient weight is β·σ(r_l - r_w), up for the winner, down for the other', () => {
    const { derivatives } = dpoLoss(pair(2, -3), dpo)
    const weight = 0.1 * preferenceProbability(-0.5)
    closeAll(derivatives.flat(), [-weight, weight], 1e-14)
  })

  const batch = {
    logProbs: [
      [-1, -2, 0],
      [-3, 0, 0],
      [-1, -1, -1],
      [-0.5, -2, 0],
    ],
    refLogProbs: [
      [-1.5, -1, 0],
      [-2, 0, 0],
      [-1, -2, -1],
      [-1, -1, 0],
    ],
    mask: [
      [1, 1, 0],
      [1, 0, 0],
      [1, 1, 1],
      [1, 1, 0],
    ],
  }
  const numeric = (loss: (table: number[][]) => number): number[] =>
    slopes((x) => loss([0, 1, 2, 3].map((i) => x.slice(3 * i, 3 * i + 3))), batch.logProbs.flat(), 1e-3)

  it('gradients are slopes over ragged pairs', () => {
    const smooth = { beta: 0.7, labelSmoothing: 0.2 }
    closeAll(
      dpoLoss(batch, smooth).derivatives.flat(),
      numeric((logProbs) => dpoLoss({ ...batch, logProbs }, smooth).loss),
      1e-6,
      1e-10,
    )
    for (const lengths of ['sum', 'mean'] as const) {
      const options = { beta: 0.3, lengths }
      closeAll(
        ipoLoss(batch, options).derivatives.flat(),
        numeric((logProbs) => ipoLoss({ ...batch, logProbs }, options).loss),
        1e-6,
        1e-10,
      )
    }
    const free = { ...batch, refLogProbs: null }
    const simpo = { beta: 2, margin: 0.5 }
    closeAll(
      simpoLoss(free, simpo).derivatives.flat(),
      numeric((logProbs) => simpoLoss({ ...free, logProbs }, simpo).loss),
      1e-6,
      1e-10,
    )
  })

  it('has hand values', () => {
    closeAll(dpoLoss(batch, dpo).margins, [0.1 * (-0.5 + 1), 0.1 * (1 - (0.5 - 1))], 1e-14)
    closeAll(dpoLoss(batch, dpo).rewards, [-0.05, -0.1, 0.1, -0.05], 1e-14)
    close(ipoLoss(batch, { beta: 0.5, lengths: 'sum' }).loss, ((0.5 - 1) ** 2 + (1.5 - 1) ** 2) / 2, 1e-14)
    close(
      ipoLoss(batch, { beta: 0.5, lengths: 'mean' }).loss,
      ((-0.25 + 1 - 1) ** 2 + (1 / 3 + 0.25 - 1) ** 2) / 2,
      1e-14,
    )
    const simpo = simpoLoss({ ...batch, refLogProbs: null }, { beta: 2, margin: 0.5 })
    closeAll(simpo.margins, [2 * (-1.5 + 3), 2 * (-1 + 1.25)], 1e-14)
    close(simpo.loss, (bradleyTerryLoss(3, 0.5).loss + bradleyTerryLoss(0.5, 0.5).loss) / 2, 1e-14)
    closeAll(simpo.rewards, [-3, -6, -2, -2.5], 1e-14)
  })

  it('IPO wants a margin of 1/(2β) and no more', () => {
    closeAll(ipoLoss(pair(3, -2), { beta: 0.1, lengths: 'sum' }).derivatives.flat(), [0, 0], 0)
    expect(ipoLoss(pair(4, -2), { beta: 0.1, lengths: 'sum' }).derivatives[0]![0]).toBe(2)
  })

  it('only the margin counts: moving both log-probabilities changes nothing', () => {
    fc.assert(
      fc.property(real(-5, 5), real(-5, 5), real(-5, 5), (chosen, rejected, shift) => {
        close(
          dpoLoss(pair(chosen + shift, rejected + shift), dpo).loss,
          dpoLoss(pair(chosen, rejected), dpo).loss,
          1e-12,
        )
      }),
    )
    expect(Number.isFinite(dpoLoss(pair(-8000, 8000), dpo).loss)).toBe(true)
  })

  it('a row without tokens has log-ratio 0', () => {
    const empty = { ...pair(2, -3), mask: [[1], [0]] }
    close(dpoLoss(empty, dpo).margins[0]!, 0.2, 1e-15)
    expect(simpoLoss({ ...empty, refLogProbs: null }, { beta: 1, margin: 0 }).margins).toEqual([2])
  })

  it('refuses what does not fit', () => {
    expect(() => dpoLoss({ ...pair(0, 0), mask: [[1]] }, dpo)).toThrow('mask has length 1; allowed: an even length')
    expect(() => dpoLoss({ ...pair(0, 0), refLogProbs: null }, dpo)).toThrow('refLogProbs is null; allowed: an array')
    expect(() => dpoLoss({ ...pair(0, 0), refLogProbs: [[0]] }, dpo)).toThrow('refLogProbs has length 1')
    expect(() => dpoLoss(pair(NaN, 0), dpo)).toThrow('logProbs[0][0] is NaN')
    expect(() => dpoLoss({ ...pair(0, 0), mask: [] }, dpo)).toThrow('mask has length 0')
    expect(() => dpoLoss(pair(0, 0), { ...dpo, beta: 0 })).toThrow('beta is 0')
    expect(() => dpoLoss(pair(0, 0), { ...dpo, labelSmoothing: 0.5 })).toThrow('labelSmoothing is 0.5')
    expect(() => ipoLoss(pair(0, 0), { beta: 0, lengths: 'sum' })).toThrow('beta is 0')
    expect(() => ipoLoss(pair(0, 0), { beta: 1, lengths: 'none' as never })).toThrow(
      'lengths is "none"; allowed: "sum", "mean"',
    )
    expect(() => ipoLoss({ ...pair(0, 0), refLogProbs: null }, { beta: 1, lengths: 'sum' })).toThrow(
      'refLogProbs is null',
    )
    expect(() => simpoLoss(pair(0, 0), { beta: 1, margin: 0 })).toThrow('refLogProbs is […]; allowed: null')
    const free = { ...pair(0, 0), refLogProbs: null }
    expect(() => simpoLoss(free, { beta: 0, margin: 0 })).toThrow('beta is 0')
    expect(() => simpoLoss(free, { beta: 1, margin: -1 })).toThrow('margin is -1')
    expect(() => implicitReward(NaN, 0, 1)).toThrow('logProb is NaN')
    expect(() => implicitReward(0, NaN, 1)).toThrow('refLogProb is NaN')
    expect(() => implicitReward(0, 0, 0)).toThrow('beta is 0')
  })
})

describe('best-of-n', () => {
  it('takes the largest reward, ties by the uniform', () => {
    expect(bestOf([1, 3, 2], 0.9)).toBe(1)
    expect([0, 0.32, 0.34, 0.67, 0.99, 1].map((u) => bestOf([5, 1, 5, 5], u))).toEqual([0, 0, 2, 3, 3, 3])
    expect(() => bestOf([], 0)).toThrow('rewards has length 0')
    expect(() => bestOf([1], 2)).toThrow('uniform is 2')
  })

  it('its distribution is that of the winner of n draws', () => {
    const policy = [0.5, 0.3, 0.2]
    closeAll(bestOfDistribution(policy, [0, 1, 2], 2), [0.25, 0.39, 0.36], 1e-14)
    closeAll(bestOfDistribution(policy, [0, 1, 1], 2), [0.25, 0.45, 0.3], 1e-14)
    closeAll(bestOfDistribution(policy, [0, 1, 2], 1), policy, 1e-14)
    expect(bestOfDistribution([1, 0], [0, 9], 4)).toEqual([1, 0])
    const random = createRandom(2)
    let wins = 0
    for (let i = 0; i < 20_000; i += 1) {
      const draws = [0, 0, 0].map(() => sampleIndex(policy, random.next()))
      wins += draws[bestOf(draws, random.next())] === 2 ? 1 : 0
    }
    close(wins / 20_000, bestOfDistribution(policy, [0, 1, 2], 3)[2]!, 0, 0.01)
  })

  it('never exceeds log n - (n-1)/n nats', () => {
    close(bestOfKlBound(4), Math.log(4) - 0.75, 1e-15)
    expect(bestOfKlBound(1)).toBe(0)
    fc.assert(
      fc.property(distribution(5, 5), fc.integer({ min: 1, max: 64 }), (policy, n) => {
        const winner = bestOfDistribution(policy, [3, 1, 4, 1, 5], n)
        close(sum(winner), 1, 1e-12)
        expect(klDivergence(winner, policy)).toBeLessThanOrEqual(bestOfKlBound(n) + 1e-12)
      }),
    )
  })

  it('refuses what is none', () => {
    expect(() => bestOfKlBound(0)).toThrow('n is 0')
    expect(() => bestOfDistribution([1], [1, 2], 2)).toThrow('probabilities has length 1')
    expect(() => bestOfDistribution([0.5], [1], 2)).toThrow('the sum of probabilities is 0.5')
    expect(() => bestOfDistribution([1], [NaN], 2)).toThrow('rewards[0] is NaN')
    expect(() => bestOfDistribution([1], [1], 0)).toThrow('n is 0')
  })
})
