import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/token-surprise/en.ts'
import { widget } from '../../src/widgets/token-surprise/index.ts'
import { rows, scene } from '../../src/widgets/token-surprise/model.ts'
import { spec } from '../../src/widgets/token-surprise/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['rare', { text: 'rare', read: 3 }, 'wide'],
  ['fox', { text: 'fox', mask: true }, 'wide'],
  ['fox-narrow', { text: 'fox', mask: true }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/token-surprise/${name}.svg`)
})

describe('the loss is the mean surprise', () => {
  test('of “Hmm so 4 !”: five tokens, worked with a calculator', () => {
    const s = at()
    expect(s.tokens.map(({ surprise }) => Number(surprise.toFixed(3)))).toEqual([0, 1.411, 1.036, 0.627, 2.787, 0.418])
    expect([s.count, Number(s.sum.toFixed(3)), Number(s.mean.toFixed(4))]).toEqual([5, 6.279, 1.2558])
    expect(s.perplexity).toBeCloseTo(3.511, 3)
  })

  test('runs with the reading: after one token it is the surprise of that one', () => {
    const s = at({ read: 1 })
    expect(s.mean).toBe(s.tokens[1]!.surprise)
    expect(words.narrate(s)).toBe(
      '“Hmm” had probability 0.244, so it costs −log 0.244 = 1.41. The mean over 1 token is 1.41 / 1 = 1.41, as if choosing among 4.1 equal tokens.',
    )
  })

  test('a wrong answer that was expected costs less than a right one that was not', () => {
    expect(at({ text: 'likely' }).mean).toBeLessThan(at({ text: 'think' }).mean)
  })

  test('says where the fox’s probabilities are from', () => {
    expect(words.narrate(at({ text: 'fox' }))).toContain('a model that counted word pairs in 16 short sentences')
    // "quick" is followed by "brown" twice out of three times, and 3 of the 104 words and full stops are "brown".
    expect(at({ text: 'fox' }).tokens[2]!.probability).toBeCloseTo(0.8 * (2 / 3) + 0.2 * (3 / 104), 12)
  })
})

describe('edge cases', () => {
  test('p = 1 costs 0, without a sign', () => {
    const s = at({ text: 'own', p: 1 })
    expect(Object.is(s.mean, 0)).toBe(true)
    expect(words.narrate(s)).toContain('costs nothing')
    expect(draw(widget, { text: 'own', p: 1 })).toContain('>0.00<')
  })

  test('p = 0.01 costs 4.605', () => {
    expect(at({ text: 'own' }).mean.toFixed(3)).toBe('4.605')
  })

  test('p ≈ 0: what costs more than the scale is long ends in an arrow; 0 costs infinitely much', () => {
    expect(at({ text: 'own', p: 0 }).mean).toBe(Infinity)
    expect(words.narrate(at({ text: 'own', p: 0 }))).toContain('A softmax never gives exactly 0')
    const drawn = draw(widget, { text: 'own', p: 0 })
    expect(drawn).toContain('token-surprise-beyond')
    expect(drawn).toContain('∞')
    expect(drawn).not.toMatch(/NaN|Infinity/)
    expect(draw(widget)).not.toContain('token-surprise-beyond')
  })

  test('masked prompt tokens are hatched, keep their place and leave the mean', () => {
    const [all, masked] = [at({ text: 'fox' }), at({ text: 'fox', mask: true })]
    expect([all.count, masked.count]).toEqual([10, 6])
    expect(masked.tokens.map(({ surprise }) => surprise)).toEqual(all.tokens.map(({ surprise }) => surprise))
    expect(masked.sum).toBeCloseTo(
      masked.tokens.slice(4).reduce((sum, { surprise }) => sum + surprise, 0),
      12,
    )
    expect(draw(widget, { text: 'fox', mask: true }).match(/fill="url/g)).toHaveLength(4)
    expect(rows(masked).map((row) => words.table.row(row)[3])).toEqual([
      ...Array(4).fill('no'),
      ...Array(6).fill('yes'),
    ])
  })

  test('while only the prompt is read, there is no loss', () => {
    const s = at({ text: 'fox', mask: true, read: 2 })
    expect([s.count, s.mean, s.sum]).toEqual([0, 0, 0])
    expect(words.narrate(s)).toContain('“quick” belongs to the prompt')
  })

  test('controls that cannot work are disabled', () => {
    expect(frame(widget, { text: 'own' })).toMatch(/max="2"[^>]*disabled=""/)
    expect(frame(widget, { text: 'fox' }).match(/disabled=""/g)).toHaveLength(1)
  })
})
