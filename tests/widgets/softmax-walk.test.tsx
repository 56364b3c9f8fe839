import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { softmax } from '../../src/core/numerics/softmax.ts'
import { checkValue, defaults } from '../../src/figure/params.ts'
import { Drawing, layout, tween } from '../../src/widgets/softmax-walk/drawing.tsx'
import { words } from '../../src/widgets/softmax-walk/en.ts'
import { widget } from '../../src/widgets/softmax-walk/index.ts'
import {
  type Scene,
  type WalkParams,
  frameAt,
  gaps,
  rangeOf,
  rows,
  scene,
} from '../../src/widgets/softmax-walk/model.ts'
import { heightText } from '../../src/widgets/softmax-walk/numbers.ts'
import { CONSTANTS, PRESETS, spec } from '../../src/widgets/softmax-walk/params.ts'
import { type Kind, draw as drawFigure, frame, scenes } from './kit.tsx'

const params = (change: Partial<WalkParams> = {}): WalkParams => ({ ...defaults(spec), ...change })
const at = scenes(spec, scene)
const cells = (change: Partial<WalkParams>) => rows(at(change)).map(words.table.row)
const narrate = (change: Partial<WalkParams>) => words.narrate(at(change), params(change))
const rounded = (values: readonly number[], digits = 4) => values.map((value) => Number(value.toFixed(digits)))

const draw = (change: Partial<WalkParams>, kind?: Kind) => drawFigure(widget, change, kind)

test.each([
  ['line', { scene: 'line' }, 'wide'],
  ['projection', { scene: 'projection' }, 'wide'],
  ['sum', { scene: 'sum' }, 'wide'],
  ['plus-minus-1000', { scene: 'projection', ...PRESETS.extreme }, 'wide'],
  ['equal-narrow', PRESETS.equal, 'narrow'],
  ['huge-narrow', { scene: 'sum', ...PRESETS.huge }, 'narrow'],
  ['negative', { scene: 'exp', ...PRESETS.negative }, 'wide'],
  ['cold', { scene: 'line', temperature: 0.5 }, 'wide'],
  ['hot-narrow', { scene: 'exp', temperature: 4 }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(change, kind)).toMatchFileSnapshot(`../output/softmax-walk/${name}.svg`)
})

const wide = { width: 560, height: 400, compact: false }
const narrow = { width: 328, height: 300, compact: true }
const drawAt = (size: typeof wide, s: Scene, shown = tween(s)) =>
  renderToStaticMarkup(<Drawing size={size} plot={layout(size, s, shown)} scene={s} words={words} shown={shown} />)

describe('the picture', () => {
  test('every station lies inside its drawing, at the smallest width too', () => {
    for (const station of spec.scene.options)
      for (const preset of [{}, { temperature: 0.25 }, { temperature: 4 }, ...Object.values(PRESETS)])
        for (const size of [wide, narrow, { ...narrow, width: 288 }]) {
          const svg = drawAt(size, at({ scene: station, ...preset }))
          const numbers = [...svg.matchAll(/ (?:x|cx)="([-\d.]+)"/g)].map((match) => Number(match[1]))
          expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
          expect(Math.max(...numbers)).toBeLessThanOrEqual(size.width)
        }
  })

  test('between two stations it is neither of them, and it ends at the second', () => {
    const [from, to] = [at({ scene: 'line' }), at({ scene: 'exp' })]
    const half = drawAt(wide, from, [0.5, ...tween(from).slice(1)])
    expect([drawAt(wide, from), drawAt(wide, to)]).not.toContain(half)
    expect(drawAt(wide, from, tween(to))).toBe(drawAt(wide, to))
    expect(to).toMatchObject(frameAt(1, from.scores, from.range))
  })

  test('the highest dot stands at the same place whatever e^z is', () => {
    for (const change of [{}, { shift: 1 }, { shift: 1000 }, PRESETS.extreme, PRESETS.negative])
      expect(draw({ scene: 'exp', ...change })).toContain('cy="42.75"')
  })
})

