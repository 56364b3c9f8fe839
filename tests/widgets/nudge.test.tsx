import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/nudge/en.ts'
import { widget } from '../../src/widgets/nudge/index.ts'
import { rows, scene } from '../../src/widgets/nudge/model.ts'
import { spec } from '../../src/widgets/nudge/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(4)))

test('a push down, narrow, is drawn as recorded', async () => {
  await expect(draw(widget, { token: 'loud', push: -2 }, 'narrow')).toMatchFileSnapshot(
    '../output/nudge/down-narrow.svg',
  )
})

test('at a sure thing the push has nothing left: no bar moves', () => {
  const drawing = draw(widget, { token: 'hot', from: 'sure', push: 2 })
  expect(drawing).toContain('>&gt;0.999<')
  expect(drawing).not.toContain('nudge-arrow')
})

test('the word that is pushed is the one that says so, and every bar that moves has its arrow', () => {
  const drawing = draw(widget)
  expect(drawing.match(/pushed: logit \+1\.0/g)).toHaveLength(1)
  expect(drawing.match(/nudge-arrow/g)).toHaveLength(5)
  expect(draw(widget, { push: 0 })).toContain('not pushed yet')
})

test('at rest there are five numbers beside the axis and the push', () => {
  const numbers = [...draw(widget).matchAll(/<text[^>]*>([^<]*\d[^<]*)</g)].map(([, text]) => text)
  expect(numbers.filter((text) => /^0\.\d{3}$/.test(text!))).toHaveLength(5)
  expect(numbers).toHaveLength(5 + 3 + 1)
})

describe('one logit pushed', () => {
  test('the worked numbers: e_a − π before the push, and p from .2071 to .4152', () => {
    expect(rounded(at({ push: 0 }).direction)).toEqual([-0.563, 0.7929, -0.1256, -0.0762, -0.028])
    const { before, after } = at({ push: 1 })
    expect(rounded([before.probabilities[1]!, after.probabilities[1]!])).toEqual([0.2071, 0.4152])
  })

  test('the pushes sum to 0, and so do the changes in probability', () => {
    for (const token of spec.token.options)
      for (const push of [-4, -1, 0, 1, 4])
        for (const from of spec.from.options) {
          const s = at({ token, push, from })
          expect(sum(s.direction)).toBeCloseTo(0, 12)
          expect(sum(s.change)).toBeCloseTo(0, 12)
        }
  })

  test('one number does for all the others: their logprobs move by the same amount', () => {
    const s = at({ token: 'icy', push: 1.7 })
    s.tokens.forEach((_, i) => {
      if (i !== s.chosen) expect(s.after.logProbs[i]! - s.before.logProbs[i]!).toBeCloseTo(s.otherLogProb, 12)
    })
    expect(s.ownLogProb - s.otherLogProb).toBeCloseTo(1.7, 12)
  })

  test('the vector is the slope of the logprob: a small push agrees', () => {
    const [s, little] = [at({ push: 0 }), at({ push: 1e-6 })]
    expect(little.ownLogProb / 1e-6).toBeCloseTo(s.direction[s.chosen]!, 5)
    expect(little.otherLogProb / 1e-6).toBeCloseTo(s.direction[s.chosen]! - 1, 5)
  })
})

describe('edge cases', () => {
  test('a token at p = .999: its own push is .001, and more pushing wins nearly nothing', () => {
    for (const token of spec.token.options) {
      const s = at({ token, from: 'sure', push: 0 })
      expect(s.before.probabilities[s.chosen]).toBeCloseTo(0.999, 12)
      expect(s.direction[s.chosen]).toBeCloseTo(0.001, 12)
    }
    const s = at({ token: 'hot', from: 'sure', push: 2 })
    expect(s.ownLogProb).toBeLessThan(0.001)
    expect(s.otherLogProb).toBeCloseTo(-2, 2)
    expect(words.narrate(s)).toBe(
      'The logprob of “hot” rises by 0.001, and that of every other word falls by the same 1.999. At >0.999 there is almost nothing left to win: its own push has shrunk to 0.0001.',
    )
  })

  test('no push: nothing moves, and the sentence says what would', () => {
    const s = at({ push: 0 })
    expect(s.change).toEqual([0, 0, 0, 0, 0])
    expect(words.narrate(s)).toContain('with slope 0.793, one minus its own probability')
  })
})

test('in words and numbers', () => {
  expect(words.narrate(at())).toBe(
    'The logprob of “good” rises by 0.696, and that of every other word falls by the same 0.304. What one gains the others lose: the changes in probability sum to 0.',
  )
  expect(words.narrate(at({ push: -1 }))).toContain(
    'falls by 0.860, and that of every other word rises by the same 0.140',
  )
  expect(rows(at()).map(words.table.row)[1]).toEqual([
    'good',
    '0.2071',
    '0.4152',
    '+0.2081',
    '−1.5744',
    '−0.8789',
    '+0.5848',
  ])
})
