import { describe, expect, test } from 'vitest'
import { fillSlots } from '../../src/figure/live-formula.tsx'
import { words } from '../../src/widgets/ppo-clip/en.ts'
import { widget } from '../../src/widgets/ppo-clip/index.ts'
import { rows, scene } from '../../src/widgets/ppo-clip/model.ts'
import { spec } from '../../src/widgets/ppo-clip/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['bad-token-far-out', { advantage: 'negative', ratio: 5, range: 'far' }],
  ['bad-token-far-out-dual', { advantage: 'negative', ratio: 5, range: 'far', dualClip: true }],
  ['asymmetric', { asymmetric: true, clipHigh: 0.28, ratio: 1.25 }],
] as const)('%s is drawn as recorded', async (name, change) => {
  await expect(draw(widget, change)).toMatchFileSnapshot(`../output/ppo-clip/${name}.svg`)
})

describe('flat only in two corners', () => {
  test.each([
    ['positive', 0.5, 'up', 'positive-below'],
    ['positive', 1, 'up', 'positive-inside'],
    ['positive', 1.5, 'none', 'positive-above'],
    ['negative', 0.5, 'none', 'negative-below'],
    ['negative', 1, 'down', 'negative-inside'],
    ['negative', 1.5, 'down', 'negative-above'],
  ] as const)('advantage %s at ratio %d: push %s (%s)', (advantage, ratio, push, cell) => {
    expect(at({ advantage, ratio })).toMatchObject({ push, cell })
  })

  test('the hatched region is the one without gradient', () => {
    expect(at({ advantage: 'positive' }).flat).toEqual([[1.2, 2]])
    expect(at({ advantage: 'negative' }).flat).toEqual([[0, 0.8]])
  })
})

describe('edge cases', () => {
  test('ratio exactly on the edge: the gradient is the unclipped one', () => {
    expect(at({ ratio: 1.2 }).push).toBe('up')
    expect(at({ ratio: 0.8, advantage: 'negative' }).push).toBe('down')
  })

  test('ratio 0: objective 0, and a good token is still pushed up', () => {
    expect(at({ ratio: 0 })).toMatchObject({ push: 'up', result: { value: 0 } })
    expect(at({ ratio: 0, advantage: 'negative' })).toMatchObject({ push: 'none', result: { value: -0.8 } })
  })

  test('ratio 5 with a bad token: the objective is −5 and nothing holds it; dual clip stops it at −3', () => {
    expect(at({ ratio: 5, range: 'far', advantage: 'negative' }).result.value).toBe(-5)
    expect(at({ ratio: 5, range: 'far', advantage: 'negative', dualClip: true })).toMatchObject({
      push: 'none',
      result: { value: -3, branch: 'dual' },
    })
    expect(words.slots(at({ ratio: 5, range: 'far', advantage: 'negative', dualClip: true }))).toMatchObject({
      plain: '−5.00',
      plainNote: 'floor −3.00',
    })
  })

  test('advantage 0: no push anywhere, nothing hatched', () => {
    const s = at({ advantage: 'zero', ratio: 1.9 })
    expect(s).toMatchObject({ push: 'none', flat: [] })
    expect(words.narrate(s)).toContain('gets no push, whatever its ratio')
  })

  test('a ratio beyond the axis is held at its end, not drawn outside', () => {
    expect(at({ ratio: 5 }).ratio).toBe(2)
  })
})

describe('dual clip that changes nothing says why', () => {
  test.each([
    [{ dualClip: true }, 'acts only on bad tokens'],
    [{ dualClip: true, advantage: 'negative' }, 'acts only past ρ = 3: show ρ up to 5'],
    [{ dualClip: true, advantage: 'negative', range: 'far', ratio: 2 }, 'acts only past ρ = 3.'],
  ] as const)('%j', (change, why) => {
    expect(words.narrate(at(change))).toContain(why)
  })

  test('and is silent where it acts, or is off', () => {
    const acting = words.narrate(at({ dualClip: true, advantage: 'negative', range: 'far', ratio: 5 }))
    expect(acting).toContain('dual clip’s floor')
    expect(acting).not.toContain('only acts')
    expect(words.narrate(at({}))).not.toContain('ual clip')
  })
})

test('the dotted branch has its name, where the handle leaves room', () => {
  expect(draw(widget)).toContain('held at the fence')
  expect(draw(widget, { ratio: 0.3 })).not.toContain('held at the fence')
  expect(draw(widget, { advantage: 'negative' })).toContain('held at the fence')
})

test('the sentence names the fence, the branch and the push', () => {
  expect(words.narrate(at({}))).toBe(
    'ρ = 1.35 is past 1 + ε = 1.20 and the token was good. The smaller product is the clipped one, and it is flat: no push, neither further nor back.',
  )
})

test('the table holds the corners of both branches and of the objective', () => {
  expect(rows(at({})).map(words.table.row)).toContainEqual(['2.00', '2.00', '1.20', '1.20', '0'])
})

describe('the numbers under the formula', () => {
  test('are those of the figure, and the winning branch says so', () => {
    expect(words.slots(at({}))).toEqual({
      ratio: '1.35',
      advantage: '+1',
      clip: '1.20',
      plain: '1.35',
      plainNote: '\u00a0',
      clipped: '1.20',
      clippedNote: 'the smaller',
    })
    expect(at({ advantage: 'negative', ratio: 1.5 }).winner).toBe('plain')
    expect(at({ ratio: 1 }).winner).toBe('both')
  })

  test('are in the first frame already, once, for any start', () => {
    const html = frame(widget, { ratio: 0.5 })
    expect(html.match(/data-slot="ratio"[^>]*>(?:<span[^>]*>)*0\.50</g)).toHaveLength(1)
  })
})

describe('fillSlots', () => {
  test('a value without a slot is an error, not a stale number', () => {
    expect(() => fillSlots('<span data-slot="a">1</span>', { b: '2' })).toThrow('no slot "b"')
  })

  test('a value is text, never markup', () => {
    expect(fillSlots('<span data-slot="a"><span class="mord">1</span></span>', { a: '<b>' })).toBe(
      '<span data-slot="a"><span class="mord">&lt;b&gt;</span></span>',
    )
  })
})
