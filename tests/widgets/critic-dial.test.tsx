import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/critic-dial/en.ts'
import { widget } from '../../src/widgets/critic-dial/index.ts'
import { rows, scene } from '../../src/widgets/critic-dial/model.ts'
import { spec } from '../../src/widgets/critic-dial/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['constant-narrow', { critic: 'constant', answers: '256' }, 'narrow'],
  ['wrong', { critic: 'wrong', lambda: '0' }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/critic-dial/${name}.svg`)
})

describe('edge cases', () => {
  test('λ = 1: no bias, whatever the critic says', () => {
    for (const critic of spec.critic.options) expect(at({ critic, lambda: '1' }).now.bias).toBe(0)
    expect(words.narrate(at({ lambda: '1' }))).toContain('no value of a later state is used, so the bias is 0')
  })

  test('perfect V: no bias at any λ, and the least noise at λ = 0', () => {
    const { curve, best } = at({ critic: 'exact' })
    for (const { bias } of curve) expect(bias).toBe(0)
    expect(best.lambda).toBe(0)
    for (let k = 1; k < curve.length; k += 1) expect(curve[k]!.noise).toBeGreaterThan(curve[k - 1]!.noise)
  })

  test('wrong V (1 − V): at λ = 0 the bias is larger than the gradient itself', () => {
    const { now, length } = at({ critic: 'wrong', lambda: '0' })
    expect(now.bias).toBeGreaterThan(length)
  })

  test('λ = 0 and one number for every state: only the last token of an answer learns', () => {
    const { now, length } = at({ critic: 'constant', lambda: '0', answers: '1024' })
    expect(now.bias).toBeGreaterThan(0.9 * length)
  })
})

test('with more answers the best λ is never smaller, and the least miss falls', () => {
  for (const critic of spec.critic.options) {
    const best = spec.answers.options.map((answers) => at({ critic, answers }).best)
    for (let k = 1; k < best.length; k += 1) {
      expect(best[k]!.lambda).toBeGreaterThanOrEqual(best[k - 1]!.lambda)
      expect(best[k]!.miss).toBeLessThan(best[k - 1]!.miss)
    }
  }
})

test('both is the root of the sum of squares, and noise falls with the root of the number of answers', () => {
  const [one, sixteen] = [at({ answers: '1' }), at({ answers: '16' })]
  one.curve.forEach(({ noise, bias }, k) => {
    expect(sixteen.curve[k]!.noise).toBeCloseTo(noise / 4, 12)
    expect(sixteen.curve[k]!.miss).toBeCloseTo(Math.hypot(bias, noise / 4), 12)
  })
})

test('a critic that sees only the last token gives the start its mean reward; the exact values are those of the tree', () => {
  const { says } = at()
  expect(says.map(({ exact }) => Number(exact.toFixed(4)))).toEqual([0.3543, 0.505, 0.8549, 0.0855])
  expect(says[0]!.value * 64).toBeCloseTo(Math.round(says[0]!.value * 64), 12)
})

test('in words and numbers', () => {
  expect(words.narrate(at({ critic: 'constant', answers: '1', lambda: '0' }))).toBe(
    'One answer with λ = 0 misses the gradient by 0.211. The bias is 0.146, and no number of answers averages it away. The least miss is 0.205, at λ = 0.1.',
  )
  expect(rows(at({ critic: 'exact', answers: '1' })).map(words.table.row)[0]).toEqual([
    '0',
    '0.0000',
    '0.4404',
    '0.4404',
  ])
})
