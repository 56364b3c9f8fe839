import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/ratio-unit/en.ts'
import { widget } from '../../src/widgets/ratio-unit/index.ts'
import { type RatioUnitParams, histogram, presets, rows, scene } from '../../src/widgets/ratio-unit/model.ts'
import { spec } from '../../src/widgets/ratio-unit/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const say = (patch: Partial<RatioUnitParams>) => words.narrate(at(patch))
const table = (patch: Partial<RatioUnitParams>) => rows(at(patch)).map(words.table.row)
const rounded = (values: readonly number[], digits: number) => values.map((value) => value.toFixed(digits))

describe('the unit of the ratio', () => {
  test('the drawing of a thousand tokens', async () => {
    await expect(draw(widget, { source: 'drawn' })).toMatchFileSnapshot('../output/ratio-unit/drawn.svg')
  })

  test('log-ratios [.4,-.1,.05,-.05]: token ratios and the length-normalised 1.0779', () => {
    const s = at({})
    expect(rounded(s.ratios, 3)).toEqual(['1.492', '0.905', '1.051', '0.951'])
    expect(s.sequenceRatio.toFixed(4)).toBe('1.0779')
  })

  test('GRPO stops the one token past the band, GSPO the whole answer, CISPO none', () => {
    const { results } = at({})
    expect(rounded(results.grpo.pushes, 3)).toEqual(['0.000', '0.905', '1.051', '0.951'])
    expect(results.gspo.pushes).toEqual([0, 0, 0, 0])
    expect(rounded(results.cispo.pushes, 3)).toEqual(['1.492', '0.905', '1.051', '0.951'])
    expect(say({})).toBe(
      'GRPO stops 1 token of 4, past 1.20. GSPO has one ratio, s = 1.0779, past 1.0004: the whole answer is stopped. CISPO stops none, and here it caps none.',
    )
  })

  test('with the same ε as GRPO, GSPO keeps the answer, and pushes every token alike', () => {
    const { results, sequenceRatio } = at({ gspoBand: 'same' })
    for (const push of results.gspo.pushes) expect(push).toBeCloseTo(sequenceRatio, 12)
    expect(say({ gspoBand: 'same' })).toContain('lies inside its band: the whole answer moves')
  })

  test('A < 0: the other corner is flat, and pushes point down', () => {
    const s = at({ advantage: 'negative', logRatios: [-0.5, 0.3] })
    expect(s.results.grpo.pushes[0]).toBe(0)
    expect(s.results.grpo.pushes[1]).toBeCloseTo(-1.34986, 5)
    expect(say({ advantage: 'negative', logRatios: [-0.5, 0.3] })).toContain(
      'GRPO stops 1 token of 2, below 0.80; the largest ratio, 1.35, pushes in full.',
    )
    const below = { advantage: 'negative', logRatios: [-0.5, -0.3] } as const
    expect(at(below).results.gspo.moving).toBe(0)
    expect(say(below)).toContain('below 0.9997: the whole answer is stopped')
    const above = { advantage: 'negative', logRatios: [0.5, 0.3] } as const
    expect(at(above).results.gspo.moving).toBe(2)
    expect(say(above)).toContain('on the wrong side: the whole answer is pushed back')
  })

  test('one extreme token: GRPO lets a bad one push twelvefold, GSPO drags its siblings along, CISPO caps it', () => {
    const s = at({ ...presets.extreme, advantage: 'negative' })
    expect(s.results.grpo.pushes[0]).toBeCloseTo(-12.18249, 5)
    // exp((2.5 + 0.02 - 0.03 + 0.01) / 4)
    expect(s.sequenceRatio).toBeCloseTo(1.868246, 6)
    for (const push of s.results.gspo.pushes) expect(push).toBeCloseTo(-s.sequenceRatio, 12)
    expect(s.results.cispo.pushes[0]).toBeCloseTo(-5, 12)
    expect(s.maxPush).toBeGreaterThan(12)
    expect(at(presets.extreme).results.grpo.pushes[0]).toBe(0)
  })

  test('the cap of CISPO is its own number: ε of GRPO leaves it alone', () => {
    const capped = (change: Partial<RatioUnitParams>) => at(change).results.cispo.pushes[0]
    expect(capped({ epsilon: 0.05 })).toBeCloseTo(Math.exp(0.4), 12)
    expect(capped({ cap: 1.2 })).toBeCloseTo(1.2, 12)
    expect(say({ cap: 1.2 })).toContain('CISPO stops none, and caps the weight of 1 token at 1.20.')
    expect(at({ cap: 1.2 }).results.grpo).toEqual(at({}).results.grpo)
  })

  test('all ratios 1: the three methods push alike and nothing is clipped', () => {
    const { results } = at(presets.still)
    for (const { pushes } of Object.values(results)) expect(pushes).toEqual([1, 1, 1, 1])
    expect(say(presets.still)).toContain('nothing is clipped')
  })

  test('a thousand tokens from a seed: same seed same answer, every token in one bin, GSPO all or none', () => {
    const s = at({ source: 'drawn' })
    expect(s.ratios).toHaveLength(1000)
    expect(at({ source: 'drawn' }).ratios).toEqual(s.ratios)
    expect(at({ source: 'drawn', seed: 2 }).ratios).not.toEqual(s.ratios)
    const bins = histogram(s)
    expect(bins.reduce((total, { count }) => total + count, 0)).toBe(1000)
    for (const { from, to, count } of bins.slice(0, -1))
      expect(count).toBe(s.logRatios.filter((logRatio) => logRatio >= from && logRatio < to).length)
    for (const method of ['grpo', 'gspo', 'cispo'] as const)
      expect(bins.reduce((total, { moving }) => total + moving[method], 0)).toBe(s.results[method].moving)
    for (let seed = 1; seed <= 20; seed += 1) {
      const { results, ratios, sequenceRatio } = at({ source: 'drawn', seed })
      expect(results.gspo.moving).toBe(sequenceRatio > 1.0004 ? 0 : 1000)
      expect(results.cispo.moving).toBe(1000)
      expect(results.grpo.moving).toBe(ratios.filter((ratio) => ratio <= 1.2).length)
    }
  })

  test('the table holds at most twenty tokens', () => {
    expect(table({})[0]).toEqual(['1', '+0.400', '1.492', '0.0000', '0.0000', '+1.4918'])
    expect(table({ source: 'drawn' })).toHaveLength(20)
  })

  test('the seed is shown where the figure draws at random, and handles where it does not', () => {
    const html = (source: RatioUnitParams['source']) => frame(widget, { source })
    expect(html('drawn')).not.toContain('data-idle')
    expect(html('drawn')).not.toContain('log-ratio of token')
    expect(html('typed')).toContain('class="seed-field" data-idle="true"')
    expect(html('typed')).toContain('aria-label="log-ratio of token 4"')
    expect(html('typed')).toContain('aria-valuetext="0.40, ratio 1.49"')
  })

  test('a dragged token opens nothing; what the text asks to change is in sight', () => {
    const html = frame(widget, { logRatios: [0.3, 0, 0, 0] })
    const inSight = html.slice(html.indexOf('class="control'), html.indexOf('class="controls-rest"'))
    expect(html).not.toContain('data-open')
    for (const { label } of [words.controls.advantage, words.controls.source]) expect(inSight).toContain(label)
  })
})
