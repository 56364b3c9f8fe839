import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { daysUntilDue, daysUntilNext, dueQuestions } from '../../src/progress/due.ts'
import { dayOf, daysPassed, neededToPass, passes } from '../../src/progress/passing.ts'
import { digitsFor, isNear, readNumber } from '../../src/lesson/questions/number.ts'
import { choiceOrders, shuffledOrder, unsolvedOrder } from '../../src/lesson/questions/shuffle.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}\/[a-z][a-z0-9-]{0,12}$/)
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('the order of options', () => {
  it('is a permutation, and hangs on the name alone', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 8 }), (key, count) => {
        expect(shuffledOrder(key, count).toSorted((a, b) => a - b)).toEqual(numbers(count))
        expect(shuffledOrder(key, count)).toEqual(shuffledOrder(key, count))
      }),
    )
  })

  it('two questions of a lesson are shuffled apart', () => {
    const orders = new Set(Array.from({ length: 40 }, (_, index) => shuffledOrder(`ppo/question-${index}`, 4).join()))
    expect(orders.size).toBeGreaterThan(15)
  })

  it('an ordering never starts solved', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 2, max: 8 }), (key, count) => {
        const solution = shuffledOrder(`${key} solved`, count)
        const order = unsolvedOrder(key, solution)
        expect(order).not.toEqual(solution)
        expect(order.toSorted((a, b) => a - b)).toEqual(numbers(count))
      }),
    )
  })

  it('the right options of a lesson never all stand at the same place', () => {
    const choice = fc
      .record({ name, count: fc.integer({ min: 2, max: 8 }), right: fc.nat(7) })
      .map(({ name, count, right }) => ({ name, count, right: right % count }))
    fc.assert(
      fc.property(fc.array(choice, { minLength: 2, maxLength: 6 }), (choices) => {
        const orders = choiceOrders(choices)
        expect(new Set(orders.map((order, index) => order.indexOf(choices[index]!.right))).size).toBeGreaterThan(1)
        orders.forEach((order, index) => {
          expect(order.toSorted((a, b) => a - b)).toEqual(numbers(choices[index]!.count))
        })
      }),
    )
  })
})

describe('reading a number', () => {
  test.each([
    ['0.45', 0.45],
    ['.45', 0.45],
    ['0,45', 0.45],
    [' 45 % ', 0.45],
    ['45%', 0.45],
    ['1/4', 0.25],
    ['-1 / 400', -0.0025],
    ['−0,02', -0.02],
    ['+2', 2],
    ['1e-3', 0.001],
    ['16 384', 16384],
    ['16\u202f384', 16384],
    ['1,', 1],
    ['0,125', 0.125],
    // As formulas of this site are copied.
    ['$0.45$', 0.45],
    ['$-1.35$', -1.35],
    ['$$0{,}45$$', 0.45],
    ['$16\\,384$', 16384],
    ['$45\\,\\%$', 0.45],
    ['$-\\tfrac{1}{4}$', -0.25],
    ['$\\frac14$', 0.25],
    ['$\\text{1e-3}$', 0.001],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ value: expect.closeTo(value, 12) as number })
  })

  test.each([
    ['45', 0.45],
    ['0.45', 0.45],
    ['45 %', 0.45],
    ['9/20', 0.45],
    ['1', 1],
  ])('where percent is asked, %j is %d', (text, value) => {
    expect(readNumber(text, '%')).toEqual({ value: expect.closeTo(value, 12) as number })
  })

  it('takes the unit that was asked, and no other', () => {
    expect(readNumber('100 times', 'times')).toEqual({ value: 100 })
    expect(readNumber('100 apples', 'times')).toHaveProperty('problem')
  })

  test.each([
    ['', /^Write a number first/],
    ['a lot', /^“a lot” cannot be read as a number.*write it as 0\.45/],
    ['1/2/3', /cannot be read as a number/],
    ['1/0', /divided by 0/],
    ['16,384', /write 16384 for thousands or 16\.384 for decimals/],
    ['NaN', /cannot be read as a number/],
    ['Infinity', /cannot be read as a number/],
    ['1e999', /cannot be read as a number/],
    ['1.2.3', /cannot be read as a number/],
    ['0x10', /cannot be read as a number/],
    ['x'.repeat(1_000_000), /longer than 40/],
    ['<script>alert(1)</script>', /cannot be read as a number/],
  ])('%j is refused in words', (text, problem) => {
    expect(readNumber(text)).toEqual({ problem: expect.stringMatching(problem) as string })
  })

  it('never throws, and never gives what is no number', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '%', 'times'), (text, unit) => {
        const reading = readNumber(text, unit)
        expect('problem' in reading || Number.isFinite(reading.value)).toBe(true)
      }),
    )
  })
})

