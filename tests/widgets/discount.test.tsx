import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/discount/en.ts'
import { widget } from '../../src/widgets/discount/index.ts'
import { rows, scene } from '../../src/widgets/discount/model.ts'
import { GAMMAS, spec } from '../../src/widgets/discount/params.ts'
import { draw, frame, scenes, slot } from './kit.tsx'

const at = scenes(spec, scene)
const totals = (change: Parameters<typeof at>[0] = {}) => at(change).returns.map(({ total }) => total)

test.each([
  ['far-from-2-narrow', { gamma: 0.99, from: 2 }, 'narrow'],
  ['loops', { loops: true }, 'wide'],
  ['lengths-narrow', { gamma: 0.99, shows: 'lengths' }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/discount/${name}.svg`)
})

describe('returns', () => {
  test('hand values: of 1, 2, 0, −1, 3 the first is 1, 2.0625, 4.0393, 4.8915 and 5 for γ = 0, .5, .9, .99 and 1', () => {
    for (const [gamma, total] of [
      [0, 1],
      [0.5, 2.0625],
      [0.9, 4.0393],
      [0.99, 4.8915],
      [1, 5],
    ] as const)
      expect(totals({ gamma })[0]).toBeCloseTo(total, 4)
    // From the back: 3, −1 + .9·3, .9·1.7, 2 + .9·1.53, 1 + .9·3.377.
    ;[4.0393, 3.377, 1.53, 1.7, 3].forEach((total, t) => expect(totals()[t]).toBeCloseTo(total, 12))
  })

  test('each is the sum of its stacked parts, whatever the rewards', () => {
    for (const change of [{}, { gamma: 0.3 }, { rewards: [-3, 3, -2.5, 0, 0.5] }, { loops: true }])
      for (const { parts, total, gains, losses } of at(change).returns) {
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total!, 12)
        expect(gains + losses).toBeCloseTo(total!, 12)
      }
  })

  test('a loop is worth the same as its first two thousand steps written out', () => {
    const { rewards } = at()
    for (const t of [0, 3]) {
      let total = 0
      for (let k = 0; k < 2000; k += 1) total += 0.9 ** k * rewards[(t + k) % 5]!
      expect(totals({ loops: true })[t]).toBeCloseTo(total, 10)
    }
  })
})

describe('edge cases', () => {
  test('γ = 1 with an endless loop: no number is shown, in words each round adds 5', () => {
    expect(totals({ gamma: 1, loops: true })).toEqual([null, null, null, null, null])
    expect(words.narrate(at({ gamma: 1, loops: true }))).toBe(
      'With γ = 1 the steps repeat for ever and nothing fades: each round adds 5, so the sum from step 0 has no finite value. Any γ below 1 gives it one.',
    )
    expect(frame(widget, { gamma: 1, loops: true })).not.toContain('role="math"')
    expect(words.narrate(at({ gamma: 1, loops: true, rewards: [1, -1, 1, -1, 0] }))).toContain('swings without end')
    expect(totals({ gamma: 1, loops: true, rewards: [0, 0, 0, 0, 0] })).toEqual([0, 0, 0, 0, 0])
  })

  test('negative rewards: they stack to the left of 0, and the sum lies between', () => {
    const { gains, losses, total, parts } = at({ rewards: [-1, 2, -3, 1, -2], gamma: 1 }).returns[0]!
    expect([gains, losses, total]).toEqual([3, -6, -3])
    expect(parts.map(({ start }) => start)).toEqual([0, 0, -1, 2, -4])
    expect(totals({ rewards: [-1, -1, -1, -1, -1], gamma: 0.5 })[3]).toBe(-1.5)
  })

  test('γ = 0: every return is its next reward alone', () => {
    expect(totals(GAMMAS.myopic)).toEqual([1, 2, 0, -1, 3])
    expect(words.narrate(at(GAMMAS.myopic))).toBe(
      'From step 0 the return is 1.00. With γ = 0 only the next reward counts, whatever follows it.',
    )
  })

  test('looked at from step 2, what is past has no weight', () => {
    expect(at({ from: 2, gamma: 0.5 }).weights).toEqual([0, 0, 1, 0.5, 0.25])
  })

  test('the last step: nothing follows that γ could shrink', () => {
    expect(totals({ from: 4, gamma: 0.2 })[4]).toBe(3)
    expect(words.narrate(at({ from: 4 }))).toContain('nothing follows that γ could shrink')
  })
})

describe('one reward at the end of an answer', () => {
  test('γ^(T−1): .99^199 = .1353, .999^999 = .3681, and 1 for every length where γ is 1', () => {
    expect(at({ gamma: 0.99 }).lengths[4]).toBeCloseTo(0.1353, 4)
    expect(at({ gamma: 0.999 }).lengths[6]).toBeCloseTo(0.3681, 4)
    expect(at({ gamma: 1 }).lengths).toEqual([1, 1, 1, 1, 1, 1, 1])
  })

  test('any γ below 1 is a brevity penalty: the longer of two right answers always counts less', () => {
    for (const gamma of [0.999, 0.99, 0.9, 0.5]) {
      const { lengths } = at({ gamma })
      for (let k = 1; k < lengths.length; k += 1) expect(lengths[k]).toBeLessThan(lengths[k - 1]!)
    }
    expect(words.narrate(at({ shows: 'lengths', gamma: 0.99 }))).toBe(
      'Each of these answers is paid 1 with its last token. At its first token that counts 0.914 for 10 tokens and 0.370 for 100. With γ below 1, shorter pays.',
    )
  })
})

test('the horizon 1/(1 − γ) is 10 steps at .9, 100 at .99, and has no end at 1', () => {
  expect([0, 0.9, 0.99, 1].map((gamma) => words.horizon(at({ gamma })))).toEqual([
    'horizon: 1 step',
    'horizon: 10 steps',
    'horizon: 100 steps',
    'horizon: no end',
  ])
})

test('the formula is the recursion of the step that is looked from', () => {
  expect(slot(frame(widget), 'total')).toEqual(['4.04'])
  expect(slot(frame(widget, { from: 2 }), 'later')).toEqual(['1.70'])
  expect(words.slots(at({ rewards: [0, -1, 0, 0, 0] }))['later']).toBe('(−1.00)')
})

test('every reward has a handle that says what it counts, and none where lengths are shown', () => {
  const html = frame(widget, { from: 1 })
  // Once in the wide drawing and once in the narrow one.
  expect(html.match(/aria-label="reward of step \d"/g)).toHaveLength(10)
  expect(html).toContain('aria-valuetext="1, past, counts nothing from step 1"')
  expect(html).toContain('aria-valuetext="3, counts 2.19 from step 1"')
  expect(frame(widget, { shows: 'lengths' })).not.toContain('reward of step')
})

test('in words and numbers', () => {
  expect(words.narrate(at())).toBe(
    'From step 0 the return is 4.04. The last reward counts 0.656 of its size: the horizon 1/(1 − γ) is 10 steps.',
  )
  expect(rows(at()).map(words.table.row)[3]).toEqual(['3', '−1', '0.7290', '−0.7290', '1.7000'])
})
