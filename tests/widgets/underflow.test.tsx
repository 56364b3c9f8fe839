import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/underflow/en.ts'
import { widget } from '../../src/widgets/underflow/index.ts'
import { rows, scene } from '../../src/widgets/underflow/model.ts'
import { spec } from '../../src/widgets/underflow/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['zero', { length: 72 }, 'wide'],
  ['single-narrow', { length: 90, precision: 'single' }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/underflow/${name}.svg`)
})

describe('a product of probabilities and the sum of their logs', () => {
  test('nine tokens of 32,000: 2.84e-41 and -93.36', () => {
    expect(at().product.toExponential(3)).toBe('2.842e-41')
    expect(at().logSum.toFixed(4)).toBe('-93.3614')
    expect(words.narrate(at())).toBe(
      'After 9 tokens of probability 1/32,000 the product is 2.84 × 10⁻⁴¹, and the sum of the logs is −93.36.',
    )
  })

  test('the product hits exact 0 at 72 tokens for 32,000 in doubles, and not before', () => {
    expect(at({ length: 71 }).product).toBeGreaterThan(0)
    expect(at({ length: 72 }).product).toBe(0)
    expect(at().zeroAt).toBe(72)
    expect(words.narrate(at({ length: 72 }))).toBe(
      'After 72 tokens the product is exactly 0, since token 72: it would be below 4.94 × 10⁻³²⁴, the smallest positive number of a double. But the sum of the logs is −746.89, which is easy to store.',
    )
  })

  test('in single precision it is 0 after 11, and the sum of the logs is the same', () => {
    expect(at({ precision: 'single' }).zeroAt).toBe(11)
    expect(at({ precision: 'single', length: 80 }).logSum).toBe(at({ length: 80 }).logSum)
  })

  test('a larger vocabulary is at 0 sooner; the smallest one still within the slider', () => {
    expect(at({ vocabulary: 256000 }).zeroAt).toBe(60)
    expect(at({ vocabulary: 1000 }).zeroAt).toBe(108)
    expect(
      rows(at({ length: 120 }))
        .map(words.table.row)
        .at(-1),
    ).toEqual(['120', '0', '−1244.82'])
  })

  test('dots leave the line of the logs where the product is 0, and nothing lies below the picture', () => {
    const drawn = draw(widget, { length: 120, vocabulary: 256000 })
    const heights = [...drawn.matchAll(/underflow-product" cx="[\d.]+" cy="([\d.]+)"/g)].map((found) =>
      Number(found[1]),
    )
    expect(heights.filter((height) => height === heights.at(-1))).toHaveLength(120 - 59)
    expect(Math.max(...heights)).toBeLessThan(330)
  })
})
