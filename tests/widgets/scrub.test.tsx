import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { decodeParams, encodeParams } from '../../src/figure/link.ts'
import { type Params, defaults } from '../../src/figure/params.ts'
import { hashFloat64 } from '../../src/core/numerics/hash.ts'
import { Scrubber } from '../../src/run/scrubber.tsx'
import { Drawing, heightsOf, roundMiddle } from '../../src/widgets/bandit/Drawing.tsx'
import { words } from '../../src/widgets/bandit/en.ts'
import { scene as bandit } from '../../src/widgets/bandit/model.ts'
import { spec } from '../../src/widgets/bandit/params.ts'
import { scene as river } from '../../src/widgets/river/model.ts'
import { spec as riverSpec } from '../../src/widgets/river/params.ts'

const at = (patch: Partial<Params<typeof spec>>) => bandit({ ...defaults(spec), ...patch }, spec.step.max)
const numbers = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(numbers) : []
const print = (value: unknown) => hashFloat64(numbers(value))

describe('a run is a pure function of its step', () => {
  test.each(['none', 'ema', 'exact'] as const)(
    'bandit, baseline %s: back and forth gives the same numbers',
    (baseline) => {
      const patch = { baseline, seed: 5, stepSize: 1.5 }
      const there = Array.from({ length: 121 }, (_, step) => print(at({ ...patch, step })))
      expect(new Set(there).size).toBe(121)
      for (const step of [119, 37, 0, 60, 1, 120]) expect(print(at({ ...patch, step }))).toBe(there[step])
    },
  )

  test('a step reached in one jump, after other runs, is the step reached one by one', () => {
    const walked = [1, 2, 3, 400].map((step) => print(at({ step, seed: 9 }))).at(-1)
    // Eight other runs push this one out of the cache.
    for (let seed = 100; seed < 108; seed += 1) at({ step: 5, seed })
    expect(print(at({ step: 400, seed: 9 }))).toBe(walked)
  })

  test('river: the same', () => {
    const frame = (step: number) => print(river({ ...defaults(riverSpec), step }))
    const [a, b] = [frame(30), frame(90)]
    expect([frame(90), frame(30)]).toEqual([b, a])
  })

  test('acting after scrubbing back goes on exactly as the run did', () => {
    const { history } = at({ step: 50 })
    expect(at({ step: 38 }).history).toEqual(history.slice(0, 39))
  })
})

describe('a link holds the step', () => {
  test.each([0, 1, 37, 120, 999, 1000])('step %i, and only what differs from the start', (step) => {
    const start = defaults(spec)
    const params = { ...start, step, baseline: 'exact' as const }
    const search = encodeParams(spec, 'bandit', params, start, '')
    expect(search).toBe(`?v=1&bandit.baseline=exact${step === 0 ? '' : `&bandit.step=${step}`}`)
    const { patch, problems } = decodeParams(spec, 'bandit', search)
    expect(problems).toEqual([])
    expect(print(at({ ...start, ...patch }))).toBe(print(at(params)))
  })

  test('a step beyond the run is refused in words', () => {
    expect(decodeParams(spec, 'bandit', '?bandit.step=1001').problems).toEqual([
      { parameter: 'step', value: '1001', allowed: 'a number from 0 to 1000' },
    ])
  })
})

describe('the scrubber', () => {
  const html = (step: number, furthest: number) =>
    renderToStaticMarkup(<Scrubber step={step} furthest={furthest} onSeek={() => {}} />)

  test('is a slider over the steps so far that says where it stands', () => {
    expect(html(37, 120)).toContain('max="120"')
    expect(html(37, 120)).toContain('aria-valuetext="try 37 of 120"')
    expect(html(37, 120)).toContain('>37 of 120<')
  })

  test('keeps its room, and is no stop for the keyboard, before there is a step', () => {
    expect(html(0, 0)).toContain('data-empty="true"')
    expect(html(0, 0)).toContain('disabled=""')
    expect(html(0, 1)).not.toContain('disabled')
  })
})

describe('the axis of tries', () => {
  test('has a round number in its middle', () => {
    expect([20, 37, 101, 120, 350, 999, 1000].map(roundMiddle)).toEqual([10, 20, 50, 50, 200, 500, 500])
  })

  test('stays where it is while the reader scrubs back', () => {
    const draw = (step: number, furthest?: number) =>
      renderToStaticMarkup(
        <Drawing
          size={{ width: 822, height: heightsOf(at({ averages: true })).wide, compact: false }}
          scene={at({ step, averages: true })}
          words={words}
          {...(furthest === undefined ? {} : { furthest })}
        />,
      )
    expect(draw(30, 120)).toContain('>120</text>')
    expect(draw(120)).toContain('>120</text>')
    expect(draw(30)).not.toContain('>120</text>')
  })
})
