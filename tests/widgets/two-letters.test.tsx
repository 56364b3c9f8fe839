import { expect, test } from 'vitest'
import { words } from '../../src/widgets/two-letters/en.ts'
import { widget } from '../../src/widgets/two-letters/index.ts'
import { OLD, rows, scene } from '../../src/widgets/two-letters/model.ts'
import { spec } from '../../src/widgets/two-letters/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test('the truth is 2p(1−p), and the promise its tangent at the old policy: 0.48 + 0.4 (p − 0.4)', () => {
  for (const p of [0.01, 0.25, 0.4, 0.55, 0.9, 0.99]) {
    expect(at({ p }).truth).toBeCloseTo(2 * p * (1 - p), 12)
    expect(at({ p }).promise).toBeCloseTo(0.48 + 0.4 * (p - 0.4), 12)
  }
})

test('at the old policy both agree, and the sentence says so', () => {
  const s = at({ p: OLD })
  expect(s.promise).toBeCloseTo(s.truth, 12)
  expect(words.narrate(s)).toContain('where the batch was drawn')
})

test('near it the gap is too small to print, far from it the sentence gives its size', () => {
  expect(words.narrate(at({ p: 0.42 }))).toContain('almost the same')
  expect(words.narrate(at({ p: 0.9 }))).toBe(
    'p = 0.90: the old batch promises an average reward of 0.68; the truth is 0.18. The promise is 0.50 too high.',
  )
})

test('the promise never lies below the truth: the curve bends away from its tangent', () => {
  for (const [, truth, promise] of rows(at({}))) expect(promise).toBeGreaterThanOrEqual(truth - 1e-12)
})

test.each([0.01, 0.4, 0.99])('at p = %d the readings keep apart, on a phone too', async (p) => {
  await expect(draw(widget, { p }, 'narrow')).toMatchFileSnapshot(`../output/two-letters/p-${p}-narrow.svg`)
})
