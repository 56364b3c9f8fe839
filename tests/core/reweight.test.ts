import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedReward, importanceRatios, reweightedDeviation } from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded } from './support.ts'

const FAIR = Array.from({ length: 6 }, () => 1 / 6)
const LOADED = [0.1, 0.1, 0.1, 0.1, 0.1, 0.5]
const FACES = [1, 2, 3, 4, 5, 6]

/** p, q and f over the same outcomes. */
const pair = fc
  .integer({ min: 1, max: 8 })
  .chain((n) =>
    fc.tuple(distribution(n, n), distribution(n, n), fc.array(real(-10, 10), { minLength: n, maxLength: n })),
  )

describe('importance ratios', () => {
  it('of a fair die to one that shows six half of the time: 5/3 for five faces, 1/3 for the six', () => {
    closeAll(importanceRatios(FAIR, LOADED), [5 / 3, 5 / 3, 5 / 3, 5 / 3, 5 / 3, 1 / 3], 1e-15)
  })

  it('give E_p[f] as the mean of (p/q) f under q, whatever f is', () => {
    fc.assert(
      fc.property(pair, ([p, q, f]) => {
        const terms = importanceRatios(p, q).map((ratio, i) => ratio * f[i]!)
        close(expectedReward(q, terms), expectedReward(p, f), 1e-9, 1e-9)
      }),
    )
  })

  it('average 1 under q, and are 1 where q is p', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        close(expectedReward(q, importanceRatios(p, q)), 1, 1e-12)
        expect(importanceRatios(p, p)).toEqual(p.map(() => 1))
      }),
    )
  })

  it('q = 0 where p > 0 is refused; 0 for both is no question', () => {
    expect(() => importanceRatios([0.5, 0.5], [1, 0])).toThrow(
      'sampling[1] is 0; allowed: a finite number above 0 when target[1] is 0.5',
    )
    expect(importanceRatios([1, 0], [0.5, 0.5])).toEqual([2, 0])
    expect(importanceRatios([1, 0], [1, 0])).toEqual([1, 0])
  })

  it('need two distributions over the same outcomes', () => {
    expect(() => importanceRatios([1], [0.5, 0.5])).toThrow(
      'target has length 1; allowed: the length of sampling, which is 2',
    )
    expect(() => importanceRatios([0.5, 0.6], [0.5, 0.5])).toThrow('the sum of target')
    expect(() => importanceRatios([0.5, 0.5], [0.5, 0.6])).toThrow('the sum of sampling')
  })
})

describe('the deviation of one reweighted draw', () => {
  it('hand values: 1.7078 for the fair die itself, 2.2423 when it is estimated with the loaded one', () => {
    expect(rounded([reweightedDeviation(FAIR, FAIR, FACES)], 4)).toEqual([1.7078])
    // E_q[(w x)²] = (25/9)·0.1·55 + (1/9)·0.5·36 = 15.2778 + 2 = 17.2778; minus 12.25.
    close(reweightedDeviation(FAIR, LOADED, FACES), Math.sqrt(17 + 5 / 18 - 12.25), 1e-12)
  })

  it('is 0 where q is in proportion to p times f', () => {
    fc.assert(
      fc.property(pair, ([p, , f]) => {
        const products = p.map((x, i) => x * (Math.abs(f[i]!) + 0.1))
        const total = products.reduce((a, b) => a + b, 0)
        const ideal = products.map((product) => product / total)
        close(
          reweightedDeviation(
            p,
            ideal,
            f.map((x) => Math.abs(x) + 0.1),
          ),
          0,
          1e-6,
          1e-6,
        )
      }),
    )
  })

  it('refuses what is none', () => {
    expect(() => reweightedDeviation([0.5, 0.5], [1, 0], [1, 2])).toThrow('sampling[1] is 0')
    expect(() => reweightedDeviation([1], [1], [1, 2])).toThrow(
      'target has length 1; allowed: the length of values, which is 2',
    )
    expect(() => reweightedDeviation([1], [1], [NaN])).toThrow('values[0] is NaN')
  })
})
