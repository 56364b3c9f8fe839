import { expect, test } from 'vitest'
import { words } from '../../src/widgets/noise/en.ts'
import { widget } from '../../src/widgets/noise/index.ts'
import { ESTIMATES, rows, scene } from '../../src/widgets/noise/model.ts'
import { spec } from '../../src/widgets/noise/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(4)))

test('the worked numbers: the exact gradient, and a miss of √0.1621 without and √0.0466 with the average', () => {
  expect(rounded(at().truth)).toEqual([-0.056, -0.016, 0.104, 0.004, -0.036])
  expect(at().expectedMiss ** 2).toBeCloseTo(0.1621, 4)
  expect(at({ compare: true }).expectedMiss ** 2).toBeCloseTo(0.0466, 4)
})

test('four times the tries halve the expected miss, and what the fifty miss stays near it', () => {
  for (const compare of [false, true])
    for (const seed of [1, 2, 3])
      for (const tries of spec.tries.options) {
        const s = at({ tries, compare, seed })
        expect(s.expectedMiss).toBeCloseTo(at({ compare }).expectedMiss / Math.sqrt(Number(tries)), 12)
        expect(Math.abs(s.miss / s.expectedMiss - 1)).toBeLessThan(0.25)
      }
})

test('one try can give five arrows only, and C rises only where C was drawn', () => {
  const s = at()
  expect(new Set(s.arrows.estimates.map(String)).size).toBe(5)
  for (const { gradient, counts } of s.estimates) expect(gradient[2]! > 0).toBe(counts[2] === 1)
})

test('comparing draws the same answers, and more tries go on where fewer stopped', () => {
  const [alone, compared, more] = [at(), at({ compare: true }), at({ tries: '2' })]
  alone.estimates.forEach(({ counts }, k) => {
    expect(compared.estimates[k]!.counts).toEqual(counts)
    counts.forEach((count, i) => expect(more.estimates[k]!.counts[i]).toBeGreaterThanOrEqual(count))
  })
})

test('another seed draws fifty other estimates', () => {
  const [first, next] = [at({ tries: '64' }), at({ tries: '64', seed: spec.seed.start + 1 })]
  expect(next.estimates.slice(0, -1)).not.toEqual(first.estimates.slice(1))
  expect(at({ seed: spec.seed.max }).estimates).toHaveLength(ESTIMATES)
})

test('in words and numbers', () => {
  expect(words.narrate(at())).toBe(
    'The true gradient is 0.12 long. The 50 estimates, one try each, miss it by 0.40 (root mean square over all five logits; expected: 0.40), and 41 of them push C down.',
  )
  expect(words.narrate(at({ tries: '16', compare: true }))).toBe(
    'The true gradient is 0.12 long. With every reward compared with the average, the 50 averages of 16 tries each miss it by 0.06 (root mean square over all five logits; expected: 0.22/√16 = 0.05), and none of them push C down.',
  )
  expect(rows(at()).map(words.table.row)[0]).toEqual([
    'true gradient',
    '−0.0560',
    '−0.0160',
    '+0.1040',
    '+0.0040',
    '−0.0360',
  ])
})

test('turning the sign of every reward turns every arrow', () => {
  const [s, turned] = [at({ tries: '4' }), at({ tries: '4', rewards: 'turned' })]
  expect(turned.truth).toEqual(s.truth.map((entry) => -entry))
  s.estimates.forEach(({ gradient }, k) =>
    gradient.forEach((entry, i) => {
      expect(turned.estimates[k]!.gradient[i]).toBeCloseTo(-entry, 12)
    }),
  )
  expect(turned.cosine).toBe(s.cosine)
})

test('one draw that pays 0 gives an arrow of length 0, which misses the truth by its whole length', () => {
  const s = at({ rewards: 'onlyC', lab: true })
  expect(s.silent).toBe(s.estimates.filter(({ counts }) => counts[2] === 0).length)
  expect(s.silent).toBeGreaterThan(30)
  expect(s.miss).toBeGreaterThan(s.length)
  expect(words.narrate(s)).toContain(`${s.silent} of them are 0: their draws paid nothing. That is not “no error”`)
})

test('all rewards equal: the truth is 0, each estimate still pushes what it drew, and comparing leaves nothing', () => {
  const s = at({ rewards: 'equal', lab: true })
  expect([s.length, s.silent, s.cosine]).toEqual([0, 0, null])
  expect(words.narrate(s)).toMatch(/^The true gradient is 0: .* Each still pushes what it drew\.$/)
  expect(at({ rewards: 'equal', compare: true }).silent).toBe(ESTIMATES)
})

test('more tries turn the estimates towards the truth', () => {
  const cosines = spec.tries.options.map((tries) => at({ tries, lab: true }).cosine!)
  expect(cosines.at(-1)).toBeGreaterThan(0.9)
  expect(cosines[0]).toBeLessThan(0.5)
  expect(words.narrate(at({ tries: '64', lab: true }))).toContain('median cosine with it is 0.9')
})

test.each(spec.upwards.options)('with the push on %s upwards the names keep apart, on a phone too', async (upwards) => {
  await expect(draw(widget, { upwards, compare: upwards === 'D' }, 'narrow')).toMatchFileSnapshot(
    `../output/noise/up-${upwards}-narrow.svg`,
  )
})
