import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/gae/en.ts'
import { widget } from '../../src/widgets/gae/index.ts'
import { rows, scene } from '../../src/widgets/gae/model.ts'
import { spec } from '../../src/widgets/gae/params.ts'
import { draw, frame, scenes, slot } from './kit.tsx'

const at = scenes(spec, scene)
const advantages = (change: Parameters<typeof at>[0] = {}) =>
  at(change).steps.map(({ advantage }) => Number(advantage.toFixed(4)))

test.each([
  ['half-narrow', { lambda: 0.5 }, 'narrow'],
  ['rewards', { lambda: 1, drag: 'rewards', rewards: [-0.2, 0, 0.3, 0, 0] }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/gae/${name}.svg`)
})

test('hand values: one reward of 1 at the end, values .2, .3, .5, .7, .9, for λ = 0, .5, .95 and 1', () => {
  expect(advantages()).toEqual([0.1, 0.2, 0.2, 0.2, 0.1])
  expect(advantages({ lambda: 0.5 })).toEqual([0.2813, 0.3625, 0.325, 0.25, 0.1])
  expect(advantages({ lambda: 0.95 })).toEqual([0.7234, 0.6562, 0.4802, 0.295, 0.1])
  expect(advantages({ lambda: 1 })).toEqual([0.8, 0.7, 0.5, 0.3, 0.1])
})

describe('edge cases', () => {
  const changes = [{}, { gamma: 0.9 }, { values: [1, -0.5, 0, 0.3, 1], rewards: [-0.5, 1, 0, 0.25, 0.5], gamma: 0.7 }]

  test('λ = 0: each advantage is its own δ', () => {
    for (const change of changes)
      for (const { tdError, advantage } of at({ ...change, lambda: 0 }).steps) expect(advantage).toBe(tdError)
    expect(words.narrate(at())).toContain('its own δ: with λ = 0 it looks one step ahead')
  })

  test('λ = 1: each advantage is the return minus V, and each target is the return', () => {
    for (const change of changes)
      for (const { toGo, value, advantage, target } of at({ ...change, lambda: 1 }).steps) {
        expect(advantage).toBeCloseTo(toGo - value, 12)
        expect(target).toBeCloseTo(toGo, 12)
      }
    expect(words.narrate(at({ lambda: 1 }))).toContain('no later value matters')
  })

  test('a value moved where λ = 1 moves its own advantage alone', () => {
    expect(advantages({ lambda: 1, values: [0.2, 0.3, 0.1, 0.7, 0.9] })).toEqual([0.8, 0.7, 0.9, 0.3, 0.1])
  })

  test('a value moved where λ = 0 moves the advantage before it the other way', () => {
    expect(advantages({ values: [0.2, 0.3, 0.1, 0.7, 0.9] })).toEqual([0.1, -0.2, 0.6, 0.2, 0.1])
  })

  test('values that see the end coming: every δ is 0 at every λ', () => {
    for (const lambda of [0, 0.5, 1]) expect(advantages({ lambda, values: [1, 1, 1, 1, 1] })).toEqual([0, 0, 0, 0, 0])
  })
})

test('every step has a handle that says its advantage, and drags what is chosen', () => {
  const html = frame(widget)
  // Once in the wide drawing and once in the narrow one.
  expect(html.match(/aria-label="value of step \d"/g)).toHaveLength(10)
  expect(html).toContain('aria-valuetext="0.90, advantage +0.10"')
  expect(frame(widget, { drag: 'rewards' }).match(/aria-label="reward of step \d"/g)).toHaveLength(10)
})

test('the formula is the recursion of step 0, a minus sign in brackets', () => {
  expect(slot(frame(widget, { lambda: 0.5 }), 'next')).toEqual(['0.3625'])
  expect(words.slots(at({ values: [0.2, 0.9, 0.5, 0.7, 0.9] })).next).toBe('(−0.4000)')
})

test('in words and numbers', () => {
  expect(words.narrate(at({ lambda: 0.5, gamma: 0.8 }))).toContain('counts 0.40 times the one before')
  expect(words.narrate(at({ lambda: 0.5 }))).toBe(
    'The first advantage is +0.2813. Each later δ counts 0.50 times the one before.',
  )
  expect(rows(at()).map(words.table.row)[4]).toEqual(['4', '1.00', '0.90', '+0.1000', '+0.1000', '1.0000'])
})
