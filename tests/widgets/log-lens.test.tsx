import { describe, expect, test } from 'vitest'
import { layout } from '../../src/widgets/log-lens/drawing.tsx'
import { words } from '../../src/widgets/log-lens/en.ts'
import { widget } from '../../src/widgets/log-lens/index.ts'
import { rows, scene } from '../../src/widgets/log-lens/model.ts'
import { PRESETS, spec } from '../../src/widgets/log-lens/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['sure', PRESETS.sure, 'wide'],
  ['half-narrow', PRESETS.half, 'narrow'],
  ['zero', PRESETS.zero, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/log-lens/${name}.svg`)
})

describe('one step, two rulers', () => {
  test('.001 → .002 is ln 2; .95 → .96 is ten times as wide and hardly anything', () => {
    const { own, other } = at()
    expect([own.logFrom, own.logTo].map((value) => Number(value.toFixed(3)))).toEqual([-6.908, -6.215])
    expect(own.logGain).toBeCloseTo(Math.LN2, 12)
    expect([other!.logFrom, other!.logTo].map((value) => Number(value.toFixed(4)))).toEqual([-0.0513, -0.0408])
    expect(words.narrate(at())).toBe(
      'From 0.001 to 0.002 is +0.001 in probability and +0.693 in logprob. From 0.95 to 0.96 is +0.010 in probability, a larger step, and only +0.010 in logprob: near certainty the logarithm hardly moves.',
    )
  })

  test('doubling is the same step anywhere on the log ruler', () => {
    expect(at(PRESETS.half).own.logGain).toBeCloseTo(at(PRESETS.rare).own.logGain, 12)
  })

  test('the step to compare with is not drawn on itself', () => {
    expect(at(PRESETS.sure).other).toBeNull()
    expect(draw(widget, PRESETS.sure)).not.toContain('log-lens-other')
  })

  test('labels of the two steps never lie on each other', () => {
    for (const change of [PRESETS.rare, PRESETS.half, PRESETS.zero, { from: 0.9, to: 0.99 }, { from: 0.5, to: 1 }])
      for (const kind of ['wide', 'narrow'] as const) {
        const labels = [
          ...draw(widget, change, kind).matchAll(
            /<text class="label (?:label-strong|label-quiet) halo" x="([-\d.]+)" y="([-\d.]+)"/g,
          ),
        ].map((m) => [Number(m[1]), Number(m[2])] as const)
        expect(labels).toHaveLength(4)
        labels.forEach(([x, y], i) => {
          for (const [otherX, otherY] of labels.slice(0, i))
            expect(Math.abs(x - otherX) >= 44 || Math.abs(y - otherY) >= 16).toBe(true)
        })
      }
  })
})

describe('edge cases', () => {
  test('p = 0: the log is −∞, shown as such', () => {
    const { own } = at(PRESETS.zero)
    expect(own.logFrom).toBe(-Infinity)
    expect(own.logGain).toBe(Infinity)
    const l = layout({ width: 822, height: 290, compact: false })
    expect(l.log(-Infinity)).toBe(l.left)
    expect(words.narrate(at(PRESETS.zero))).toContain('ln 0 is −∞')
    expect(words.controls.from.spoken(at(PRESETS.zero))).toBe('0.000, logprob minus infinity')
    expect(rows(at(PRESETS.zero)).map(words.table.row)[0]).toEqual(['0.000 → 0.001', '+0.001', '−∞', '−6.9078', '∞'])
    expect(draw(widget, PRESETS.zero)).not.toMatch(/NaN|Infinity/)
  })

  test('from 0 to 0: no step, and no NaN', () => {
    expect(words.narrate(at({ from: 0, to: 0 }))).toContain('there is no step')
    expect(draw(widget, { from: 0, to: 0 })).not.toMatch(/NaN|Infinity/)
  })

  test('downwards and standing still', () => {
    expect(words.narrate(at({ from: 0.5, to: 0.25 }))).toBe(
      'From 0.500 to 0.250 is −0.250 in probability and −0.693 in logprob.',
    )
    expect(words.narrate(at({ from: 0.5, to: 0.5 }))).toBe('Both ends are at 0.500: no step on either ruler.')
  })

  test('.001 lies on the finite part of the ruler, and 1 at its end', () => {
    const l = layout({ width: 288, height: 270, compact: true })
    expect(l.log(at().own.logFrom)).toBeGreaterThan(l.finite.left)
    expect(l.log(0)).toBe(l.right)
  })
})
