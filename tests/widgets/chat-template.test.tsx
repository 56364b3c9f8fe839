import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/chat-template/en.ts'
import { widget } from '../../src/widgets/chat-template/index.ts'
import { rows, scene } from '../../src/widgets/chat-template/model.ts'
import { TEXTS, spec } from '../../src/widgets/chat-template/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const counted = (s: ReturnType<typeof at>, row = 0) =>
  s.rows[row]!.filter(({ counts }) => counts).map(({ text }) => text)

test.each([
  ['question', TEXTS.question, 'wide'],
  ['answer-narrow', TEXTS.answer, 'narrow'],
  ['ids', { ...TEXTS.question, delimiters: 'ids' }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/chat-template/${name}.svg`)
})

describe('the loss counts the answer and its end', () => {
  test('with strings and with ids, the end included', () => {
    expect(counted(at())).toEqual(['Yes', ',', 'mostly', '.', 'User:'])
    expect(counted(at({ delimiters: 'ids' }))).toEqual(['Yes', ',', 'mostly', '.', '<end>'])
    expect(words.narrate(at())).toBe(
      'A row of 11 tokens has 10 targets, because nothing predicts the first. In the upper row 5 of them count. Padding (3) fills the shorter row and never counts.',
    )
  })

  test('a typed “<end>” or “<model>” is text, whatever marks the turns', () => {
    for (const delimiters of ['strings', 'ids'] as const) {
      const s = at({ question: 'What is <model> ?', answer: 'See <end> there', delimiters })
      expect([s.added, s.lost]).toEqual([0, 0])
    }
  })
})

describe('edge cases', () => {
  test('delimiter in the question: with strings the user’s words are learned, with ids they are not', () => {
    const strings = at(TEXTS.question)
    expect(strings.added).toBe(3)
    expect(strings.rows[0]!.filter(({ counts, meant }) => counts && !meant).map(({ text }) => text)).toEqual([
      'hello',
      ',',
      'friend',
    ])
    expect(words.narrate(strings)).toContain('counts 3 tokens that the model should not write: see the crosses.')
    const ids = at({ ...TEXTS.question, delimiters: 'ids' })
    expect([ids.added, ids.lost]).toEqual([0, 0])
    expect(words.narrate(ids)).toContain('no text turns into the id of a mark')
    expect(draw(widget, { ...TEXTS.question, delimiters: 'ids' }).match(/✕/g)).toHaveLength(1)
    expect(draw(widget, TEXTS.question).match(/✕/g)).toHaveLength(4)
  })

  test('delimiter inside the answer: with strings the answer ends too soon', () => {
    const s = at(TEXTS.answer)
    expect(counted(s)).toEqual(['It', 'begins', 'with', 'User:'])
    // , I think . and the end
    expect([s.added, s.lost]).toEqual([0, 5])
    expect(words.narrate(s)).toContain('leaves out 5 tokens of the answer')
    expect(at({ ...TEXTS.answer, delimiters: 'ids' }).lost).toBe(0)
  })

  test('empty answer: the end alone counts', () => {
    for (const delimiters of ['strings', 'ids'] as const) {
      const s = at({ ...TEXTS.empty, delimiters })
      expect([s.counted, s.added, s.lost]).toEqual([1, 0, 0])
      expect(words.narrate(s)).toContain('the model would learn to say nothing')
    }
    expect(counted(at({ answer: '   ' }))).toEqual(['User:'])
  })

  test('padding: whichever row is shorter is filled up, and padding never counts', () => {
    for (const change of [{}, { question: '', answer: '' }]) {
      const s = at(change)
      expect(new Set(s.rows.map(({ length }) => length)).size).toBe(1)
      expect(s.padding).toBe(s.length * 2 - s.rows.flat().filter(({ source }) => source !== 'padding').length)
      expect(s.rows.flat().filter(({ source, counts, meant }) => source === 'padding' && (counts || meant))).toEqual([])
    }
    expect(at({ question: '', answer: '' }).rows[0]!.at(-1)!.source).toBe('padding')
    expect(rows(at()).map(words.table.row).at(-1)).toEqual(['2', '11', '–', 'padding', 'no', 'no'])
  })

  test('a delimiter that touches a word is found as well', () => {
    expect(at({ question: 'xModel:y' }).added).toBe(1)
  })

  test('whatever is typed stays inside the picture', () => {
    for (const kind of ['wide', 'narrow'] as const)
      for (const question of ['W'.repeat(48), 'i '.repeat(24), '日本'.repeat(24), 'abcd '.repeat(9)]) {
        const html = frame(widget, { question, answer: question.slice(0, 32) })
        const drawn = draw(widget, { question, answer: question.slice(0, 32) }, kind)
        const [width, height] = kind === 'wide' ? [822, 274] : [328, 338]
        for (const [, x, y, w] of drawn.matchAll(
          /chat-template-chip"[^>]* x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g,
        )) {
          expect(Number(x) + Number(w)).toBeLessThanOrEqual(width)
          expect(Number(y)).toBeLessThan(height)
        }
        expect(html).not.toContain('NaN')
      }
  })

  test('a text of more characters, or with a line break, is refused in words', () => {
    expect(() => frame(widget, { question: 'x'.repeat(49) })).toThrow('one line of at most 48 characters')
    expect(() => frame(widget, { question: 'a\nb' })).toThrow('one line of at most 48 characters')
  })
})
