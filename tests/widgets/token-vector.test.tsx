import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/token-vector/en.ts'
import { widget } from '../../src/widgets/token-vector/index.ts'
import { rows, scene } from '../../src/widgets/token-vector/model.ts'
import { spec } from '../../src/widgets/token-vector/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test('the end of the text is drawn as recorded', async () => {
  await expect(draw(widget, { length: 3, id: 6 }, 'narrow')).toMatchFileSnapshot(
    '../output/token-vector/end-narrow.svg',
  )
})

test('exactly one argmax marker, beside the largest logit', () => {
  for (const length of [0, 1, 2, 3]) expect(draw(widget, { length }).match(/argmax/g)).toHaveLength(1)
})

describe('vector and table', () => {
  test('the prompt alone is answered by the start row; each further token by its own row', () => {
    expect(at().logits).toEqual([1, 0.5, 0.8, 0.6, 0.9, -1.5, -3])
    expect(at({ length: 1 }).logits).toEqual([-0.5, 1.2, 0.3, 0.8, 0.3, -1, -2])
  })

  test('appending the argmax each time writes the greedy completion “Hmm so 4 <eos>”', () => {
    expect(at({ length: 3 }).text).toEqual(['Hmm', 'so', '4'])
    expect([0, 1, 2, 3].map((length) => at({ length }).vocabulary[at({ length }).largest])).toEqual([
      'Hmm',
      'so',
      '4',
      '<eos>',
    ])
  })

  test('in words and numbers', () => {
    expect(words.narrate(at())).toBe(
      'Position 3 holds 0.6, and the table says that id 3 is “4”. The largest logit, 1.0, is at 0: “Hmm”.',
    )
    expect(words.narrate(at({ length: 3, id: 6 }))).toBe(
      'Position 6 holds 2.0, and the table says that id 6 is “<eos>”. It is the largest of the seven, and “<eos>” ends the text.',
    )
    expect(rows(at()).map(words.table.row)[0]).toEqual(['0', '1.0', 'Hmm', 'argmax'])
    expect(words.append(at())).toBe('append “Hmm”')
  })
})
