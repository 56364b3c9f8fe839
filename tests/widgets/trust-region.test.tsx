import { describe, expect, test } from 'vitest'
import { checkValue } from '../../src/figure/params.ts'
import { klDivergence } from '../../src/core/numerics/kl-divergence.ts'
import { layout } from '../../src/widgets/trust-region/drawing.tsx'
import { words } from '../../src/widgets/trust-region/en.ts'
import { widget } from '../../src/widgets/trust-region/index.ts'
import { levelLine, newPolicy, paramsOf, rows, scene } from '../../src/widgets/trust-region/model.ts'
import { spec } from '../../src/widgets/trust-region/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const place = (change: Parameters<typeof at>[0] = {}) => layout({ width: 822, height: 380, compact: false }, at(change))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

test.each([
  ['whole', { view: 'whole' }, 'wide'],
  ['sure', { old: 'sure', probabilityA: 0.79, probabilityC: 0.1 }, 'wide'],
  ['even-wide-ball', { old: 'even', radius: 0.2, probabilityA: 0.26, probabilityC: 0.42 }, 'narrow'],
  ['steps', { steps: true }, 'wide'],
  ['out-of-window', { probabilityA: 0.2, probabilityC: 0.6 }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/trust-region/${name}.svg`)
})

test('the handle lies on the new policy, and is gone where that is out of view', () => {
  const { next } = place()
  expect(frame(widget)).toContain(`top:${Number(next[1].toFixed(2))}px`)
  expect(frame(widget, { probabilityA: 0.2, probabilityC: 0.6 })).not.toContain('trust-region-handle')
})

describe('the new policy', () => {
  test('is always a policy with every action alive: C gives way', () => {
    for (const probabilityA of [0.01, 0.5, 0.98])
      for (const probabilityC of [0.01, 0.5, 0.98]) {
        const policy = newPolicy({ probabilityA, probabilityC })
        expect(sum(policy)).toBeCloseTo(1, 12)
        expect(Math.min(...policy)).toBeGreaterThan(0.0099)
      }
  })

  test('a drag anywhere, outside the simplex too, ends at parameters the table allows', () => {
    const { policyAt } = place()
    for (const [x, y] of [
      [0, 0],
      [800, 0],
      [-500, 900],
      [300, 2000],
      [300, 300],
    ] as const) {
      const params = paramsOf(policyAt(x, y))
      expect(checkValue(spec.probabilityA, params.probabilityA).problem).toBeUndefined()
      expect(checkValue(spec.probabilityC, params.probabilityC).problem).toBeUndefined()
      expect(newPolicy(params)[2]).toBe(params.probabilityC)
    }
  })

  test.each(['near', 'whole'] as const)('a point and its policy are each other’s inverse (%s)', (view) => {
    const where = place({ view })
    const [x, y] = where.place([0.2, 0.3, 0.5])
    expect(where.policyAt(x, y).map((value) => Number(value.toFixed(9)))).toEqual([0.2, 0.3, 0.5])
  })
})

describe('ball and band', () => {
  test('they are two regions: inside the first, outside the second', () => {
    const s = at()
    expect(s).toMatchObject({ isInBall: true, isInBand: false })
    expect(words.narrate(s)).toBe(
      'KL = 0.009 is within δ = 0.020: TRPO allows this step. Past a fence: C (ρ = 1.40). PPO stops pushing C up, but does not stop C from moving. It credits +0.011 of the surrogate’s +0.024.',
    )
  })

  test('and the reverse: inside the second, outside the first', () => {
    const s = at({ radius: 0.001, probabilityA: 0.55, probabilityC: 0.1 })
    expect(s).toMatchObject({ isInBall: false, isInBand: true })
    expect(words.narrate(s)).toMatch(/TRPO would shorten this step\. Every ratio lies within 1 ± 0\.20/)
  })

  test('inside both, PPO counts all of the surrogate', () => {
    const s = at({ probabilityA: 0.58, probabilityC: 0.11 })
    expect(s).toMatchObject({ isInBall: true, isInBand: true })
    expect(s.counted).toBeCloseTo(s.gain, 12)
    expect(words.narrate(s)).toContain('neither TRPO nor PPO objects')
  })

  test('a ratio exactly on the fence is inside, and still pushed: 0.4 ÷ ⅓ is 1.2, whatever its last bit', () => {
    expect(at({ old: 'even', probabilityA: 0.3, probabilityC: 0.4 }).actions[2]).toMatchObject({
      isInside: true,
      push: 'up',
    })
    expect(at({ old: 'even', probabilityA: 0.3, probabilityC: 0.41 }).actions[2]).toMatchObject({
      isInside: false,
      push: 'none',
    })
  })

  test('the ball ends at δ', () => {
    expect(at().kl).toBeCloseTo(0.0093, 4)
    expect(at({ radius: 0.01 }).isInBall).toBe(true)
    expect(at({ radius: 0.009 }).isInBall).toBe(false)
    for (const radius of [0.005, 0.02, 0.1]) {
      const { old, ball } = at({ radius })
      for (const policy of ball) expect(klDivergence(old, policy)).toBeCloseTo(radius, 6)
    }
  })

  test('outside in the wrong direction PPO pushes back', () => {
    const s = at({ probabilityA: 0.8, probabilityC: 0.05 })
    expect(s.actions.map(({ push }) => push)).toEqual(['down', 'up', 'up'])
    expect(words.narrate(s)).toMatch(/PPO pushes A, B and C back\.$/)
  })

  test('where the new policy is the old one, nothing has happened', () => {
    expect(words.narrate(at({ probabilityA: 0.6, probabilityC: 0.1 }))).toBe(
      'The new policy is the old one: every ratio is 1 and the KL is 0.',
    )
  })
})

describe('TRPO against the plain gradient', () => {
  test.each(['tilted', 'sure'] as const)('with the same KL, TRPO gains more (%s)', (old) => {
    const { trpo, gradient, radius } = at({ old })
    expect(trpo.kl).toBeLessThanOrEqual(radius)
    expect(gradient.kl).toBeCloseTo(trpo.kl, 9)
    expect(trpo.gain).toBeGreaterThan(1.1 * gradient.gain)
  })

  test('from the uniform policy both directions are one', () => {
    const { trpo, gradient } = at({ old: 'even' })
    trpo.end.forEach((probability, i) => {
      expect(gradient.end[i]).toBeCloseTo(probability, 9)
    })
  })
})

test('a level line holds policies of one surrogate value', () => {
  const s = at()
  for (const policy of levelLine(s, 0.1)!) {
    expect(sum(policy)).toBeCloseTo(1, 12)
    expect(sum(policy.map((probability, i) => (probability - s.old[i]!) * s.actions[i]!.advantage))).toBeCloseTo(
      0.1,
      12,
    )
  }
  expect(levelLine(s, 5)).toBeNull()
})

test('the table compares the four policies', () => {
  const { caption, head, row } = words.table
  const cells = rows(at()).map(row)
  expect(caption(at())).toBe('Four policies; advantages under the old one: A −0.14, B +0.06, C +0.66')
  expect(cells.map(([name]) => name)).toEqual(['old policy', 'new policy', 'TRPO step', 'gradient'])
  expect(cells[1]).toEqual(['new policy', '0.600', '0.260', '0.140', '1.000', '0.867', '1.400', '0.0093', '+0.0240'])
  for (const line of cells) expect(line).toHaveLength(head.length)
})
