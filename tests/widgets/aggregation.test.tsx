import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/figure/params.ts'
import Aggregation, { Drawing } from '../../src/widgets/aggregation/Aggregation.tsx'
import { words } from '../../src/widgets/aggregation/en.ts'
import { type AggregationParams, scene, table } from '../../src/widgets/aggregation/model.ts'
import { AVERAGE_MODES, spec } from '../../src/widgets/aggregation/params.ts'

const at = (patch: Partial<AggregationParams>) => scene({ ...defaults(spec), ...patch })
const say = (patch: Partial<AggregationParams>) => words.narrate(at(patch))

const draw = (patch: Partial<AggregationParams>, compact: boolean) => {
  const size = { width: compact ? 328 : 822, height: compact ? 482 : 368, compact }
  return renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${size.width} ${size.height}`}>
      <Drawing size={size} scene={at(patch)} words={words} />
    </svg>,
  ).replaceAll('><', '>\n<')
}

describe('aggregation', () => {
  test('the drawing at the start, and with one answer masked', async () => {
    await expect(draw({}, false)).toMatchFileSnapshot('../output/aggregation.svg')
    await expect(draw({ cut: [0, 0, 1] }, true)).toMatchFileSnapshot('../output/aggregation-narrow.svg')
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
    expect(say({ signs: [-1, -1, 1] })).toContain('a long right answer is thinly praised')
    expect(say({ mode: 'token-mean' })).toContain('the longest answer (C, wrong) pushes −0.667 in all')
  })

  test('length 1: the token is the answer', () => {
    const [one] = at({ lengths: [1, 4], signs: [1, -1] }).answers
    expect(one!.weight).toBe(0.5)
    expect(one!.total).toBe(0.5)
    expect(draw({ lengths: [1, 4], signs: [1, -1] }, true)).toContain('1 token of')
  })

  test('truncated and masked: no weight, and whether it counts as an answer is said', () => {
    const excluded = at({ cut: [0, 0, 1] })
    expect(excluded.answers[2]).toMatchObject({ weight: 0, total: -0 })
    expect(excluded.answers[0]!.weight).toBe(0.25)
    const counted = at({ cut: [0, 0, 1], emptyRows: 'counted' })
    expect(counted.answers[0]!.weight).toBeCloseTo(1 / 6, 12)
    expect(say({ cut: [0, 0, 1] })).toContain('left out of the number of answers')
    expect(say({ cut: [0, 0, 1], emptyRows: 'counted' })).toContain('takes its share away')
    expect(draw({ cut: [0, 0, 1] }, false)).toContain(words.cutLong)
  })

  test('all masked: zeros and words, never NaN', () => {
    for (const mode of AVERAGE_MODES) {
      const s = at({ mode, cut: [1, 1, 1] })
      expect(s.answers.map(({ weight }) => weight)).toEqual([0, 0, 0])
      expect(draw({ mode, cut: [1, 1, 1] }, false)).not.toMatch(/NaN|undefined/)
    }
    expect(say({ cut: [1, 1, 1] })).toContain('Every answer is masked')
  })

  test('equal lengths: the modes differ only by a constant', () => {
    expect(say({ lengths: [5, 5, 5] })).toContain('the modes differ only by a constant')
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
    const { head, rows } = table(at({}), words)
    expect(rows[2]).toEqual(['C', '8', 'wrong', '0.0833', '0.0417', '0.3333', '0.0208', '−0.3333'])
    expect(rows[2]).toHaveLength(head.length)
  })

  test('every handle has a name and says its length in words', () => {
    const html = renderToStaticMarkup(<Aggregation id="aggregation" start={defaults(spec)} words={words} />)
    expect(html).toContain('aria-label="length of answer C"')
    expect(html).toContain('aria-valuetext="8 tokens, 0.042 each"')
  })
})
