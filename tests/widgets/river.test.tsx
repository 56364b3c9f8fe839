import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Params, defaults } from '../../src/figure/params.ts'
import { banditRun } from '../../src/run/models/bandit.ts'
import { spec as banditSpec } from '../../src/widgets/bandit/params.ts'
import { Drawing, HEIGHTS } from '../../src/widgets/river/Drawing.tsx'
import { words } from '../../src/widgets/river/en.ts'
import { WINDOW, rows, scene, settings } from '../../src/widgets/river/model.ts'
import { spec } from '../../src/widgets/river/params.ts'
import River from '../../src/widgets/river/River.tsx'

const at = (step: number, baseline: Params<typeof spec>['baseline'] = 'none') => scene({ step, seed: 42, baseline })
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
  it('plays the game of lesson 1 by the same rule: same answers, step size and seed, and nothing subtracted', () => {
    const { seed, stepSize, baseline } = defaults(banditSpec)
    expect(settings(defaults(spec))).toEqual({ seed, stepSize, baseline })
    expect(baseline).toBe('none')
  })

  it('starts mid-story: try 14 of seed 42 drew C, and every share stands inside its band', () => {
    const s = scene(defaults(spec))
    expect(words.narrate(s)).toBe('Try 14 drew C, which pays 0.9. So C becomes more likely: 0.478\u00a0→\u00a00.552.')
    expect(s.draw!.logProbability).toBeCloseTo(-0.739, 3)
    expect(s.draw!.advantage).toBe(0.9)
    expect(draw(14, 'wide').match(/river-inside/g)).toHaveLength(5)
  })

  it('with nothing to compare with, every try makes its answer more likely, the worst included', () => {
    expect(at(120).marks.every(({ advantage }) => advantage > 0)).toBe(true)
    const worst = Array.from({ length: 60 }, (_, k) => at(k + 1)).find(({ draw }) => draw?.action === 0)!
    expect(words.narrate(worst)).toMatch(/drew A, which pays 0\.1\. Even the worst answer becomes more likely: /)
  })

  it('the sentence above it points at the switch, in its words', () =>
    expect(words.look.none.up).toContain(`“${words.compare}”`))

  it('compared with the average, a try that pays less makes its answer less likely', () => {
    expect(words.narrate(at(24, 'exact'))).toBe(
      'Try 24 drew A: it pays 0.1, the average is 0.71. So A becomes less likely: 0.054\u00a0→\u00a00.035.',
    )
  })

  it('says that nothing is tried yet', () => {
    expect(words.narrate(at(0))).toBe('No try yet: all five answers are equally likely.')
    expect(at(0).marks).toEqual([])
    expect(at(0).edges.every((edges) => edges.every((edge, index) => Math.abs(edge - index / 5) < 1e-12))).toBe(true)
  })

  it('shows the last 20 tries, now always at the right', () => {
    for (const step of [0, 7, 20, 21, 120]) {
      const s = at(step)
      expect(s.edges).toHaveLength(WINDOW + 1)
      expect(s.probabilities).toEqual(banditRun({ seed: 42, stepSize: 0.5, baseline: 'none' }).at(step).probabilities)
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
    const cells = rows({ step: 20, seed: 42, baseline: 'exact' }).map(words.table.row)
    expect(cells).toHaveLength(21)
    for (const row of cells) expect(row).toHaveLength(words.table.head.length)
    expect(cells[20]!.slice(0, 5)).toEqual(['20', 'C', '0.9', '0.653', '+0.247'])
  })

  it('its first frame is complete without scripts, equation included', () => {
    const html = renderToStaticMarkup(<River id="river" start={defaults(spec)} words={words} />)
    for (const part of ['log 0.478', '−0.739', '0.900 − 0', '+0.900', 'what it paid, compared with nothing', 'Try 14'])
      expect(html).toContain(part)
    expect(html).not.toContain('continue from')
  })
})
