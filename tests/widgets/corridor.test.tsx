import { expect, test } from 'vitest'
import { words } from '../../src/widgets/corridor/en.ts'
import { widget } from '../../src/widgets/corridor/index.ts'
import { COST, GOAL, rows, scene } from '../../src/widgets/corridor/model.ts'
import { spec } from '../../src/widgets/corridor/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const SEEDS = Array.from({ length: 40 }, (_, k) => k)
const failsFirst = SEEDS.find((seed) => !at({ seed }).isReached)!

test('the worked number: P(success) is .2988 before the first episode', () => {
  expect(at({ episode: 0 }).success.toFixed(4)).toBe('0.2988')
  expect(words.narrate(at({ episode: 0 }))).toContain('probability 0.299')
})

test('a lucky episode pushes its steps to the left up as well, each as much as those to the right', () => {
  const s = at()
  expect([s.isReached, ...s.counts]).toEqual([true, 2, 1, 5])
  expect(new Set(s.steps.map(({ weight }) => weight))).toEqual(new Set([1]))
  expect(words.narrate(s)).toBe(
    'Episode 1 reaches the goal in 8 steps: return 1. Each of the 8 steps is pushed up, the 2 to the left and the 1 on the spot too. P(success) goes from 0.299 to 0.381.',
  )
})

test('no success in the first episodes: without a baseline nothing is pushed, with one every step is pushed down', () => {
  const s = at({ seed: failsFirst })
  expect(s.pushes).toEqual([0, 0, 0])
  expect(s.success).toBe(s.successBefore)
  expect(words.narrate(s)).toContain('return 0. Zero times any direction is zero: nothing is pushed.')
  const compared = at({ seed: failsFirst, baseline: 'expected' })
  expect(compared.steps.every(({ weight }) => weight < 0)).toBe(true)
  expect(words.narrate(compared)).toMatch(
    /Minus the expected 0\.30 that is −0\.30\. Each of the 12 steps is pushed down/,
  )
})

test('where steps cost, what is subtracted is P(success), not the expected return', () => {
  const settings = { seed: failsFirst, baseline: 'expected', cost: true } as const
  expect(words.narrate(at(settings))).toContain('Minus P(success), 0.30, that is −0.90.')
  expect(words.narrate(at({ ...settings, credit: 'to-go' }))).toContain('minus P(success): the first with −0.90')
})

test('at the wall a step to the left goes nowhere, and is drawn against it', () => {
  const seed = SEEDS.find((one) => at({ seed: one }).steps.some(({ bumped }) => bumped))!
  const bump = at({ seed }).steps.find(({ bumped }) => bumped)!
  expect([bump.from, bump.to, bump.action]).toEqual([0, 0, 0])
  expect(rows(at({ seed })).map(words.table.row).flat()).toContain('left, wall')
})

test('a time-out ends after twelve steps short of the goal, and says so', () => {
  const s = at({ seed: failsFirst })
  expect(s.steps).toHaveLength(12)
  expect(s.steps.at(-1)!.to).toBeLessThan(GOAL)
  expect(draw(widget, { seed: failsFirst })).toContain('time is up')
})

test('what comes after a step differs from the whole return only where steps cost', () => {
  const free = at({ credit: 'to-go' })
  expect(free.policy).toEqual(at().policy)
  expect(words.narrate(free)).toContain('All reward comes at the end')
  const [whole, after] = [at({ cost: true }), at({ cost: true, credit: 'to-go' })]
  expect(whole.steps.map(({ weight }) => weight)).toEqual(whole.steps.map(() => whole.total))
  after.steps.forEach(({ weight }, t) => expect(weight).toBeCloseTo(1 - COST * (8 - t), 12))
})

test('after twenty episodes most of twenty seeds succeed more often than not, after a hundred nearly always', () => {
  const successes = (episode: number) => SEEDS.slice(0, 20).map((seed) => at({ seed, episode }).success)
  expect(successes(20).filter((success) => success > 0.5).length).toBeGreaterThan(15)
  expect(successes(100).filter((success) => success > 0.9).length).toBeGreaterThan(15)
})

test('going back shows the episode as it was', () => {
  const before = at({ episode: 7 })
  at({ episode: 107 })
  expect(at({ episode: 7 })).toEqual(before)
})

test.each([
  ['timeout', { seed: failsFirst, baseline: 'expected' }],
  ['costs', { episode: 5, cost: true, credit: 'to-go' }],
])('%s is drawn as recorded, narrow', async (name, patch) => {
  await expect(draw(widget, patch, 'narrow')).toMatchFileSnapshot(`../output/corridor/${name}-narrow.svg`)
})
