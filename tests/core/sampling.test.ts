import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greedy, log, minP, samplingPipeline, softmax, topK, topP } from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded } from './support.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
/** The logits of probabilities: 0 is impossible. */
const of = (probabilities: readonly number[]): number[] => probabilities.map(log)
const count = (kept: readonly boolean[]): number => kept.filter(Boolean).length

describe('greedy', () => {
  it('takes the largest logit, the lowest index on ties', () => {
    expect([greedy([1, 3, 2]), greedy([2, 5, 5]), greedy([-Infinity, -1000]), greedy([7])]).toEqual([1, 1, 1, 0])
    expect([greedy([0, 1, 2]), greedy([0, 1, 2, 3])]).toEqual([2, 3])
    expect(() => greedy([])).toThrow('logits has length 0')
    expect(() => greedy([NaN])).toThrow('logits[0] is NaN')
  })
})

describe('topK', () => {
  it('k=2 of softmax [2,1,.5,0,-1] leaves .7311 and .2689', () => {
    const { probabilities, keptMass, kept } = topK([2, 1, 0.5, 0, -1], { k: 2, ties: 'lowest-index' })
    expect(rounded(probabilities, 4)).toEqual([0.7311, 0.2689, 0, 0, 0])
    expect(rounded([keptMass], 4)).toEqual([0.7701])
    expect(kept).toEqual([true, true, false, false, false])
  })

  it('keeps exactly k, ties to the lowest index; or every tie when asked', () => {
    const p = [0.2, 0.3, 0.2, 0.2, 0.1]
    expect(topK(of(p), { k: 2, ties: 'lowest-index' }).kept).toEqual([true, true, false, false, false])
    expect(topK(of(p), { k: 2, ties: 'all' }).kept).toEqual([true, true, true, true, false])
    expect(topK(of(p), { k: 1, ties: 'all' }).kept).toEqual([false, true, false, false, false])
  })

  it('k of n or more keeps everything possible and only that', () => {
    expect(topK(of([0.5, 0, 0.5]), { k: 3, ties: 'lowest-index' }).kept).toEqual([true, false, true])
    expect(topK(of([0.5, 0.25, 0.25]), { k: 99, ties: 'lowest-index' })).toMatchObject({
      keptMass: 1,
      kept: [true, true, true],
    })
    expect(topK(of([0.5, 0, 0.5, 0]), { k: 4, ties: 'all' }).kept).toEqual([true, false, true, false])
  })

  it('refuses k below 1 and fractions', () => {
    expect(() => topK(of([1]), { k: 0, ties: 'lowest-index' })).toThrow('k is 0; allowed: an integer from 1')
    expect(() => topK(of([1]), { k: 1.5, ties: 'lowest-index' })).toThrow('k is 1.5')
    expect(() => topK([NaN], { k: 1, ties: 'all' })).toThrow('logits[0] is NaN')
    expect(() => topK(of([1]), { k: 1, ties: 'some' as never })).toThrow(
      'ties is "some"; allowed: "lowest-index", "all"',
    )
  })
})

describe('topP', () => {
  it('is the smallest set whose mass reaches p', () => {
    const p = [0.5, 0.3, 0.15, 0.05]
    expect([0.1, 0.5, 0.51, 0.8, 0.81, 0.95, 0.96, 1].map((x) => count(topP(of(p), { p: x }).kept))).toEqual([
      1, 1, 2, 2, 3, 3, 4, 4,
    ])
    expect(topP(of([0.15, 0.3, 0.05, 0.5]), { p: 0.75 }).kept).toEqual([false, true, false, true])
    close(topP(of(p), { p: 0.6 }).keptMass, 0.8, 1e-15)
    closeAll(topP(of(p), { p: 0.6 }).probabilities, [0.625, 0.375, 0, 0], 1e-15)
  })

  it('on exact equality keeps no further entry: four at .25, p=.5 keeps 2', () => {
    expect(count(topP(of([0.25, 0.25, 0.25, 0.25]), { p: 0.5 }).kept)).toBe(2)
    expect(count(topP(of([0.6, 0.3, 0.1]), { p: 0.9 }).kept)).toBe(2)
  })

  it('p below the top probability keeps one token', () => {
    expect(topP(of([0.2, 0.7, 0.1]), { p: 5e-324 }).kept).toEqual([false, true, false])
    expect(topP(of([0.2, 0.7, 0.1]), { p: 1e-13 }).probabilities).toEqual([0, 1, 0])
  })

  it('p=1 keeps everything possible, tiny tails too', () => {
    expect(topP(of([1 - 1e-15, 1e-15, 0]), { p: 1 }).kept).toEqual([true, true, false])
  })

  it('its mass reaches p, and without its last entry it would not', () => {
    fc.assert(
      fc.property(distribution(1, 9), real(0.001, 0.999), (probabilities, p) => {
        const { keptMass, kept } = topP(of(probabilities), { p })
        const smallest = Math.min(...probabilities.filter((_, i) => kept[i]))
        expect(keptMass).toBeGreaterThanOrEqual(p - 1e-11)
        expect(keptMass - smallest).toBeLessThan(p + 1e-11)
      }),
    )
  })

  it('refuses p of 0, above 1 and NaN', () => {
    for (const p of [0, -0.1, 1.1, NaN])
      expect(() => topP(of([1]), { p })).toThrow(`p is ${p}; allowed: a number above 0, at most 1`)
    expect(() => topP([], { p: 0.5 })).toThrow('logits has length 0')
  })
})

