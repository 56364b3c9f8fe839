import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/which-distribution/en.ts'
import { widget } from '../../src/widgets/which-distribution/index.ts'
import { rows, scene } from '../../src/widgets/which-distribution/model.ts'
import { DICE, spec } from '../../src/widgets/which-distribution/params.ts'
import { draw, frame, scenes, slot } from './kit.tsx'

const at = scenes(spec, scene)
const outcome = (change: Parameters<typeof at>[0] = {}) => at(change).outcome!
const last = (change: Parameters<typeof at>[0] = {}) => outcome(change).running.at(-1)!

test.each([
  ['never', DICE.never, 'wide'],
  ['rare-narrow', DICE.rare, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/which-distribution/${name}.svg`)
})

describe('of the same rolls', () => {
  test('the plain mean goes to E_q = 4.5 and the weighted one to E_p = 3.5, within four standard errors over 50 seeds', () => {
    expect(at().expected).toEqual({ asked: 3.5, rolled: 4.5 })
    for (let seed = 0; seed < 50; seed += 1) {
      const { plain, reweighted } = last({ rolls: 4096, seed })
      expect(Math.abs(plain - 4.5)).toBeLessThan((4 * 1.803) / 64)
      expect(Math.abs(reweighted - 3.5)).toBeLessThan(4 * outcome({ rolls: 4096 }).standardError)
    }
  })

  test('the weighted mean misses by as much as its standard error says, over 1,600 seeds', () => {
    const misses = Array.from({ length: 1600 }, (_, seed) => last({ rolls: 64, seed }).reweighted - 3.5)
    const spread = Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length)
    expect(spread / outcome({ rolls: 64 }).standardError).toBeCloseTo(1, 1)
  })

  test('the band is one standard error to both sides of E_p, at every number of rolls it is drawn for', () => {
    const { running } = outcome({ rolls: 4096 })
    for (const { n, low, high } of running) {
      const { standardError } = outcome({ rolls: n })
      expect([3.5 - low, high - 3.5].map((side) => side / standardError)).toEqual([
        expect.closeTo(1, 9),
        expect.closeTo(1, 9),
      ])
    }
  })

  test('more begin with the same ones', () => {
    expect(outcome({ rolls: 10000 }).running.slice(0, 9)).toEqual(outcome({ rolls: 16 }).running.slice(0, 9))
  })
})

describe('the price', () => {
  test('hand values: one weighted roll deviates by 2.18 where p alone has 1.71, and by 6.82 where q rarely shows a 6', () => {
    const deviation = (change: object) => outcome({ rolls: 1, ...change }).standardError
    expect(deviation(DICE.same)).toBeCloseTo(Math.sqrt(35 / 12), 12)
    // E_q[(w x)²] = Σ p² x²/q = (55/.1 + 36/.5)/36, and (55·5.1 + 36·51)/36 for a weight of 0.1.
    expect(deviation(DICE.loaded)).toBeCloseTo(Math.sqrt((550 + 72) / 36 - 12.25), 12)
    expect(deviation(DICE.rare)).toBeCloseTo(Math.sqrt((55 * 5.1 + 36 * 51) / 36 - 12.25), 12)
    expect(outcome({ rolls: 1 }).ownError).toBeCloseTo(Math.sqrt(35 / 12), 12)
  })

  test('the effective sample size is N where q is p, and falls as q leaves p on either side', () => {
    const effective = (rolled: number) => outcome({ rolled, rolls: 10000 }).effective
    expect(effective(1)).toBeCloseTo(10000, 6)
    const [rare, less, more, often] = [0.1, 0.4, 3, 10].map(effective)
    expect([rare! < less!, less! < 10000, more! < 10000, often! < more!]).toEqual([true, true, true, true])
    // 1/Σ p²/q = 36/(25.5 + 51) for a weight of 0.1.
    expect(rare! / 10000).toBeCloseTo(36 / 76.5, 1)
  })
})

describe('edge cases', () => {
  test('q = 0 where p > 0 is undefined: it is refused in words, at the control too, and nothing is estimated', () => {
    expect(at(DICE.never).outcome).toBeNull()
    expect(rows(at(DICE.never))).toEqual([])
    expect(words.narrate(at(DICE.never))).toBe(
      'p shows a 6 with probability 0.17, but the die you roll never does, so p/q divides by 0. No weight can replace rolls that never happen. Give 6 a weight above 0 in q.',
    )
    const html = frame(widget, DICE.never)
    expect(html).toContain('q must show a 6')
    expect(html).toContain(
      'aria-valuetext="0.0, probability of a 6 0, refused: q must be able to show a 6, because p is"',
    )
    expect(slot(html, 'expected')).toEqual(['?'])
    expect(slot(html, 'mean')).toEqual(['?'])
  })

  test('q = 0 where p = 0 too is no loss: such a face is neither rolled nor asked about', () => {
    const both = at({ asked: 0, rolled: 0, rolls: 10000 })
    expect(both.outcome!.ratios[5]).toBe(0)
    expect(both.expected).toEqual({ asked: 3, rolled: 3 })
  })

  test('q = p: every weight is 1, and the two means are one', () => {
    const { ratios, running } = outcome(DICE.same)
    expect(ratios).toEqual([1, 1, 1, 1, 1, 1])
    for (const { plain, reweighted } of running) expect(reweighted).toBeCloseTo(plain, 12)
    expect(words.narrate(at(DICE.same))).toContain('every weight is 1, and both means of the 256 rolls are')
  })

  test('where every roll so far has weight 0, they are worth none', () => {
    const seed = Array.from({ length: 50 }, (_, k) => k).find(
      (k) => last({ rolls: 1, rolled: 10, seed: k }).plain === 6,
    )!
    expect(outcome({ asked: 0, rolled: 10, rolls: 1, seed })).toMatchObject({ effective: 0 })
    expect(words.narrate(at({ asked: 0, rolled: 10, rolls: 1, seed }))).toContain('The effective sample size is 0.')
  })
})

test('in words and numbers', () => {
  expect(words.narrate(at())).toMatchInlineSnapshot(
    `"The plain mean of 256 rolls of q is 4.60 and estimates 4.50. Weighted by p/q it is 3.41 and estimates 3.50, with a standard error of 0.14; rolls of p itself would have 0.11. The effective sample size is 173."`,
  )
  expect(
    rows(at())
      .map(words.table.row)
      .map(([n]) => n),
  ).toEqual(['1', '4', '16', '64', '256'])
})
