import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type Params, defaults } from '../../src/figure/params.ts'
import { decodeParams, encodeParams } from '../../src/figure/link.ts'
import { groupAdvantages } from '../../src/core/advantages/group-advantages.ts'
import { rlooAdvantages } from '../../src/core/advantages/rloo.ts'
import { cispoLoss } from '../../src/core/objectives/cispo.ts'
import { dppoLoss } from '../../src/core/objectives/dppo.ts'
import { gspoLoss } from '../../src/core/objectives/gspo.ts'
import { ppoLoss } from '../../src/core/objectives/ppo.ts'
import { sapoLoss } from '../../src/core/objectives/sapo.ts'
import { reinforceLoss } from '../../src/core/objectives/reinforce.ts'
import { changedKnobs } from '../../src/course/family/difference.ts'
import { knobNames } from '../../src/course/family/knobs.ts'
import { METHODS, methods } from '../../src/course/family/methods.ts'
import { words } from '../../src/widgets/method-matrix/en.ts'
import formulas from '../../src/widgets/method-matrix/formulas.ts'
import html from '../../src/widgets/method-matrix/formulas.ts?tex'
import { type Step, groups } from '../../src/widgets/method-matrix/lines/batch.ts'
import { code } from '../../src/widgets/method-matrix/lines/index.ts'
import MethodMatrix from '../../src/widgets/method-matrix/MethodMatrix.tsx'
import { scene } from '../../src/widgets/method-matrix/model.ts'
import { spec } from '../../src/widgets/method-matrix/params.ts'

type MatrixParams = Params<typeof spec>
const at = (patch: Partial<MatrixParams>) => scene({ ...defaults(spec), ...patch })
const names = (patch: Partial<MatrixParams>) => at(patch).rows.map(({ method }) => method.name)
const render = (patch: Partial<MatrixParams> = {}) =>
  renderToStaticMarkup(<MethodMatrix id="method-matrix" start={{ ...defaults(spec), ...patch }} words={words} />)

describe('the matrix', () => {
  test('has every method and every knob in its first frame, with links that need no script', () => {
    const first = render()
    for (const { name } of methods) expect(first).toContain(`>${name}<`)
    expect(first.match(/<td>/g)).toHaveLength(methods.length * knobNames.length)
    expect(first).toContain('href="/lessons/groups/#std"')
    expect(words.narrate(at({}))).toBe(
      'All 12 methods on 11 knobs: the objective as published, PPO as used on language models.',
    )
    expect(at({}).rows.map(words.table.row)).toHaveLength(12)
  })

  test('METHODS and the data agree', () => {
    expect(methods.map(({ id }) => id)).toEqual([...METHODS])
  })
})

describe('filters', () => {
  test('leave the rows that have the setting, and count them in words', () => {
    expect(names({ std: 'group' })).toEqual(['GRPO', 'DAPO', 'CISPO', 'GSPO', 'SAPO'])
    expect(words.narrate(at({ std: 'group' }))).toBe(
      'Five of 12 have division: by the group’s std: GRPO, DAPO, CISPO, GSPO, SAPO.',
    )
  })

  test('act together', () => {
    expect(names({ std: 'group', length: 'pooled' })).toEqual(['DAPO', 'CISPO'])
    expect(names({ std: 'group', length: 'pooled', clip: 'weight' })).toEqual(['CISPO'])
  })

  test('with no row left: says so, in the table too', () => {
    expect(names({ critic: 'trained', ratio: 'answer' })).toEqual([])
    expect(words.narrate(at({ critic: 'trained', ratio: 'answer' }))).toMatch(
      /^None of the 12 methods has this combination/,
    )
    expect(render({ critic: 'trained', ratio: 'answer' })).toContain(words.noRows)
  })

  test('every setting a filter offers is some method’s, so no choice of one filter is empty', () => {
    for (const knob of knobNames)
      for (const option of spec[knob].options)
        expect(names({ [knob]: option }).length, `${knob} ${option}`).toBeGreaterThan(0)
  })

  test('and the pair are in the link, and only they', () => {
    const params = { ...defaults(spec), std: 'group', from: 'grpo', to: 'dr-grpo' } as MatrixParams
    const search = encodeParams(spec, 'm', params, defaults(spec), '')
    expect(search).toBe('?v=1&m.std=group&m.from=grpo&m.to=dr-grpo')
    expect(decodeParams(spec, 'm', search)).toEqual({
      patch: { std: 'group', from: 'grpo', to: 'dr-grpo' },
      problems: [],
    })
  })
})

describe('two methods compared', () => {
  test('mark exactly the cells in which they differ, in both rows', () => {
    for (const from of methods)
      for (const to of methods) {
        const s = at({ from: from.id, to: to.id })
        if (from === to) {
          expect(s.pair).toBeNull()
          continue
        }
        const changed = changedKnobs(from, to)
        for (const { method, cells } of s.rows)
          expect(cells.filter(({ isChanged }) => isChanged).map(({ knob }) => knob)).toEqual(
            method === from || method === to ? changed : [],
          )
        expect(s.pair!.changes.map(({ knob }) => knob)).toEqual(changed)
      }
  })

  test('say the difference in a sentence, and a change by a word, not by its line alone', () => {
    expect(words.narrate(at({ from: 'grpo', to: 'dr-grpo' }))).toContain(
      'GRPO → Dr. GRPO: the division by the group’s std is gone',
    )
    expect(render({ from: 'grpo', to: 'dr-grpo' }).match(/\(differs\)/g)).toHaveLength(6)
  })

  test('find every piece of their formulas rendered at build', () => {
    expect(formulas.length).toBeGreaterThan(30)
    for (const tex of formulas) expect(html[tex], tex).toContain('katex-html')
    expect(Object.values(html).join('')).not.toContain('katex-mathml')
  })
})

