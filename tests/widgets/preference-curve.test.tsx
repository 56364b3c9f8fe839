import { expect, test } from 'vitest'
import { words } from '../../src/widgets/preference-curve/en.ts'
import { widget } from '../../src/widgets/preference-curve/index.ts'
import { rows, scene } from '../../src/widgets/preference-curve/model.ts'
import { CASES, NEAR, spec } from '../../src/widgets/preference-curve/params.ts'
import { frame, scenes, slot } from './kit.tsx'

const at = scenes(spec, scene)

test('the table of hand values: Δ = −2, 0, 1, 2, 3', () => {
  const table = rows(at()).map(({ difference, probability, loss }) => [
    difference,
    Number(probability.toFixed(4)),
    Number(loss.toFixed(4)),
  ])
  expect(table.slice(0, 5)).toEqual([
    [-2, 0.1192, 2.1269],
    [0, 0.5, 0.6931],
    [1, 0.7311, 0.3133],
    [2, 0.8808, 0.1269],
    [3, 0.9526, 0.0486],
  ])
})

test('a constant added to both scores changes neither probability, loss nor slope, bit by bit', () => {
  const seen = (constant: number) => {
    const { difference, probability, loss, slope } = at({ first: 1.7 + constant, second: -0.6 + constant })
    return { difference, probability, loss, slope }
  }
  for (const constant of [-3, -1, 1, 2]) expect(seen(constant)).toEqual(seen(0))
})

test('Δ = ±800: the loss is 0 and 800, where −log of the sigmoid would be infinite', () => {
  const [ahead, behind] = [at(CASES.farAhead), at(CASES.farBehind)]
  expect([ahead.difference, ahead.loss, Math.abs(ahead.slope), ahead.naive]).toEqual([800, 0, 0, 0])
  expect([behind.difference, behind.loss, behind.slope, behind.naive]).toEqual([-800, 800, -1, Infinity])
  expect(words.narrate(behind)).toContain('the cost would be infinite')
})

test('label flipped: B is the winner, and the same scores cost −log σ(−Δ)', () => {
  const [plain, flipped] = [at({ first: 2, second: 0 }), at({ first: 2, second: 0, flipped: true })]
  expect(flipped.difference).toBe(-plain.difference)
  expect(plain.probability + flipped.probability).toBeCloseTo(1, 15)
  expect(flipped.loss - plain.loss).toBeCloseTo(2, 12)
  expect(slot(frame(widget, { first: 2, second: 0, flipped: true }), 'winner')).toEqual(['B'])
})

test('the slope is −(1 − σ(Δ)): full strength for a surprise, almost none for a sure win', () => {
  for (const { difference, probability, slope } of rows(at({ first: -NEAR, second: NEAR })))
    expect(slope, String(difference)).toBeCloseTo(probability - 1, 12)
  expect(words.narrate(at(CASES.ahead))).toContain('its push is small')
  expect(words.narrate(at(CASES.behind))).toContain('almost full strength')
})

test('the buttons of the constant are disabled where a score would leave the axis, and far apart', () => {
  const disabled = (patch: object) =>
    [...frame(widget, patch).matchAll(/<button[^>]*>(add 1 to both|take 1 from both)/g)].map(([tag]) =>
      tag.includes('disabled'),
    )
  expect(disabled({})).toEqual([false, false])
  expect(disabled({ first: NEAR })).toEqual([true, false])
  expect(disabled({ second: -NEAR })).toEqual([false, true])
  expect(disabled(CASES.farAhead)).toEqual([true, true])
})