describe('from scores to probabilities', () => {
  test('the worked numbers: heights, sum, probabilities', () => {
    expect(rounded(at().heights, 2)).toEqual([7.39, 2.72, 1.65, 1, 0.37])
    expect(at().total).toBeCloseTo(13.124, 3)
    expect(rounded(at().probabilities)).toEqual([0.563, 0.2071, 0.1256, 0.0762, 0.028])
  })

  test('gaps become ratios', () => {
    expect(gaps(at()).map(({ gap }) => gap)).toEqual([1, 0.5, 0.5, 1])
    expect(
      rounded(
        gaps(at()).map(({ ratio }) => ratio),
        2,
      ),
    ).toEqual([2.72, 1.65, 1.65, 2.72])
    for (const { left, right, ratio } of gaps(at()))
      expect(at().heights[right]! / at().heights[left]!).toBeCloseTo(ratio, 12)
  })

  test('12.4 and 11.9: probabilities .6225 and .3775, and +100 changes neither', () => {
    const logits = [12.4, 11.9, -1000, -1000, -1000]
    expect(rounded(at({ logits }).probabilities)).toEqual([0.6225, 0.3775, 0, 0, 0])
    expect(rounded(at({ logits, shift: 100 }).probabilities)).toEqual([0.6225, 0.3775, 0, 0, 0])
  })

  test('a constant multiplies every height and the sum, and leaves the probabilities', () => {
    const [before, after] = [at(), at({ shift: 1 })]
    expect(after.total / before.total).toBeCloseTo(Math.E, 12)
    expect(after.total).toBeCloseTo(35.67, 2)
    after.probabilities.forEach((p, i) => expect(p).toBeCloseTo(before.probabilities[i]!, 14))
    expect(narrate({ shift: 1 })).toBe(
      'Adding 1 changed the sum from 13.12 to 35.67, and every height by the same factor. The division takes that factor out: “hot” has 0.563 with it and 0.563 without.',
    )
  })
})

describe('edge cases', () => {
  test('z = ±1000: e^z breaks, subtracting the largest does not, and one unit is still a factor of e', () => {
    const s = at(PRESETS.extreme)
    expect(s.breaks).toBe('overflow')
    expect(rounded(s.heights)).toEqual([1, 0.3679, 0, 0, 0])
    expect(rounded(s.probabilities)).toEqual([0.7311, 0.2689, 0, 0, 0])
    expect(narrate(PRESETS.extreme)).toContain('e to the power 1000 is larger than any number a computer can hold')
    expect(words.exponent(s, 1)).toBe('z − 1000')
    expect(draw(PRESETS.extreme)).not.toMatch(/NaN|∞|undefined/)
  })

  test('all at −1000: every e^z is 0, which says nothing; with the largest taken off all five are equal', () => {
    const s = at({ logits: [-1000, -1000, -1000, -1000, -1000] })
    expect(s.breaks).toBe('underflow')
    expect(s.heights).toEqual([1, 1, 1, 1, 1])
    expect(words.exponent(s, 1)).toBe('z + 1000')
    expect(rounded(s.probabilities)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2])
  })

  test('equal logits share alike, at any height', () => {
    for (const value of [-1000, -3, 0, 1, 700, 1000])
      expect(rounded(at({ logits: Array(5).fill(value) }).probabilities)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2])
    expect(narrate(PRESETS.equal)).toBe('Equal scores get equal probabilities: 0.200 each.')
  })

  test('one huge logit takes nearly everything', () => {
    expect(rounded(at(PRESETS.huge).probabilities, 6)).toEqual([0.999965, 0.000017, 0.00001, 0.000006, 0.000002])
    expect(heightText(at(PRESETS.huge).heights[0]!)).toBe('1.6\u00a0×\u00a010⁵')
  })

  test('negative logits: every height is positive, and the gaps alone decide', () => {
    const s = at(PRESETS.negative)
    expect(Math.min(...s.heights)).toBeGreaterThan(0)
    s.probabilities.forEach((p, i) => expect(p).toBeCloseTo(at().probabilities[i]!, 14))
  })

  test('the constant reaches ±1000 on top of ±1000', () => {
    expect(at({ ...PRESETS.extreme, shift: 1000 }).probabilities).toEqual(at(PRESETS.extreme).probabilities)
    expect(draw({ ...PRESETS.extreme, shift: -1000 })).not.toMatch(/NaN/)
  })

  test('a score that is no number or out of range is refused with what is allowed', () => {
    expect(checkValue(spec.logits, [1, 2, 3, 4, 1001]).problem).toBe(
      '5 numbers from -1000 to 1000, separated by commas',
    )
    expect(words.refused('5000', -1000, 1000)).toBe(
      '“5000” is not a number from −1000 to 1000; the score stays as it was.',
    )
  })
})