describe('minP', () => {
  it('keeps what has at least p times the largest probability', () => {
    expect(minP(of([0.5, 0.3, 0.15, 0.05]), { p: 0.3 }).kept).toEqual([true, true, true, false])
    expect(minP(of([0.5, 0.25, 0.125, 0.125]), { p: 0.5 }).kept).toEqual([true, true, false, false])
    expect(minP(of([0.4, 0.4, 0.2]), { p: 1 }).kept).toEqual([true, true, false])
    expect(minP(of([0.5, 0, 0.5]), { p: 0 }).kept).toEqual([true, false, true])
    expect(() => minP(of([1]), { p: -0.1 })).toThrow('p is -0.1; allowed: a finite number from 0 to 1')
    expect(() => minP([-Infinity], { p: 0.1 })).toThrow('logits has only -Infinity entries')
  })
})

describe('every truncation', () => {
  it('renormalises by the kept mass and keeps the order', () => {
    fc.assert(
      fc.property(distribution(1, 9), fc.integer({ min: 1, max: 9 }), real(0.01, 1), (p, k, share) => {
        for (const cut of [
          topK(of(p), { k: k, ties: 'lowest-index' }),
          topP(of(p), { p: share }),
          minP(of(p), { p: share }),
        ]) {
          close(sum(cut.probabilities), 1, 1e-12)
          cut.kept.forEach((kept, i) => close(cut.probabilities[i]! * cut.keptMass, kept ? p[i]! : 0, 1e-12))
        }
      }),
    )
  })
})

describe('an entry whose probability underflows to 0', () => {
  const logits = [0, -1000, -Infinity]

  it('is possible, because its logit is finite; -Infinity is not', () => {
    expect(softmax(logits, 1)).toEqual([1, 0, 0])
    const possible = [true, true, false]
    expect(topK(logits, { k: 2, ties: 'lowest-index' }).kept).toEqual(possible)
    expect(topK(logits, { k: 3, ties: 'all' }).kept).toEqual(possible)
    expect(topP(logits, { p: 1 }).kept).toEqual(possible)
    expect(minP(logits, { p: 0 }).kept).toEqual(possible)
    expect(samplingPipeline(logits, { temperature: 1, topK: 3, topP: 1, minP: 0 }).kept).toEqual(possible)
    expect(samplingPipeline([0, -1, -Infinity], { temperature: 1e-300, topK: 3, topP: 1, minP: 0 }).kept).toEqual(
      possible,
    )
    expect(samplingPipeline([0, -1e300], { temperature: 1e-300, topK: 2, topP: 1, minP: 0 }).kept).toEqual([true, true])
  })

  it('whatever the size of the largest logit', () => {
    const wide = { temperature: 0.5, topK: 3, topP: 1, minP: 0 }
    expect(samplingPipeline([1e308, 0, -1e308], wide)).toMatchObject({
      probabilities: [1, 0, 0],
      kept: [true, true, true],
    })
  })

  it('is ranked by its logit: two probabilities of 0 are no tie', () => {
    expect(topK([-2000, -1000, 0], { k: 2, ties: 'all' }).kept).toEqual([false, true, true])
    expect(samplingPipeline([-2000, -1000, 0], { temperature: 1, topK: 2, topP: 1, minP: 0 }).kept).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('samplingPipeline', () => {
  const off = { temperature: 1, topK: 5, topP: 1, minP: 0 }

  it('with everything off is the policy itself', () => {
    const sampled = samplingPipeline([2, 1, 0.5, 0, -1], off)
    closeAll(sampled.probabilities, softmax([2, 1, 0.5, 0, -1], 1), 1e-15)
    expect(sampled.kept).toEqual([true, true, true, true, true])
    close(sampled.keptMass, 1, 1e-15)
  })

  it('applies temperature before it truncates', () => {
    const sampled = samplingPipeline([2, 1, 0.5, 0, -1], { ...off, temperature: 0.25, topP: 0.9 })
    closeAll(sampled.tempered, softmax([2, 1, 0.5, 0, -1], 0.25), 0)
    expect(count(sampled.kept)).toBe(1)
    expect(count(samplingPipeline([2, 1, 0.5, 0, -1], { ...off, temperature: 5, topP: 0.9 }).kept)).toBe(5)
  })

  it('takes top-p of what top-k left, renormalised, and min-p of that', () => {
    const logits = [0.4, 0.3, 0.2, 0.1].map(Math.log)
    // top-k 2 leaves 4/7 and 3/7: top-p .55 then keeps one; before renormalising it would keep two.
    expect(samplingPipeline(logits, { ...off, topK: 2, topP: 0.55 }).kept).toEqual([true, false, false, false])
    const both = samplingPipeline(logits, { ...off, topK: 3, minP: 0.6 })
    expect(both.kept).toEqual([true, true, false, false])
    close(both.keptMass, 0.7, 1e-15)
    closeAll(both.probabilities, [4 / 7, 3 / 7, 0, 0], 1e-15)
  })

  it('refuses what its stages refuse', () => {
    expect(() => samplingPipeline([1, 2], { ...off, temperature: 0 })).toThrow('temperature is 0')
    expect(() => samplingPipeline([1, 2], { ...off, topK: 0 })).toThrow('k is 0')
    expect(() => samplingPipeline([1, 2], { ...off, topP: 0 })).toThrow('p is 0')
    expect(() => samplingPipeline([1, 2], { ...off, minP: 2 })).toThrow('p is 2')
  })
})