describe('near enough', () => {
  const real = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const tolerance = fc.double({ min: 1e-6, max: 1e3, noNaN: true })

  it('inside the tolerance is right, twice as far is wrong, on both sides alike', () => {
    fc.assert(
      fc.property(real, tolerance, fc.double({ min: -1, max: 1, noNaN: true }), (answer, tolerance, share) => {
        expect(isNear(answer + share * tolerance, answer, tolerance)).toBe(true)
        const far = 2 * tolerance + 2e-9 * Math.max(1, Math.abs(answer))
        expect(isNear(answer + far, answer, tolerance)).toBe(false)
        expect(isNear(answer - far, answer, tolerance)).toBe(false)
      }),
    )
  })

  it('the answer as it is shown is accepted when typed', () => {
    fc.assert(
      fc.property(real, tolerance, (answer, tolerance) => {
        const reading = readNumber(answer.toFixed(digitsFor(answer, tolerance)))
        expect('value' in reading && isNear(reading.value, answer, tolerance)).toBe(true)
      }),
    )
  })
})

describe('what comes back', () => {
  const day = 86_400_000
  const answers = new Map([
    ['ppo/right-at-once', { right: true, misses: 0, at: 0 }],
    ['ppo/right-in-the-end', { right: true, misses: 1, at: 5 * day }],
    ['ppo/wrong-late', { right: false, misses: 1, at: 6 * day }],
    ['ppo/wrong-early', { right: false, misses: 3, at: 1 * day }],
  ])

  it('wrong ones at once and first, the longest waiting before the others', () => {
    expect(dueQuestions(answers, 6 * day)).toEqual(['ppo/wrong-early', 'ppo/wrong-late'])
    expect(dueQuestions(answers, 8 * day)).toEqual(['ppo/wrong-early', 'ppo/wrong-late', 'ppo/right-in-the-end'])
    expect(dueQuestions(answers, 14 * day)).toEqual([
      'ppo/wrong-early',
      'ppo/wrong-late',
      'ppo/right-at-once',
      'ppo/right-in-the-end',
    ])
  })

  it('waits longer the better it went', () => {
    expect([...answers.values()].map(daysUntilDue)).toEqual([14, 3, 0, 0])
  })

  it('what is said to pass passes, and one fewer does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (of) => {
        expect(passes({ right: neededToPass(of), of })).toBe(true)
        expect(passes({ right: neededToPass(of) - 1, of })).toBe(false)
      }),
    )
  })

  it('says in how many days the first of some questions comes back', () => {
    const now = 1_764_000_000_000
    const at = (right: boolean, misses: number, daysAgo: number) => ({ right, misses, at: now - daysAgo * 86_400_000 })
    const some = new Map([
      ['ppo/new', at(true, 0, 0)],
      ['ppo/hard', at(true, 2, 1)],
      ['ppo/wrong', at(false, 1, 0)],
    ])
    expect(daysUntilNext(some, ['ppo/new'], now)).toBe(14)
    expect(daysUntilNext(some, ['ppo/new', 'ppo/hard'], now)).toBe(2)
    expect(daysUntilNext(some, ['ppo/new', 'ppo/wrong'], now)).toBe(0)
  })
})

describe('days', () => {
  it('a day ends at the reader’s midnight, wherever the reader is', () => {
    const midnight = new Date(2026, 2, 10).getTime()
    expect(dayOf(midnight - 1)).toBe(dayOf(midnight) - 1)
    expect(dayOf(midnight + 86_399_999)).toBe(dayOf(midnight))
  })

  it('of many days the first and the last are kept, in order', () => {
    expect(daysPassed([5, 3, 9, 3])).toEqual([3, 9])
    expect(daysPassed([5, 5])).toEqual([5])
    expect(daysPassed([])).toEqual([])
  })
})
