import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactGradient } from '../../src/core/bandit/exact-gradient.ts'
import { logitsAfter } from '../../src/widgets/derivation/left.ts'
import { words } from '../../src/widgets/derivation/en.ts'
import { widget } from '../../src/widgets/derivation/index.ts'
import { LINES, candidates, derivation } from '../../src/widgets/derivation/lines.ts'
import { choose, rows, scene } from '../../src/widgets/derivation/model.ts'
import { spec } from '../../src/widgets/derivation/params.ts'
import { ACTIONS, REWARDS } from '../../src/run/models/bandit.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const policy = fc.record({
  answer: fc.constantFrom(...ACTIONS),
  logits: fc.array(
    fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10),
    { minLength: 5, maxLength: 5 },
  ),
})
const lopsided = { logits: [0.5, -1, 1, 0, 2] }
const LETTERS = ['a', 'b', 'c'] as const

test('a true line stays equal to the measured slope wherever the logits are dragged, and to the exact gradient', () => {
  fc.assert(
    fc.property(policy, fc.integer({ min: 1, max: LINES }), (state, line) => {
      const s = at({ ...state, line, reached: LINES })
      expect(s.isEqual && s.everywhere).toBe(true)
      if (line > 1) expect(s.left).toBeCloseTo(exactGradient(s.probabilities, REWARDS)[s.answer]!, 7)
    }),
  )
})

test('the worked numbers: J = .38, and the slopes of B5 at the equal policy', () => {
  expect(at().shown.total).toBeCloseTo(0.38, 12)
  expect(rows(at({ reached: 6, line: 6 })).map(({ right }) => Number(right.toFixed(4)))).toEqual([
    -0.056, -0.016, 0.104, 0.004, -0.036,
  ])
})

test('each step offers three different lines, and exactly one of them is the next', () => {
  candidates.forEach((three, k) => {
    expect(new Set(three).size).toBe(3)
    expect(three.filter((form) => form === derivation[k + 1])).toHaveLength(1)
  })
})

test('a wrong line differs from the slope, and says what it would mean', () => {
  candidates.forEach((three, k) => {
    for (const [i, tried] of LETTERS.entries()) {
      if (three[i] === derivation[k + 1]) continue
      const s = at({ ...lopsided, reached: k + 1, line: k + 1, tried })
      expect(s.shown.form).toBe(three[i])
      expect(s.everywhere, three[i]).toBe(false)
      expect(words.narrate(s)).toMatch(/^Not the next line\. This /)
      expect(choose(s, tried)).toEqual({ tried })
    }
  })
})

test('a draw that ignores the policy looks right at the equal policy alone, and the sentence says so', () => {
  const wrong = { reached: 5, line: 5, tried: 'a' } as const
  expect(at(wrong).isEqual).toBe(true)
  expect(words.narrate(at(wrong))).toContain('drag the logit, and the two sides part')
  expect(at({ ...wrong, ...lopsided }).isEqual).toBe(false)
})

test('the right candidate becomes the next line; at the sixth nothing is left to choose', () => {
  let patch: object = {}
  candidates.forEach((three, k) => {
    const right = LETTERS[three.indexOf(derivation[k + 1] as never)]!
    patch = { ...patch, ...choose(at(patch), right) }
  })
  const end = at(patch)
  expect([end.reached, end.line, end.open, end.shown.form]).toEqual([6, 6, null, 'average'])
})

test('an earlier line is looked at again without losing the later ones', () => {
  const s = at({ reached: 4, line: 2, tried: 'a' })
  expect([s.shown.form, s.open, s.tried]).toEqual(['gradients', null, null])
  expect(at({ reached: 2, line: 5 }).line).toBe(2)
})

test('a bar longer than the plot ends in a tip, and its number is true', () => {
  const drawing = draw(widget, { reached: 4, line: 4, tried: 'a' })
  expect(drawing).toContain('+1.900')
  expect(drawing).toContain('≠ not equal')
})

test('the policy that was left in the game of lesson 1 fits the axis, whatever the run', () => {
  const settings = { stepSize: 0.5, baseline: 'none', seed: 42, step: 10 } as const
  const logits = logitsAfter(settings)
  expect(Math.abs(at({ logits }).probabilities[2]! - 0.4765)).toBeLessThan(0.03)
  for (const extreme of [{ step: 1000 }, { stepSize: 10, step: 300 }])
    for (const logit of logitsAfter({ ...settings, ...extreme })) expect(Math.abs(logit)).toBeLessThanOrEqual(4)
  expect(at({ logits, reached: 6, line: 6 }).isEqual).toBe(true)
})

test('without scripts all six lines and their reasons can be read', () => {
  const html = frame(widget)
  for (const form of derivation) {
    expect(html).toContain(words.spoken[form])
    expect(html).toContain(words.because[form])
  }
})

test.each([
  ['line 4', { reached: 4, line: 4 }],
  ['wrong', { reached: 3, line: 3, tried: 'c', logits: [0, 0, 1, 0, -1] }],
])('%s is drawn as recorded, narrow', async (name, patch) => {
  await expect(draw(widget, patch, 'narrow')).toMatchFileSnapshot(
    `../output/derivation/${name.replace(' ', '-')}-narrow.svg`,
  )
})
