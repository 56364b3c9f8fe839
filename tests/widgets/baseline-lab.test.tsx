import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/baseline-lab/en.ts'
import { widget } from '../../src/widgets/baseline-lab/index.ts'
import { rows, scene } from '../../src/widgets/baseline-lab/model.ts'
import { spec } from '../../src/widgets/baseline-lab/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const variances = (change: Parameters<typeof at>[0] = {}) => {
  const { zero, mean, least } = at(change)
  return [zero, mean, least].map(({ variance }) => Number(variance.toFixed(4)))
}

test.each([
  ['good-narrow', { policy: 'good', baseline: 0.835 }, 'narrow'],
  ['above-the-rewards', { baseline: 1.1 }, 'wide'],
  ['ten-more-narrow', { pays: 'ten' }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/baseline-lab/${name}.svg`)
})

describe('the parabola', () => {
  test('hand values: .1621 with b = 0 and .0466 with b = J, which is the least noisy where all are equally likely', () => {
    expect(variances()).toEqual([0.1621, 0.0466, 0.0466])
    expect(at().mean.baseline).toBe(0.38)
    expect(at().least.baseline).toBe(0.38)
  })

  test('ten more on every reward: 86.24 with b = 0, and nothing changes at the mean', () => {
    expect(variances({ pays: 'ten' })).toEqual([86.2421, 0.0466, 0.0466])
    expect(at({ pays: 'ten' }).mean.baseline).toBe(10.38)
  })

  test('no point of the curve is below the named least, whatever the game and the policy', () => {
    for (const pays of spec.pays.options)
      for (const policy of spec.policy.options) {
        const { curve, least, mean } = at({ pays, policy })
        for (const { variance } of [...curve, mean]) expect(variance).toBeGreaterThanOrEqual(least.variance - 1e-12)
      }
  })
})

describe('edge cases', () => {
  test('C at 0.9: .0180 with nothing subtracted, .0583 with the mean, .0024 at its lowest point, b = .289', () => {
    expect(variances({ policy: 'good' })).toEqual([0.018, 0.0583, 0.0024])
    expect(at({ policy: 'good' }).mean.baseline).toBe(0.835)
    expect(at({ policy: 'good' }).least.baseline).toBe(0.289)
    expect(words.narrate(at({ policy: 'good', baseline: 0.835 }))).toContain('3.2 times more than with b = 0')
  })

  test('b above every reward: everything is pushed down, the best answer too', () => {
    const s = at({ baseline: 1.1 })
    expect([s.up, s.down]).toEqual([0, 5])
    expect(words.narrate(s)).toContain('Whatever is drawn is pushed down, the best answer too.')
  })

  test('b = 0: everything is pushed up, the worst answer too', () => {
    expect(words.narrate(at())).toBe(
      'With b = 0.000 one estimate has a variance of 0.1621. Nothing is subtracted. Whatever is drawn is pushed up, the worst answer too.',
    )
  })

  test('a link may put b beyond the axis: the axis follows', () => {
    expect(at({ baseline: 13 }).end).toBe(13)
    expect(frame(widget, { baseline: 13 })).toContain('max="13"')
  })
})

test('rewards from 5 to 10 minus their mean 7.5 are advantages from −2.5 to +2.5', () => {
  const { advantages, mean } = at({ pays: 'five', baseline: 7.5 })
  expect(mean.baseline).toBe(7.5)
  expect(advantages).toEqual([-2.5, 0, 2.5, 1.25, -1.25])
})

test('another game begins with nothing subtracted, and its table has the signs', () => {
  expect(rows(at({ baseline: 0.38 })).map(words.table.row)[2]).toEqual(['C', '0.200', '0.90', '+0.520'])
})
