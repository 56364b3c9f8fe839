import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PpoClipInput, ppoClip } from '../../src/core/index.ts'
import { close, real, slopes } from './support.ts'

const input = (ratio: number, advantage: number, changes: Partial<PpoClipInput> = {}): PpoClipInput => ({
  ratio,
  advantage,
  clipLow: 0.2,
  clipHigh: 0.2,
  dualClip: null,
  delta: null,
  ...changes,
})
const value = (ratio: number, advantage: number, changes: Partial<PpoClipInput> = {}): number =>
  ppoClip(input(ratio, advantage, changes)).value

describe('ppoClip', () => {
  it('ε=.2, A=+1: ρ=.5/.8/1/1.2/1.5 gives .5/.8/1/1.2/1.2 (dropping the min fails here)', () => {
    expect([0.5, 0.8, 1, 1.2, 1.5].map((ratio) => value(ratio, 1))).toEqual([0.5, 0.8, 1, 1.2, 1.2])
    expect(value(1.5, 1, { clipHigh: 0.28 })).toBe(1.28)
  })

  it('ε=.2, A=-1: the same ratios give -.8/-.8/-1/-1.2/-1.5', () => {
    expect([0.5, 0.8, 1, 1.2, 1.5].map((ratio) => value(ratio, -1))).toEqual([-0.8, -0.8, -1, -1.2, -1.5])
  })

  it('ρ=5, A=-1: -5; with dual clip c=3: -3; with δ=4: -4', () => {
    expect(value(5, -1)).toBe(-5)
    expect(ppoClip(input(5, -1, { dualClip: 3 }))).toMatchObject({ value: -3, derivative: 0, branch: 'dual' })
    expect(ppoClip(input(5, -1, { delta: 4 }))).toMatchObject({
      value: -4,
      derivative: 0,
      branch: 'capped',
      unclipped: -4,
    })
    expect(ppoClip(input(5, -1, { dualClip: 3, delta: 4 }))).toMatchObject({ value: -3, branch: 'dual' })
    expect(ppoClip(input(2.5, -1, { dualClip: 3, delta: 4 }))).toMatchObject({ value: -2.5, derivative: -1 })
    expect(value(5, 1, { dualClip: 3, delta: 4 })).toBe(1.2)
  })

  it('names the six cells, and is flat in exactly two of them', () => {
    const cells = [0.5, 1, 1.5].flatMap((ratio) => [1, -1].map((a) => ppoClip(input(ratio, a))))
    expect(cells.map(({ cell, derivative, branch }) => [cell, derivative, branch])).toEqual([
      ['positive-below', 1, 'unclipped'],
      ['negative-below', 0, 'clipped'],
      ['positive-inside', 1, 'tie'],
      ['negative-inside', -1, 'tie'],
      ['positive-above', 0, 'clipped'],
      ['negative-above', -1, 'unclipped'],
    ])
  })

  it('on the edges the slope is the unclipped one, at c and δ too', () => {
    for (const advantage of [2, -2]) {
      for (const ratio of [0.8, 1.2]) {
        expect(ppoClip(input(ratio, advantage))).toMatchObject({ derivative: advantage, branch: 'tie' })
        expect(ppoClip(input(ratio, advantage)).cell).toContain('inside')
      }
    }
    expect(ppoClip(input(3, -1, { dualClip: 3 }))).toMatchObject({ value: -3, derivative: -1, branch: 'unclipped' })
    expect(ppoClip(input(4, -1, { delta: 4 }))).toMatchObject({ value: -4, derivative: -1, branch: 'unclipped' })
  })

  it('ρ=0 and A=0 are legal', () => {
    expect(ppoClip(input(0, 1))).toMatchObject({ value: 0, derivative: 1, cell: 'positive-below' })
    expect(ppoClip(input(0, -1))).toMatchObject({ value: -0.8, derivative: 0, cell: 'negative-below' })
    expect(ppoClip(input(1.5, 0))).toMatchObject({ value: 0, derivative: 0, cell: 'zero-above', branch: 'tie' })
  })

  it('gives both lines of the plot', () => {
    expect(ppoClip(input(1.5, 2))).toMatchObject({ unclipped: 3, clipped: 2.4, value: 2.4 })
    expect(ppoClip(input(0.5, 2, { clipLow: 0.3 }))).toMatchObject({ unclipped: 1, clipped: 1.4, value: 1 })
  })

  it('clip-higher: ε=.2 lets .01 rise to .012 and .9 to 1.08, ε_high=.28 lets .01 rise to .0128', () => {
    close(0.01 * value(100, 1), 0.012, 1e-15)
    close(0.9 * value(100, 1), 1.08, 1e-15)
    close(0.01 * value(100, 1, { clipHigh: 0.28 }), 0.0128, 1e-15)
  })

  it('never exceeds the unclipped objective, and its derivative is its slope away from kinks', () => {
    fc.assert(
      fc.property(real(0.01, 6), real(-3, 3), fc.boolean(), fc.boolean(), (ratio, advantage, dual, cap) => {
        const changes = { dualClip: dual ? 3 : null, delta: cap ? 4 : null }
        const result = ppoClip(input(ratio, advantage, changes))
        if (!dual && !cap) expect(result.value).toBeLessThanOrEqual(ratio * advantage)
        if ([0.8, 1.2, 3, 4].some((kink) => Math.abs(ratio - kink) < 1e-3)) return
        close(result.derivative, slopes(([x]) => value(x!, advantage, changes), [ratio])[0]!, 1e-6, 1e-8)
      }),
    )
  })

  it('refuses ranges that are none', () => {
    expect(() => ppoClip(input(-0.1, 1))).toThrow('ratio is -0.1; allowed: a finite number of at least 0')
    expect(() => ppoClip(input(Infinity, 1))).toThrow('ratio is Infinity')
    expect(() => ppoClip(input(1, NaN))).toThrow('advantage is NaN')
    expect(() => ppoClip(input(1, 1, { clipLow: 1.1 }))).toThrow('clipLow is 1.1; allowed: a finite number from 0 to 1')
    expect(() => ppoClip(input(1, 1, { clipHigh: -0.1 }))).toThrow('clipHigh is -0.1')
    expect(() => ppoClip(input(1, 1, { dualClip: 1 }))).toThrow(
      'dualClip is 1; allowed: a finite number above 1, or null',
    )
    expect(() => ppoClip(input(1, 1, { dualClip: Infinity }))).toThrow('dualClip is Infinity')
    expect(() => ppoClip(input(1, 1, { delta: 1.1 }))).toThrow(
      'delta is 1.1; allowed: a finite number of at least 1 + clipHigh = 1.2',
    )
    expect(() => ppoClip(input(1, 1, { delta: Infinity }))).toThrow('delta is Infinity')
    expect(ppoClip(input(1, 1, { delta: 1.2, clipLow: 0 })).value).toBe(1)
  })
})
