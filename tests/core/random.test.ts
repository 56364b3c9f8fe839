import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, nextUniform, normal, randomFromState, sampleIndex, shuffle } from '../../src/core/index.ts'
import { sampleIndexUnchecked } from '../../src/core/random/sample-index.ts'
import { close, distribution, real } from './support.ts'

const seeds = fc.integer({ min: 0, max: 4294967295 })

describe('mulberry32', () => {
  it('mulberry32(42) starts 0.601104, 0.448291, 0.852466, 0.669734, 0.174814', () => {
    const random = createRandom(42)
    const uniforms = [1, 2, 3, 4, 5].map(() => random.next().toFixed(6))
    expect(uniforms).toEqual(['0.601104', '0.448291', '0.852466', '0.669734', '0.174814'])
  })

  it('can be stopped and resumed, and the pure form draws the same', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        random.next()
        const resumed = randomFromState(random.state())
        const pure = nextUniform(random.state())
        const value = random.next()
        expect(resumed.next()).toBe(value)
        expect(pure).toEqual({ value, state: random.state() })
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThan(1)
      }),
    )
  })

  it('is uniform: 100,000 draws in ten bins, chi-square below the 99.9 % point', () => {
    const random = createRandom(7)
    const bins = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i += 1) bins[Math.floor(random.next() * 10)]! += 1
    const chiSquare = bins.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.88)
  })

  it('refuses a seed that is not 32 bits', () => {
    for (const seed of [-1, 0.5, 4294967296, NaN, Infinity]) {
      expect(() => createRandom(seed)).toThrow(`seed is ${seed}; allowed: an integer from 0 to 4294967295`)
      expect(() => randomFromState(seed)).toThrow(`state is ${seed}`)
      expect(() => nextUniform(seed)).toThrow(`state is ${seed}`)
    }
    expect(() => createRandom('7' as never)).toThrow(RangeError)
  })
})

describe('sampleIndex', () => {
  it('takes the first index whose cumulative probability exceeds the uniform', () => {
    const p = [0.2, 0.3, 0.5]
    expect([0, 0.19, 0.2, 0.49, 0.5, 0.99].map((u) => sampleIndex(p, u))).toEqual([0, 0, 1, 1, 2, 2])
  })

  it('never draws an impossible index, even at 0 and at 1', () => {
    expect(sampleIndex([0, 1, 0], 0)).toBe(1)
    expect(sampleIndex([0, 1, 0], 1)).toBe(1)
    expect(sampleIndexUnchecked([0.1, 0.1, 0.1, 0], 0.9)).toBe(2)
  })

  it('draws each index as often as its probability says', () => {
    const random = createRandom(3)
    const counts = [0, 0, 0]
    for (let i = 0; i < 30_000; i += 1) counts[sampleIndex([0.5, 0.2, 0.3], random.next())]! += 1
    counts.forEach((count, i) => close(count / 30_000, [0.5, 0.2, 0.3][i]!, 0, 0.01))
  })

  it('always returns an index with mass', () => {
    fc.assert(
      fc.property(distribution(1, 9), real(0, 1), (p, u) => {
        expect(p[sampleIndex(p, u)]).toBeGreaterThan(0)
      }),
    )
  })

  it('refuses what is not a distribution or not a uniform', () => {
    expect(() => sampleIndex([0.5, 0.6], 0.1)).toThrow('the sum of probabilities is 1.1; allowed: 1, within 0.000001')
    expect(() => sampleIndex([], 0.1)).toThrow('probabilities has length 0; allowed: a length of at least 1')
    expect(() => sampleIndex([1.5, -0.5], 0.1)).toThrow('probabilities[0] is 1.5; allowed: a finite number from 0 to 1')
    expect(() => sampleIndex([NaN], 0.1)).toThrow('probabilities[0] is NaN')
    expect(() => sampleIndex([1], 1.5)).toThrow('uniform is 1.5; allowed: a finite number from 0 to 1')
    expect(() => sampleIndex(undefined as never, 0)).toThrow(RangeError)
  })
})

describe('normal and shuffle', () => {
  it('normal has mean 0, variance 1 and the right tails', () => {
    const random = createRandom(5)
    const draws = Array.from({ length: 40_000 }, () => normal(random))
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length
    close(mean, 0, 0, 0.02)
    close(variance, 1, 0, 0.03)
    close(draws.filter((x) => x > 1.96).length / draws.length, 0.025, 0, 0.004)
    expect(draws.every((x) => Math.abs(x) < 6.7)).toBe(true)
  })

  it('normal uses exactly two uniforms', () => {
    const random = createRandom(5)
    const other = createRandom(5)
    normal(random)
    other.next()
    other.next()
    expect(random.state()).toBe(other.state())
  })

  it('shuffle keeps the entries, leaves its argument and repeats with the seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
        const copy = items.slice()
        const shuffled = shuffle(items, createRandom(seed))
        expect(items).toEqual(copy)
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b))
        expect(shuffle(items, createRandom(seed))).toEqual(shuffled)
      }),
    )
  })

  it('shuffle reaches all six orders of three items about equally often', () => {
    const counts = new Map<string, number>()
    const random = createRandom(11)
    for (let i = 0; i < 6000; i += 1) {
      const order = shuffle(['a', 'b', 'c'], random).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    for (const count of counts.values()) close(count, 1000, 0, 120)
  })
})