describe('the line', () => {
  test('keeps still while the scores fit, moves only as far as it must, widens when it must', () => {
    expect(rangeOf([2, 1, 0.5, 0, -1])).toEqual([-3, 3])
    expect(rangeOf([3, 2, 1.5, 1, 0])).toEqual([-3, 3])
    expect(rangeOf([5, 4, 3.5, 3, 2])).toEqual([-1, 5])
    expect(rangeOf([-1, -2, -2.5, -3, -4])).toEqual([-4, 2])
    expect(rangeOf([0.5, 6.4])).toEqual([-5, 7])
    expect(rangeOf([-8, 9])).toEqual([-10, 10])
    expect(rangeOf([1000, -1000])).toEqual([-1000, 1000])
    expect(rangeOf([2000, 0])).toEqual([0, 2000])
  })

  test('the axis sinks for the curve and rises for the strip', () => {
    const axis = (station: WalkParams['scene']) => layout(wide, null, tween(at({ scene: station }))).plot.bottom
    expect(axis('line')).toBeLessThan(axis('exp'))
    expect(axis('projection')).toBe(axis('exp'))
    expect(axis('sum')).toBeLessThan(axis('exp'))
    expect(axis('divide')).toBe(axis('sum'))
  })
})

describe('temperature', () => {
  const cold = { temperature: 0.5 } as const

  test('divides every score, so gaps double at one half and the probabilities follow', () => {
    expect(at(cold).scores).toEqual([4, 2, 1, 0, -2])
    expect(gaps(at(cold)).map(({ gap }) => gap)).toEqual([2, 1, 1, 2])
    expect(rounded(at(cold).probabilities)).toEqual(rounded(softmax(spec.logits.start, 0.5)))
    expect(rounded(at({ temperature: 2 }).probabilities)).toEqual(rounded(softmax(spec.logits.start, 2)))
  })

  test('a constant still changes nothing', () => {
    expect(rounded(at({ ...cold, shift: 100 }).probabilities)).toEqual(rounded(at(cold).probabilities))
  })

  test('another base is another temperature: base b is T = 1/ln b, and the sentence under the curve gives the base', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.3, max: 50, noNaN: true }), (base) => {
        const heights = spec.logits.start.map((z) => base ** z)
        const total = heights.reduce((a, b) => a + b)
        const p = at({ temperature: 1 / Math.log(base) }).probabilities
        heights.forEach((height, i) => expect(p[i]).toBeCloseTo(height / total, 10))
      }),
    )
    expect(narrate({ ...cold, scene: 'exp' })).toContain(
      `one unit of the logit a factor of ${(Math.E ** 2).toFixed(2)}: the base in place of 2.72`,
    )
  })

  test('each station answers in words; at 1 nothing is said of it', () => {
    for (const station of spec.scene.options.filter((option) => option !== 'projection' && option !== 'sum'))
      expect(narrate({ ...cold, scene: station })).toContain('T\u00a0=\u00a00.50')
    for (const station of spec.scene.options) {
      expect(narrate({ scene: station })).not.toContain('T\u00a0=')
      expect(narrate({ ...cold, scene: station })).not.toBe(narrate({ scene: station }))
    }
  })

  test('the ruler keeps still while the words move, from 0.5 to just under 1 and above it', () => {
    const range = (temperature: number) => at({ temperature }).range
    expect([0.5, 0.7, 0.99].map(range)).toEqual([range(0.5), range(0.5), range(0.5)])
    expect([1, 2, 4].map(range)).toEqual([range(1), range(1), range(1)])
  })

  test('it is not beside the steps of a lesson, where it has not been explained; alone it is one of two controls', () => {
    const stepped = renderToStaticMarkup(
      <widget.Component id="walk" start={params()} words={words} steps={[{ scene: 'line' }, { scene: 'exp' }]} />,
    )
    expect(stepped).not.toContain('temperature T')
    expect(stepped.indexOf('class="controls-rest"')).toBeLessThan(stepped.indexOf('softmax-walk-scores'))
    const alone = frame(widget)
    expect(alone.indexOf('temperature T')).toBeLessThan(alone.indexOf('class="controls-rest"'))
  })

  test('a key at a word moves its score by a tenth, whatever it is divided by', () => {
    for (const temperature of [0.25, 1, 4]) {
      const handle = /<input type="range"[^>]*aria-label="score of “icy”"[^>]*>/.exec(
        frame(widget, { temperature }),
      )![0]
      expect(handle).toContain('step="0.1"')
      expect(handle).toContain('value="0.5"')
    }
  })
})

