import { describe, expect, test } from 'vitest'
import { fillSlots } from '../../src/figure/live-formula.tsx'
import { type Params, type Spec, defaults } from '../../src/figure/params.ts'
import { softmax } from '../../src/core/numerics/softmax.ts'
import type { WidgetDefinition } from '../../src/figure/definition.ts'
import { scene as aggregation } from '../../src/widgets/aggregation/model.ts'
import { widget as aggregationWidget } from '../../src/widgets/aggregation/index.ts'
import { scene as bandit } from '../../src/widgets/bandit/model.ts'
import { widget as banditWidget } from '../../src/widgets/bandit/index.ts'
import { scene as group } from '../../src/widgets/group-advantages/model.ts'
import { widget as groupWidget } from '../../src/widgets/group-advantages/index.ts'
import { scene as policies } from '../../src/widgets/four-policies/model.ts'
import { widget as policiesWidget } from '../../src/widgets/four-policies/index.ts'
import { scene as signal } from '../../src/widgets/no-signal/model.ts'
import { widget as signalWidget } from '../../src/widgets/no-signal/index.ts'
import { scene as nudge } from '../../src/widgets/nudge/model.ts'
import { widget as nudgeWidget } from '../../src/widgets/nudge/index.ts'
import { widget as clipWidget } from '../../src/widgets/ppo-clip/index.ts'
import { scene as unit } from '../../src/widgets/ratio-unit/model.ts'
import { widget as unitWidget } from '../../src/widgets/ratio-unit/index.ts'
import { widget as walkWidget } from '../../src/widgets/softmax-walk/index.ts'
import { scene as region } from '../../src/widgets/trust-region/model.ts'
import { widget as regionWidget } from '../../src/widgets/trust-region/index.ts'
import { frame as render, slot } from './kit.tsx'

const spoken = (html: string) => /role="math" aria-label="([^"]*)"/.exec(html)?.[1]
const of = <S extends Spec>(widget: WidgetDefinition, patch: Partial<Params<S>>) =>
  ({ ...defaults(widget.spec), ...patch }) as never

const minus = (text: string) => Number(text.replace('−', '-'))

