import { expect, test } from 'vitest'
import { words } from '../../src/widgets/verifier-bench/en.ts'
import { type Trial, scene } from '../../src/widgets/verifier-bench/model.ts'
import { spec } from '../../src/widgets/verifier-bench/params.ts'
import { one, three } from '../../lessons/numbers/rewards.ts'
import { scenes } from './kit.tsx'

const at = scenes(spec, scene)
const verdict = (rule: (typeof spec.rule.options)[number], kind: Trial) => {
  const { isRight, isPaid } = at({ rule }).trials.find((trial) => trial.kind === kind)!
  return { isRight, isPaid }
}

test('“contains 4” is hacked at once: on three questions training ends at all digits, paid above .9 and right below .05', () => {
  const s = at({ questions: 'three', step: 60 })
  expect(s.paid[0]).toBeLessThan(0.4)
  expect(s.paid.at(-1)).toBeGreaterThan(0.9)
  expect(s.right.at(-1)).toBeLessThan(0.05)
  for (const digit of ['3', '4', '5']) expect(s.greedy).toContain(digit)
})

test('on one question “contains 4” still leaves a gap between what is paid and what is right', () => {
  const s = at({ step: 60 })
  expect(s.paid.at(-1)! - s.right.at(-1)!).toBeGreaterThan(0.08)
})

test('the last digit pays for no wrong answer, and no policy that cannot see the question is paid above 1/3', () => {
  for (const { isPaid, isRight } of at({ rule: 'last' }).trials) expect(isPaid).toBe(isRight)
  const s = at({ rule: 'last', questions: 'three', step: 60 })
  expect(s.paid).toEqual(s.right)
  expect(s.paid.at(-1)).toBeLessThanOrEqual(1 / 3)
})

test('exact match is never fooled and misses three right answers', () => {
  const { trials } = at({ rule: 'exact' })
  expect(trials.filter(({ isPaid, isRight }) => isPaid && !isRight)).toEqual([])
  expect(trials.filter(({ isPaid, isRight }) => !isPaid && isRight).map(({ kind }) => kind)).toEqual([
    'thought',
    'loud',
    'twoRight',
  ])
  expect(words.narrate(at({ rule: 'exact' }))).toContain('refuses three right ones')
})

test('truncated: a cut answer is wrong, and “contains 4” pays for it', () => {
  expect(verdict('contains', 'truncated')).toEqual({ isRight: false, isPaid: true })
  expect(verdict('last', 'truncated')).toEqual({ isRight: false, isPaid: false })
})

test('two answers: the last one counts, and “contains 4” pays for both orders', () => {
  expect(verdict('contains', 'twoWrong')).toEqual({ isRight: false, isPaid: true })
  expect(verdict('contains', 'twoRight')).toEqual({ isRight: true, isPaid: true })
  expect(verdict('last', 'twoWrong')).toEqual({ isRight: false, isPaid: false })
})

test('empty: no rule pays for nothing', () => {
  for (const rule of spec.rule.options) expect(verdict(rule, 'empty'), rule).toEqual({ isRight: false, isPaid: false })
})

test('the lesson prints what this figure shows before and after 60 steps', () => {
  for (const [questions, printed] of Object.entries({ one: one(), three: three() })) {
    const { paid, right } = at({ questions: questions as 'one' | 'three', step: 60 })
    expect(printed.before).toEqual({ paid: paid[0], right: right[0] })
    expect(printed.after.paid).toBeCloseTo(paid.at(-1)!, 9)
    expect(printed.after.right).toBeCloseTo(right.at(-1)!, 9)
  }
})
