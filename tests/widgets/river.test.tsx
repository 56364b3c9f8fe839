import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { defaults } from '../../src/figure/params.ts'
import { banditRun } from '../../src/run/models/bandit.ts'
import { Drawing, HEIGHTS } from '../../src/widgets/river/Drawing.tsx'
import { words } from '../../src/widgets/river/en.ts'
import { WINDOW, rows, scene } from '../../src/widgets/river/model.ts'
import { spec } from '../../src/widgets/river/params.ts'
import River from '../../src/widgets/river/River.tsx'

const at = (step: number, seed = 42) => scene({ step, seed })
const sizes = {
  wide: { width: 1024, height: HEIGHTS.wide, compact: false },
  compact: { width: 328, height: HEIGHTS.narrow, compact: true },
  small: { width: 288, height: HEIGHTS.narrow, compact: true },
}
const draw = (step: number, size: keyof typeof sizes) => {
  const { width, height } = sizes[size]
  const svg = (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`}>
      <Drawing size={sizes[size]} scene={at(step)} words={words} clipId="clip" />
    </svg>
  )
  return `${renderToStaticMarkup(svg).replaceAll('><', '>\n<')}\n`
}

describe('the river', () => {
  it('starts mid-story: try 20 of seed 42 drew C', () => {
    const s = scene(defaults(spec))
    expect(words.narrate(s)).toBe(
      'Try 20: the policy drew C, which pays 0.9; its average is 0.65. So C becomes likelier: 0.611\u00a0→\u00a00.625.',
    )
    expect(s.draw!.logProbability).toBeCloseTo(-0.493, 3)
    expect(s.draw!.advantage).toBeCloseTo(0.247, 3)
  })

  it('a try that pays less than average makes its answer less likely', () => {
    expect(words.narrate(at(24))).toBe(
      'Try 24: the policy drew A, which pays 0.1; its average is 0.71. So A becomes less likely: 0.054\u00a0→\u00a00.035.',
    )
  })

  it('says that nothing is tried yet', () => {
    expect(words.narrate(at(0))).toBe('Nothing is tried yet: all five answers are equally likely.')
    expect(at(0).marks).toEqual([])
    expect(at(0).edges.every((edges) => edges.every((edge, index) => Math.abs(edge - index / 5) < 1e-12))).toBe(true)
  })

  it('shows the last 20 tries, now always at the right', () => {
    for (const step of [0, 7, 20, 21, 120]) {
      const s = at(step)
      expect(s.edges).toHaveLength(WINDOW + 1)
      expect(s.probabilities).toEqual(banditRun({ seed: 42, stepSize: 0.5, baseline: 'exact' }).at(step).probabilities)
      expect(s.marks).toHaveLength(Math.min(step, WINDOW))
      expect(s.marks.at(-1)?.step ?? 0).toBe(step)
    }
  })

  it('the bands always share the whole', () => {
    for (const edges of at(90).edges) {
      expect(edges[0]).toBe(0)
      expect(edges.at(-1)).toBeCloseTo(1, 12)
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
    }
  })

  it.each([
    [0, 'wide'],
    [120, 'wide'],
    [120, 'small'],
  ] as const)('after %i tries, %s', async (step, size) => {
    await expect(draw(step, size)).toMatchFileSnapshot(`../output/river-${step}-${size}.svg`)
  })

  it('keeps every label inside the drawing', () => {
    for (const step of [0, 20, 60, 120])
      for (const size of ['wide', 'compact', 'small'] as const)
        for (const [, y] of draw(step, size).matchAll(/<text[^>]* y="([-\d.]+)"/g)) {
          expect(Number(y)).toBeGreaterThan(8)
          expect(Number(y)).toBeLessThan(HEIGHTS.wide)
        }
  })

  it('the table holds every try', () => {
    const cells = rows({ step: 20, seed: 42 }).map(words.table.row)
    expect(cells).toHaveLength(21)
    for (const row of cells) expect(row).toHaveLength(words.table.head.length)
    expect(cells[20]!.slice(0, 5)).toEqual(['20', 'C', '0.9', '0.653', '+0.247'])
  })

  it('its first frame is complete without scripts, equation included', () => {
    const html = renderToStaticMarkup(<River id="river" start={defaults(spec)} words={words} />)
    for (const part of [
      'log 0.611',
      '−0.493',
      '0.900 − 0.653',
      '+0.247',
      'how much better than usual',
      'that is the whole course',
      'Try 20',
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('continue from')
  })
})