describe('the numbers of a formula are those of the model', () => {
  test('softmax-walk: height over total, which is the probability; safe form where e^z breaks', () => {
    const html = render(walkWidget, { token: 'good', logits: [2, 1, 0.5, 0, -1] })
    const [height, total, p] = ['height', 'total', 'probability'].map((name) => Number(slot(html, name)[0]))
    expect(p).toBeCloseTo(softmax([2, 1, 0.5, 0, -1], 1)[1]!, 3)
    expect(height! / total!).toBeCloseTo(p!, 2)
    expect(spoken(html)).toContain(`2.72 over 13.12, 0.207`)
    const broken = render(walkWidget, { logits: [1000, 999, 0, 0, -1000], token: 'good' })
    expect(slot(broken, 'score')).toEqual(['−1.0'])
    expect(spoken(broken)).toContain('the largest score taken off')
  })

  test('nudge: 1 − π in its own logit, −π in that of its rival', () => {
    const s = nudge(of(nudgeWidget, { token: 'icy', push: 2 }))
    const html = render(nudgeWidget, { token: 'icy', push: 2 })
    expect(minus(slot(html, 'result')[0]!)).toBeCloseTo(1 - s.after.probabilities[2]!, 3)
    expect(minus(slot(html, 'otherResult')[0]!)).toBeCloseTo(-s.after.probabilities[s.rival]!, 3)
    expect(slot(html, 'other')).toEqual(['hot'])
  })

  test('bandit: η (r − b)(1 − π) of the last try is the push the row shows, in the colour of its sign', () => {
    const patch = { step: 37, baseline: 'ema', logits: true } as const
    const s = bandit(of(banditWidget, patch), 1000)
    const html = render(banditWidget, patch)
    const [r, b] = slot(html, 'advantage')[0]!.split(' − ').map(Number)
    const product = Number(slot(html, 'stepSize')[0]) * (r! - b!) * Number(slot(html, 'rest')[0])
    expect(minus(slot(html, 'result')[0]!)).toBeCloseTo(s.draw!.push[s.draw!.action]!, 3)
    expect(product).toBeCloseTo(s.draw!.push[s.draw!.action]!, 1)
    expect(html).toContain('data-sign="down"')
    expect(render(banditWidget, { step: 36, baseline: 'none', logits: true })).toContain('data-sign="up"')
    expect(spoken(render(banditWidget, { logits: true }))).toContain('No try yet')
  })

  test.each(['sample', 'population', 'none'] as const)('group-advantages divided by %s', (std) => {
    const patch = { std, member: 2, rewards: [1, 0, 0.5], epsilon: '1e-4' } as const
    const s = group(of(groupWidget, patch))
    const html = render(groupWidget, patch)
    expect(slot(html, 'member')).toEqual(['2'])
    expect(minus(slot(html, 'result')[0]!)).toBeCloseTo(s.advantages!.grpo.values[1]!, 3)
    expect(minus(slot(html, 'rloo')[0]!)).toBeCloseTo(s.advantages!.rloo.values[1]!, 3)
    expect(slot(html, 'others')).toEqual(['0.75'])
    expect(slot(html, 'std')).toEqual(std === 'none' ? [] : [s.std!.toFixed(3)])
    expect(html).toContain('data-sign="down"')
  })

  test('group-advantages: a group of one is refused, a member beyond the group is its last', () => {
    expect(slot(render(groupWidget, { rewards: [1] }), 'result')).toEqual(['refused'])
    expect(slot(render(groupWidget, { rewards: [0, 1], member: 8 }), 'member')).toEqual(['2'])
  })

  test('no-signal: both powers and their sum', () => {
    const s = signal(of(signalWidget, { p: 0.3, groupSize: 3 }))
    const html = render(signalWidget, { p: 0.3, groupSize: 3 })
    expect(slot(html, 'allWrong')).toEqual([`all wrong ${s.allWrong.toFixed(3)}`])
    expect(Number(slot(html, 'noSignal')[0])).toBeCloseTo(s.noSignal, 3)
    expect(spoken(html)).toContain('0.30 to the power 3')
  })

  test.each([
    ['token-mean', '1 ÷ 10'],
    ['seq-mean-token-mean', '1 ÷ 16'],
    ['seq-mean-token-sum', '1 ÷ 2'],
    ['seq-mean-token-sum-norm', '1 ÷ 16'],
  ] as const)('aggregation, %s: the weight is %s', (mode, quotient) => {
    const patch = { mode, lengths: [2, 8], signs: [1, -1], cut: [0, 0], constantLength: 8 }
    const html = render(aggregationWidget, patch)
    const longest = aggregation(of(aggregationWidget, patch)).answers[1]!
    expect(slot(html, 'weight')).toEqual([longest.weight.toFixed(3)])
    expect(longest.weight).toBeCloseTo(1 / Number(quotient.split('÷ ')[1]), 12)
    const divisor = ['tokens', 'answers', 'length', 'constant'].flatMap((name) => slot(html, name).map(Number))
    expect(1 / divisor.reduce((product, n) => product * n, 1)).toBeCloseTo(longest.weight, 12)
  })

  test('aggregation: masked answers count as the switch says, and nothing is divided by none', () => {
    const masked = { lengths: [2, 8], signs: [1, -1], cut: [0, 1] }
    expect(slot(render(aggregationWidget, masked), 'answers')).toEqual(['1'])
    expect(slot(render(aggregationWidget, { ...masked, emptyRows: 'counted' }), 'answers')).toEqual(['2'])
    expect(slot(render(aggregationWidget, { ...masked, cut: [1, 1] }), 'weight')).toEqual(['none, all masked'])
  })

  test('ratio-unit: the token that moved most, and the answer', () => {
    const s = unit(of(unitWidget, { logRatios: [0.1, -0.5, 0.2] }))
    const html = render(unitWidget, { logRatios: [0.1, -0.5, 0.2] })
    expect(slot(html, 'token')).toEqual(['2'])
    expect(Number(slot(html, 'ratio')[0])).toBeCloseTo(s.ratios[1]!, 3)
    expect(Number(slot(html, 'sequence')[0])).toBeCloseTo(s.sequenceRatio, 4)
    expect(Math.exp(s.meanLogRatio)).toBeCloseTo(s.sequenceRatio, 12)
  })

  test('four-policies: each quotient is that of the two probabilities beside it', () => {
    const { step } = policies(of(policiesWidget, { lag: 1 }))
    const html = render(policiesWidget, { lag: 1 })
    const value = (name: string) => Number(slot(html, name)[0])
    expect(value('current') / value('old')).toBeCloseTo(value('ratio'), 2)
    expect(value('oldAgain') / value('engine')).toBeCloseTo(value('correction'), 2)
    expect(value('correction')).not.toBe(1)
    expect(value('kl')).toBeCloseTo(step.kl, 3)
  })

  test('trust-region: the KL beside δ, the furthest ratio beside ε', () => {
    const s = region(of(regionWidget, {}))
    const html = render(regionWidget, {})
    expect(Number(slot(html, 'kl')[0])).toBeCloseTo(s.kl, 3)
    expect(slot(html, 'relation')).toEqual([s.isInBall ? '≤' : '&gt;'])
    expect(slot(html, 'bandRelation')).toEqual([s.isInBand ? '≤' : '&gt;'])
    expect(Number(slot(html, 'largest')[0])).toBeCloseTo(
      Math.max(...s.actions.map(({ ratio }) => Math.abs(ratio - 1))),
      3,
    )
  })
})

test('a negative advantage is not green: the formula carries the sign', () => {
  expect(render(clipWidget, { advantage: 'negative' })).toContain('data-sign="down"')
  expect(render(clipWidget, { advantage: 'zero' })).toContain('data-sign="zero"')
})

describe('fillSlots', () => {
  test('a slot without a value is an error, not a stale number', () => {
    expect(() => fillSlots('<i data-slot="a">1</i><i data-slot="b">2</i>', { a: '3' })).toThrow('"b" has no value')
  })

  test('a slot that stands twice is filled twice; a value with $ is taken as it is', () => {
    expect(fillSlots('<i data-slot="a">1</i>+<i data-slot="a">1</i>', { a: '$&' })).toBe(
      '<i data-slot="a">$&amp;</i>+<i data-slot="a">$&amp;</i>',
    )
  })
})
