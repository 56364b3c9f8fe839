import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/aggregation/en.ts'
import { widget } from '../../src/widgets/aggregation/index.ts'
import { type AggregationParams, rows, scene } from '../../src/widgets/aggregation/model.ts'
import { AVERAGE_MODES, spec } from '../../src/widgets/aggregation/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const say = (patch: Partial<AggregationParams>) => words.narrate(at(patch))

describe('aggregation', () => {
  test('the drawing with one answer masked', async () => {
    await expect(draw(widget, { cut: [0, 0, 1] }, 'narrow')).toMatchFileSnapshot(
      '../output/aggregation/masked-narrow.svg',
    )
  })

  test('lengths 2 and 8: the golden weights of one token', () => {
    const of = (mode: AggregationParams['mode']) =>
      at({ mode, lengths: [2, 8], signs: [1, -1], constantLength: 8 }).answers.map(({ weight }) => weight)
    expect(of('seq-mean-token-mean')).toEqual([0.25, 0.0625])
    expect(of('token-mean')).toEqual([0.1, 0.1])
    expect(of('seq-mean-token-sum-norm')).toEqual([0.0625, 0.0625])
    expect(of('seq-mean-token-sum')).toEqual([0.5, 0.5])
  })

  test('only the mean per answer lets the length decide what a token weighs: a long wrong answer gets off lightly', () => {
    for (const mode of AVERAGE_MODES) {
      const [, short, long] = at({ mode }).answers
      if (mode === 'seq-mean-token-mean') {
        expect(long!.weight).toBeCloseTo(short!.weight / 4, 12)
        expect(long!.total).toBeCloseTo(short!.total, 12)
      } else {
        expect(long!.weight).toBe(short!.weight)
        expect(long!.total).toBeCloseTo(4 * short!.total, 12)
      }
    }
    expect(say({})).toBe(
      'C is 4 times as long as A, and each of its tokens weighs 0.042 instead of 0.167. Both answers push 0.333 in all: a long wrong answer gets off lightly.',
    )
    expect(say({ signs: [-1, -1, 1] })).toContain('each token of a long right answer gets little credit')
    expect(say({ mode: 'token-mean' })).toContain('the longest answer (C, wrong) pushes −0.667 in all')
  })

  test('length 1: the token is the answer', () => {
    const [one] = at({ lengths: [1, 4], signs: [1, -1] }).answers
    expect(one!.weight).toBe(0.5)
    expect(one!.total).toBe(0.5)
    expect(draw(widget, { lengths: [1, 4], signs: [1, -1] }, 'narrow')).toContain('1 token of')
  })

  test('truncated and masked: no weight, and whether it counts as an answer is said', () => {
    const excluded = at({ cut: [0, 0, 1] })
    expect(excluded.answers[2]).toMatchObject({ weight: 0, total: -0 })
    expect(excluded.answers[0]!.weight).toBe(0.25)
    const counted = at({ cut: [0, 0, 1], emptyRows: 'counted' })
    expect(counted.answers[0]!.weight).toBeCloseTo(1 / 6, 12)
    expect(say({ cut: [0, 0, 1] })).toContain('left out of the number of answers')
    expect(say({ cut: [0, 0, 1], emptyRows: 'counted' })).toContain('so the others weigh less')
    expect(draw(widget, { cut: [0, 0, 1] })).toContain(words.cutLong)
  })

  test('all masked: zeros and words, never NaN', () => {
    for (const mode of AVERAGE_MODES) {
      const s = at({ mode, cut: [1, 1, 1] })
      expect(s.answers.map(({ weight }) => weight)).toEqual([0, 0, 0])
      expect(draw(widget, { mode, cut: [1, 1, 1] })).not.toMatch(/NaN|undefined/)
    }
    expect(say({ cut: [1, 1, 1] })).toContain('Every answer is masked')
  })

  test('equal lengths: the modes differ only by a constant', () => {
    expect(say({ lengths: [5, 5, 5] })).toContain('the averages differ only by a constant')
  })

  test('lists of different length in a link: the missing entries are wrong and whole', () => {
    const s = at({ lengths: [2, 8, 4, 4], signs: [1, -1], cut: [0, 0] })
    expect(s.answers.map(({ sign, isCut }) => [sign, isCut])).toEqual([
      [1, false],
      [-1, false],
      [-1, false],
      [-1, false],
    ])
  })

  test('the table shows all four modes at once', () => {
    const row = words.table.row(rows(at())[2]!)
    expect(row).toEqual(['C', '8', 'wrong', '0.0833', '0.0417', '0.3333', '0.0208', '−0.3333'])
    expect(row).toHaveLength(words.table.head.length)
  })

  test('no mode and no box ticked in the drawing adds or hides a control; what has no effect is disabled', () => {
    const rows = (html: string) => html.match(/class="control-row/g)!.length
    const [plain, used] = [frame(widget), frame(widget, { mode: 'seq-mean-token-sum-norm', cut: [0, 0, 1] })]
    expect(rows(used)).toBe(rows(plain))
    const states = (html: string) => [
      />constant \(Dr\. GRPO\)<\/span><input[^>]* disabled/.test(html),
      /<fieldset[^>]* disabled[^>]*><legend[^>]*>masked answers/.test(html),
    ]
    expect(states(plain)).toEqual([true, true])
    expect(states(used)).toEqual([false, false])
  })

  test('every handle has a name and says its length in words', () => {
    const html = frame(widget)
    expect(html).toContain('aria-label="length of answer C"')
    expect(html).toContain('aria-valuetext="8 tokens, 0.042 each"')
  })
})