test('a method compared with itself is said not to differ', () => {
  expect(at({ from: 'grpo', to: 'grpo' }).pair).toBeNull()
  expect(words.narrate(at({ from: 'grpo', to: 'grpo' }))).toContain('GRPO does not differ from itself')
  expect(words.narrate(at({ from: 'grpo' }))).not.toContain('from itself')
})

describe('the lines of a method', () => {
  const group = groups.mixed
  const batch = (advantages: Step['advantages']) => ({
    ...group,
    advantages: group.mask.map((row, i) =>
      row.map((_, t) => (typeof advantages[i] === 'number' ? advantages[i] : advantages[i]![t]!)),
    ),
  })
  const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null, logRatioClamp: 20 }
  const means = (mode: 'token-mean' | 'seq-mean-token-mean' | 'seq-mean-token-sum') =>
    ({ mode, emptyRows: 'counted', constantLength: null }) as const

  test.each([
    ['ppo', means('token-mean'), 0.2],
    ['grpo', means('seq-mean-token-mean'), 0.2],
    ['dr-grpo', { mode: 'seq-mean-token-sum-norm', emptyRows: 'counted', constantLength: 3 }, 0.2],
    ['dapo', means('token-mean'), 0.28],
  ] as const)('%s: its objective is minus the loss of the core', (id, aggregation, clipHigh) => {
    const step = code[id].run(group)!
    const { loss, ratios } = ppoLoss(
      { ...batch(step.advantages), importanceWeights: null },
      { ...clip, clipHigh, aggregation },
    )
    expect(step.objective).toBeCloseTo(-loss, 12)
    // The core leaves padding out; the lines give it a ratio of 1, which the mask then ignores.
    expect(step.ratios).toEqual(ratios.map((row, i) => row.map((ratio, t) => (group.mask[i]![t] === 1 ? ratio : 1))))
  })

  test('gspo, cispo, reinforce and rloo: the same', () => {
    const gspo = code.gspo.run(group)!
    const options = { ...clip, clipLow: 3e-4, clipHigh: 4e-4, aggregation: means('seq-mean-token-mean') }
    expect(gspo.objective).toBeCloseTo(-gspoLoss(batch(gspo.advantages), { ...options, form: 'sequence' }).loss, 12)
    const cispo = code.cispo.run(group)!
    const cap = { bounds: 'upper', epsilonLow: 0, epsilonHigh: 0.2, logRatioClamp: 20 } as const
    expect(cispo.objective).toBeCloseTo(
      -cispoLoss(batch(cispo.advantages), { ...cap, aggregation: means('token-mean') }).loss,
      12,
    )
    for (const id of ['reinforce', 'rloo', 'max-rl'] as const) {
      const step = code[id].run(group)!
      const { loss } = reinforceLoss(batch(step.advantages), { aggregation: means('seq-mean-token-sum') })
      expect(step.objective, id).toBeCloseTo(-loss, 12)
    }
  })

  test('reinforce++, sapo and dppo: the same', () => {
    const pp = code['reinforce-pp'].run(group)!
    const pooled = { ...clip, aggregation: means('token-mean') }
    expect(pp.objective).toBeCloseTo(-ppoLoss({ ...batch(pp.advantages), importanceWeights: null }, pooled).loss, 12)
    const sapo = code.sapo.run(group)!
    const gate = { temperaturePositive: 1, temperatureNegative: 1.05, logRatioClamp: 20 }
    const perAnswer = means('seq-mean-token-mean')
    expect(sapo.objective).toBeCloseTo(-sapoLoss(batch(sapo.advantages), { ...gate, aggregation: perAnswer }).loss, 12)
    const dppo = code.dppo.run(group)!
    const fence = { maskLow: 0.2, maskHigh: 0.2, logRatioClamp: 20, aggregation: means('token-mean') }
    const { loss, clipFraction } = dppoLoss(batch(dppo.advantages), fence)
    expect(dppo.objective).toBeCloseTo(-loss, 12)
    expect(clipFraction).toBeGreaterThan(0)
  })

  test('the advantages are those of the method', () => {
    const { rewards } = group
    expect(code['max-rl'].run(group)!.advantages).toEqual([-1, -1, 3, -1])
    expect(code.dppo.run(group)!.advantages).toEqual([-0.25, -0.25, 0.75, -0.25])
    const grouped = groupAdvantages(rewards, { scale: 'sample', epsilon: 0 })
    for (const id of ['grpo', 'dapo', 'gspo', 'cispo', 'sapo'] as const)
      expect(code[id].run(group)!.advantages, id).toEqual(grouped)
    expect(code['dr-grpo'].run(group)!.advantages).toEqual([-0.25, -0.25, 0.75, -0.25])
    expect(code.rloo.run(group)!.advantages).toEqual(rlooAdvantages(rewards))
    expect(code.reinforce.run(group)!.advantages).toEqual(rewards)
    // PPO: per token; the last token of the right answer is paid 1, and the critic foretold .9.
    expect((code.ppo.run(group)!.advantages[2] as number[])[2]).toBeCloseTo(0.1, 12)
  })

  test('a silent group: DAPO skips it, every other method makes zeros of it, PPO what its critic says', () => {
    for (const id of METHODS) {
      const step = code[id].run(groups.silent)
      if (id === 'dapo') expect(step).toBeNull()
      else if (id === 'ppo') expect(step!.objective).toBeLessThan(0)
      else expect(step!.objective, id).toBeCloseTo(0, 12)
    }
  })

  test('are shown with their numbers', () => {
    const page = render({ lines: 'grpo' })
    expect(page).toContain('+1.500')
    expect(page).toContain('−0.500')
    expect(render({ lines: 'dapo' })).toContain(words.skipped)
  })
})
