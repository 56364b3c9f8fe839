import { describe, expect, test } from 'vitest'
import { encode } from '../../src/core/tinylm/model.ts'
import { verifierReward } from '../../src/core/tinylm/rewards.ts'
import { parseValue } from '../../src/figure/params.ts'
import { words } from '../../src/widgets/group-advantages/en.ts'
import { widget } from '../../src/widgets/group-advantages/index.ts'
import { type GroupParams, rows, scene } from '../../src/widgets/group-advantages/model.ts'
import { PRESETS, readReward, spec } from '../../src/widgets/group-advantages/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const say = (patch: Partial<GroupParams>) => words.narrate(at(patch))
const table = (patch: Partial<GroupParams> = {}) => rows(at(patch)).map(words.table.row)

describe('group advantages', () => {
  test('the start group is TinyLM’s canonical group and its rewards are the verifier’s', () => {
    const { rows: completions } = at()
    expect(completions.map(({ text }) => text)).toEqual(['3 <eos>', '5 <eos>', 'so 4 <eos>', 'Hmm 5 <eos>'])
    for (const { text, reward } of completions) expect(verifierReward(encode(text))).toBe(reward)
  })

  test('[0,0,1,0]: thirds, halves, quarters; each column sums to 0', () => {
    const { advantages } = at()
    expect(advantages!.rloo.values.map((a) => a.toFixed(4))).toEqual(['-0.3333', '-0.3333', '1.0000', '-0.3333'])
    expect(advantages!.grpo.values).toEqual([-0.5, -0.5, 1.5, -0.5])
    expect(advantages!.centred.values).toEqual([-0.25, -0.25, 0.75, -0.25])
    for (const { sum } of Object.values(advantages!)) expect(sum).toBeCloseTo(0, 12)
    expect(table().at(-1)).toEqual(['sum before rounding', '', '0.0000', '0.0000', '0.0000'])
  })

  test('population std: 1.732, not 1.5', () => {
    expect(at({ std: 'population' }).advantages!.grpo.values[2]).toBeCloseTo(Math.sqrt(3), 12)
    expect(say({ std: 'population' })).toContain('population std, 0.433')
  })

  test('the std erases reward size: [.9,.9,1,.9] gives the GRPO column of [0,0,1,0]', () => {
    const close = at(PRESETS.close).advantages!
    close.grpo.values.forEach((a, i) => expect(a).toBeCloseTo([-0.5, -0.5, 1.5, -0.5][i]!, 9))
    expect(close.centred.values[2]).toBeCloseTo(0.075, 12)
    expect(say(PRESETS.close)).toBe(
      'The sample std, 0.050, makes every advantage 20.00 times as large. Only two reward values occur, so their gap cancels: any other gap gives this GRPO column.',
    )
  })

  test('ε of 1e-4, as in TRL: 1.4997', () => {
    expect(table({ epsilon: '1e-4' })[2]).toEqual(['so 4 <eos>', '1.00', '+1.0000', '+1.4997', '+0.7500'])
    expect(say({ epsilon: '1e-4' })).toContain('ε takes 0.02% off.')
    expect(say({ epsilon: '1e-8' })).not.toContain('ε takes')
  })

  test('a sum agrees with the numbers printed above it, or says that it is of others', () => {
    const third = at().advantages!
    expect(words.sum(third.centred.values, third.centred.sum, 2, false)).toBe('sum 0.00')
    // -0.33 three times and +1.00 make 0.01.
    expect(words.sum(third.rloo.values, third.rloo.sum, 2, false)).toBe('sum 0 before rounding')
    expect(words.sum(third.rloo.values, third.rloo.sum, 2, true)).toBe('exact sum 0')
  })

  test('what prints as 0 has no sign colour, in the formula and at a bar', () => {
    expect(draw(widget, { rewards: [0.5, 0.5, 0.501, 0.5], std: 'none' }, 'narrow')).toMatch(/label-quiet[^>]*>0\.00</)
  })

  test('all equal: zeros, although the std of [.1,.1,.1] in doubles is not zero', () => {
    const s = at(PRESETS.equal)
    expect(s.std).toBeGreaterThan(0)
    for (const column of Object.values(s.advantages!)) for (const a of column.values) expect(a).toBeCloseTo(0, 15)
    expect(s.advantages!.grpo.values).toEqual([0, 0, 0])
    expect(say(PRESETS.equal)).toContain('All three rewards are equal: no signal.')
  })

  test('a group of one is refused, in the core’s words', () => {
    const s = at({ rewards: [1] })
    expect(s.advantages).toBeNull()
    expect(say({ rewards: [1] })).toContain('“rewards has length 1; allowed: a length of at least 2”')
    expect(table({ rewards: [1] })[0]).toEqual(['3 <eos>', '1.00', 'refused', 'refused', 'refused'])
    expect(draw(widget, { rewards: [1] })).toContain(words.refused)
  })

  test('a group of two: ±0.71 whatever the gap', () => {
    for (const rewards of [
      [0, 1],
      [0.4, 0.5],
    ])
      expect(at({ rewards }).advantages!.grpo.values.map((a) => a.toFixed(4))).toEqual(['-0.7071', '0.7071'])
    expect(say({ rewards: [0, 1] })).toContain('leaves ±0.71 whatever the gap')
  })

  test('negative rewards: the axis grows, signs are against the mean, not against zero', () => {
    const s = at({ rewards: [-3, -2, -1] })
    expect(s.rewardRange).toEqual([-3, 1])
    expect(s.advantages!.centred.values).toEqual([-1, 0, 1])
  })

  test('NaN in a group: refused by the link’s table and by the core, never drawn', () => {
    expect(parseValue(spec.rewards, '0,NaN').problem).toBe('1 to 8 numbers from -10 to 10, separated by commas')
    expect(() => at({ rewards: [0, Number.NaN] })).toThrow('NaN; allowed: a finite number')
  })

  test('what is typed into a field: plain numbers are read, the rest is refused with what is allowed', () => {
    expect(readReward(' −0,5 ').value).toBe(-0.5)
    expect(readReward('+1').value).toBe(1)
    expect(readReward('.257').value).toBe(0.26)
    for (const text of ['NaN', '', 'one', '1e3', 'Infinity', '11', '--1'])
      expect(readReward(text).problem).toBe('a number from -10 to 10')
  })

  test('nothing divides: the GRPO column is the Dr. GRPO column, and RLOO is G/(G-1) of it', () => {
    const { advantages } = at({ std: 'none' })
    expect(advantages!.grpo.values).toEqual(advantages!.centred.values)
    advantages!.rloo.values.forEach((a, i) => expect(a).toBeCloseTo((4 / 3) * advantages!.centred.values[i]!, 12))
    expect(say({ std: 'none' })).toContain('RLOO is the same times G ÷ (G − 1) = 1.33.')
  })
})
