import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/die/en.ts'
import { widget } from '../../src/widgets/die/index.ts'
import { rows, scene } from '../../src/widgets/die/model.ts'
import { DICE, spec } from '../../src/widgets/die/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const outcome = (change: Parameters<typeof at>[0] = {}) => at(change).outcome!

test.each([
  ['loaded', { ...DICE.loaded, rolls: 10000 }, 'wide'],
  ['sure-narrow', { ...DICE.sure, rolls: 1 }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/die/${name}.svg`)
})

describe('an expectation', () => {
  test('of a fair die is 3.5, which no face shows; σ = 1.7078, and 10,000 rolls have a standard error of .0171', () => {
    const fair = outcome({ rolls: 10000 })
    expect(fair.expectation).toBeCloseTo(3.5, 12)
    expect(fair.deviation).toBeCloseTo(1.7078, 4)
    expect(fair.standardError).toBeCloseTo(0.0171, 4)
    expect(words.narrate(at())).toContain('It estimates the expected value E = 3.50, which no face shows.')
  })

  test('is the mean of the values weighted by their chances', () => {
    expect(outcome(DICE.loaded).expectation).toBeCloseTo((1 + 2 + 3 + 4 + 5 + 5 * 6) / 10, 12)
    expect(words.narrate(at({ ...DICE.fair, one: 0 }))).toContain('It estimates the expected value E = 4.00. ')
  })
})

describe('the error', () => {
  test('halves for four times as many rolls', () => {
    const [few, many] = [outcome({ rolls: 100 }), outcome({ rolls: 400 })]
    expect(many.standardError).toBeCloseTo(few.standardError / 2, 14)
    expect(few.fourTimes).toBe(many.standardError)
  })

  test('of the mean is as large as promised, over 400 seeds', () => {
    const errors = Array.from({ length: 400 }, (_, seed) => outcome({ rolls: 64, seed }).mean - 3.5)
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
    expect(spread / outcome({ rolls: 64 }).standardError).toBeCloseTo(1, 1)
  })
})

describe('rolls', () => {
  test('are a function of the seed: more rolls begin with the same ones, another seed rolls others', () => {
    const short = outcome({ rolls: 16 }).running
    expect(outcome({ rolls: 10000 }).running.slice(0, short.length)).toEqual(short)
    expect(outcome({ seed: 8 }).mean).not.toBe(outcome({ seed: 7 }).mean)
  })

  test('never show a face of weight 0, and shares add up to 1', () => {
    const { shares } = outcome({ ...DICE.ends, rolls: 1000 })
    expect(shares.slice(1, 5)).toEqual([0, 0, 0, 0])
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })
})

describe('edge cases', () => {
  test('all mass on one face: no spread, no error, and no seed that matters', () => {
    expect(outcome({ ...DICE.sure, rolls: 50 })).toMatchObject({ expectation: 6, deviation: 0, mean: 6, only: 6 })
    expect(words.narrate(at(DICE.sure))).toBe(
      'All weight lies on 6: every roll shows it, the mean is 6 from the first roll on, and there is no error left to halve.',
    )
    expect(frame(widget)).not.toContain('seed-field" data-idle')
    expect(frame(widget, DICE.sure)).toContain('seed-field" data-idle')
  })

  test('no weight at all: nothing is rolled, and the figure says what to do', () => {
    const none = { ...DICE.sure, six: 0 }
    expect(at(none).outcome).toBeNull()
    expect(rows(at(none))).toEqual([])
    expect(words.narrate(at(none))).toContain('Give at least one face a weight')
    expect(frame(widget, none)).not.toContain('role="math"')
  })

  test('one roll: the mean is that roll', () => {
    const { mean, running } = outcome({ rolls: 1 })
    expect(running.map(({ n, mean: first }) => [n, first])).toEqual([[1, mean]])
    expect(words.narrate(at({ rolls: 1 }))).toContain('After 1 roll the mean')
  })

  test('four times the rolls stays on the slider, and so does a quarter', () => {
    const disabled = (rolls: number) =>
      Array.from(frame(widget, { rolls }).matchAll(/<button[^>]*disabled=""[^>]*>([^<]*)/g), ([, name]) => name)
    expect(disabled(2500)).toEqual([])
    expect(disabled(2501)).toEqual([words.more])
    expect(disabled(3)).toEqual([words.fewer])
    expect(disabled(4)).toEqual([])
  })
})

test('the table holds the mean at 1, 4, 16, ... rolls and at the last', () => {
  const cells = rows(at({ rolls: 100 })).map(words.table.row)
  expect(cells.map(([n]) => n)).toEqual(['1', '4', '16', '64', '100'])
  expect(cells[1]!.slice(2)).toEqual(['2.6461', '4.3539'])
})
