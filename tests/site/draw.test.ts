import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Fairness,
  type Generator,
  curvePath,
  drawValues,
  drawnText,
  inFrame,
  unfairness,
} from '../../src/lesson/questions/draw.ts'
import { testOrder } from '../../src/lesson/questions/shuffle.ts'

const NOTHING: Fairness = { slips: [], options: [], items: [] }
const seed = fc.integer({ min: 0, max: 999_999 })
const draw = (generator: Generator, at = 1, fairness = NOTHING) => drawValues(generator, 'ppo/x', at, fairness)

describe('what a generator draws with', () => {
  it('picks and steps within its range, with the decimals of the step alone', () => {
    fc.assert(
      fc.property(seed, (at) => {
        const { values } = draw(
          ({ pick, between, shuffled }) => ({
            one: pick([1, 2, 4]),
            tenth: between(-0.4, 0.4, 0.1),
            whole: between(3, 5, 1),
            order: shuffled([1, 2, 3]),
          }),
          at,
        )
        expect([1, 2, 4]).toContain(values.one)
        expect(String(values.tenth)).toMatch(/^-?0(\.[1-4])?$/)
        expect([3, 4, 5]).toContain(values.whole)
        expect([...(values.order as number[])].sort((a, b) => a - b)).toEqual([1, 2, 3])
      }),
    )
  })

  it('reaches both ends, gives the same for the same seed, and other values for another question', () => {
    const generator: Generator = ({ between }) => ({ a: between(1, 3, 1), b: between(0, 1, 0.001) })
    const all = Array.from({ length: 60 }, (_, at) => draw(generator, at).values)
    expect(new Set(all.map(({ a }) => a))).toEqual(new Set([1, 2, 3]))
    expect(draw(generator, 7)).toEqual(draw(generator, 7))
    expect(drawValues(generator, 'ppo/x', 7, NOTHING).values).not.toEqual(
      drawValues(generator, 'ppo/y', 7, NOTHING).values,
    )
  })
})

describe('a draw that is no fair question is drawn again', () => {
  it('a slip within twice the tolerance, of the generator or of the text', () => {
    const fairness = { ...NOTHING, tolerance: 0.5, slips: ['slip', 4] }
    fc.assert(
      fc.property(seed, (at) => {
        const { values } = draw(({ between }) => ({ answer: between(1, 9, 1), slip: between(1, 9, 1) }), at, fairness)
        expect(Math.abs((values.answer as number) - (values.slip as number))).toBeGreaterThan(1)
        expect(Math.abs((values.answer as number) - 4)).toBeGreaterThan(1)
      }),
    )
  })

  it('two slips so near each other that one entry could be either', () => {
    const fairness = { ...NOTHING, tolerance: 0.1, slips: ['a', 'b'] }
    expect(unfairness({ answer: 1, a: 2, b: 2 }, fairness)).toBe('two slips, 2 and 2, are too near each other')
    expect(unfairness({ answer: 1, a: 2, b: 2.2 }, fairness)).toBeNull()
  })

  it('options that read the same at their digits, and items without an order', () => {
    const printed = (value: string) => [{ value, format: { digits: 1 } }]
    const options = [printed('a'), printed('b'), []]
    expect(unfairness({ a: 0.31, b: 0.33 }, { ...NOTHING, options })).toBe('two options read the same: 0.3, 0.3')
    expect(unfairness({ a: 0.31, b: 0.36 }, { ...NOTHING, options })).toBeNull()
    expect(unfairness({ a: 1, b: 1 }, { ...NOTHING, items: ['a', 'b'] })).toMatch(/no order/)
    expect(unfairness({ a: 2, b: 1 }, { ...NOTHING, items: ['a', 'b'] })).toBeNull()
  })

  it('no answer, and what the generator refuses itself', () => {
    expect(unfairness({ answer: Number.NaN }, { ...NOTHING, tolerance: 1 })).toMatch(/no finite number/)
    expect(unfairness({ answer: 1 }, { ...NOTHING, tolerance: 0, slips: ['gone'] })).toMatch(
      /"gone" is no drawn number/,
    )
    const { values, refused } = draw(({ between }) => {
      const a = between(1, 9, 1)
      return a < 9 ? null : { a }
    }, 3)
    expect(values).toEqual({ a: 9 })
    expect(refused).toBeGreaterThan(0)
  })

  it('a generator that never is fair says so, with the question and why', () => {
    expect(() => draw(() => ({ answer: 1, slip: 1 }), 5, { ...NOTHING, tolerance: 0.1, slips: ['slip'] })).toThrow(
      /200 draws for "ppo\/x" with seed 5 are not fair; of the last: a slip, 1, is too near the answer, 1/,
    )
    expect(() => draw(() => null)).toThrow('its generator refuses them')
  })
})

describe('how it is shown', () => {
  it('lists in brackets, texts as they are, true minus signs', () => {
    expect(drawnText([1, -0.5, 0], { digits: 1 })).toBe('[1.0, −0.5, 0.0]')
    expect(drawnText('A', { digits: 1 })).toBe('A')
    expect(drawnText(0.5, { digits: 0, percent: true })).toBe('50%')
    expect(drawnText(2, { digits: 1, signed: true })).toBe('+2.0')
  })

  it('a curve runs through its points, the larger value higher up', () => {
    const frame = { x: [0, 2], y: [-1, 1] } as const
    expect(inFrame([0, -1], frame)).toEqual([0, 180])
    expect(inFrame([2, 1], frame)).toEqual([320, 0])
    expect(
      curvePath(
        [
          [0, 0],
          [1, 1],
        ],
        frame,
      ),
    ).toBe('M0.0 90.0L160.0 0.0')
  })

  it('a test shuffles options by its seed, and never shows an ordering solved', () => {
    fc.assert(
      fc.property(seed, (at) => {
        expect(testOrder('ppo/x', at, 4).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
        expect(testOrder('ppo/x', at, 3, [2, 0, 1])).not.toEqual([2, 0, 1])
      }),
    )
    expect(new Set(Array.from({ length: 40 }, (_, at) => testOrder('ppo/x', at, 4).join())).size).toBeGreaterThan(10)
  })
})