test('the constants are values and no sums: after a step that adds 3, "+100" is 100', () => {
  const html = frame(widget, { shift: 3 })
  const names = [...html.matchAll(/aria-pressed="(\w+)"[^>]*>([+−]?\d+)</g)].map(([, pressed, name]) => [name, pressed])
  expect(names).toEqual([
    ['0', 'false'],
    ['−3', 'false'],
    ['+3', 'true'],
    ['+100', 'false'],
  ])
  expect(CONSTANTS).toEqual([0, -3, 3, 100])
})

test('no caret is shown: exponents are raised, in words, tables, formulas and labels', () => {
  for (const scene of spec.scene.options)
    for (const change of [
      { shift: 100 },
      { shift: -1000 },
      { temperature: 0.25, shift: 100 },
      ...Object.values(PRESETS),
    ]) {
      const s = at({ scene, ...change })
      const said = [narrate({ scene, ...change }), ...rows(s).flatMap(words.table.row), ...words.table.head(s)]
      expect(said.join(' ') + frame(widget, { scene, ...change }).replace(/data-tex="[^"]*"/g, '')).not.toMatch(/\^/)
    }
  expect(narrate({ shift: 100 })).toContain('3.5\u00a0×\u00a010⁴⁴')
  expect(draw({ scene: 'exp' })).toMatch(/class="superscript" dy="-5">z</)
})

describe('in words and numbers', () => {
  test('each station says what is the case', () => {
    expect(spec.scene.options.map((station) => narrate({ scene: station }))).toEqual([
      'Five scores. “hot” is 1.0 to the right of “good”. Only such gaps will matter, not where zero is.',
      'Every height is positive. The gap of 1.0 between “hot” and “good” has become a ratio: one is 2.72 times as high.',
      'Read across to the scale of heights: from 0.37 for “loud” to 7.39 for “hot”. None is below zero.',
      'Laid end to end, the five heights are 13.12 long. Their proportions are already those of the probabilities.',
      'Divided by their sum, 13.12, the heights are probabilities: “hot” has 0.563, “loud” 0.028, and together they make 1.',
    ])
  })

  test('the table holds all numbers of the picture', () => {
    expect(cells({ shift: 1 })).toEqual([
      ['hot', '2.0', '3.0', '20.09', '0.5630'],
      ['good', '1.0', '2.0', '7.39', '0.2071'],
      ['icy', '0.5', '1.5', '4.48', '0.1256'],
      ['gone', '0.0', '1.0', '2.72', '0.0762'],
      ['loud', '−1.0', '0.0', '1.00', '0.0280'],
      ['sum', '', '', '35.67', '1.0000'],
    ])
    expect(words.table.head(at(PRESETS.extreme))[3]).toBe('height, the largest score taken off first')
  })

  test('powers of ten only where two decimals cannot show a height', () => {
    expect([0, 0.37, 1234.5, 1e5, 2.7e44, 3.7e-9].map(heightText)).toEqual([
      '0.00',
      '0.37',
      '1235',
      '1.0\u00a0×\u00a010⁵',
      '2.7\u00a0×\u00a010⁴⁴',
      '3.7\u00a0×\u00a010⁻⁹',
    ])
  })

  test.each([
    ['the runner-up has height 0', [960.8, -230, -405.5, -1000, -1000], -1000, '1190.8', 'good'],
    ['the ratio of two heights overflows', [555, -351, -600, -700, -900], 0, '906', 'good'],
  ] as const)('a ratio that no number can say is not shown as one: %s', (_, logits, shift, gap, second) => {
    const change = { scene: 'exp', logits, shift } as const
    expect(words.narrate(at(change), params(change))).toBe(
      `Every height is positive. The gap of ${gap} between “hot” and “${second}” has become a ratio larger than any number a computer holds.`,
    )
  })
})

test('the formula stands under the drawing and waits, its room kept, for the last station', () => {
  for (const [station, state] of [
    ['sum', 'waits'],
    ['divide', 'shown'],
  ] as const) {
    const html = frame(widget, { scene: station })
    expect(html.indexOf('</svg>')).toBeLessThan(html.indexOf(`data-under="${state}"`))
  }
})
