import { readFileSync, readdirSync } from 'node:fs'
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori'
import { describe, expect, test } from 'vitest'
import { symbols } from '../../src/course/symbols.ts'

const styles = 'src/site/styles'
const read = (name: string) => readFileSync(`${styles}/${name}`, 'utf8')

const tokens = Object.fromEntries(
  [...read('tokens.css').matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: parse(light!)!, dark: parse(dark!)! },
  ]),
)
const modes = ['light', 'dark'] as const
type Mode = (typeof modes)[number]
const colour = (name: string, mode: Mode): Color => tokens[name]![mode]

const concepts = ['policy', 'old', 'reference', 'reward', 'up', 'down', 'kl', 'value'] as const
const words = ['ink', 'quiet', ...concepts]

const sight = {
  'full colour vision': (value: Color) => value,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
}
const difference = differenceCiede2000()
/** The smallest difference that any of the four readers sees. */
const leastDifference = (a: Color, b: Color) =>
  Math.min(...Object.values(sight).map((see) => difference(see(a), see(b))))

/** Pairs that no figure shows side by side; a figure that wants to needs another second cue than colour. */
const apart = new Set(['kl-up', 'down-kl', 'kl-old', 'old-value'])
const pairs = concepts.flatMap((a, index) =>
  concepts.slice(index + 1).flatMap((b) => (apart.has([a, b].sort().join('-')) ? [] : [[a, b] as const])),
)
const SMALLEST_DIFFERENCE = { light: 14.3, dark: 13.6 }

describe.each(modes)('%s', (mode) => {
  test.each(words)('%s is readable on paper, 4.6:1', (name) => {
    expect(wcagContrast(colour(name, mode), colour('paper', mode))).toBeGreaterThanOrEqual(4.6)
  })

  test('words on the wash are readable; outlines of controls stand out 3:1', () => {
    for (const name of ['ink', 'quiet'])
      expect(wcagContrast(colour(name, mode), colour('wash', mode)), name).toBeGreaterThanOrEqual(4.6)
    expect(wcagContrast(colour('edge', mode), colour('paper', mode))).toBeGreaterThanOrEqual(3)
  })

  test('marks stand out 3:1 on the band of the past policy', () => {
    for (const name of ['up', 'down'])
      expect(wcagContrast(colour(name, mode), colour('policy-past', mode)), name).toBeGreaterThanOrEqual(3)
  })

  test.each(pairs)('%s and %s differ for every reader', (a, b) => {
    expect(leastDifference(colour(a, mode), colour(b, mode))).toBeGreaterThanOrEqual(SMALLEST_DIFFERENCE[mode])
  })
})

test('the difference is a real one: two blues fail it', () => {
  expect(leastDifference(parse('#2e71c9')!, parse('#3a7bd0')!)).toBeLessThan(SMALLEST_DIFFERENCE.light)
})

test('every concept of the symbol table has its colour', () => {
  const css = read('concepts.css')
  for (const [name, { concept }] of Object.entries(symbols)) expect(css, name).toContain(`[data-concept='${concept}']`)
})

/** From the folder of styles: '../../widgets/river/river.css'. */
const figureSheets = readdirSync('src/widgets', { recursive: true, encoding: 'utf8' })
  .map((name) => `../../widgets/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.css'))

test('colours are written in tokens.css alone, so that each has its dark twin', () => {
  const files = [...readdirSync(styles), ...figureSheets].filter(
    (name) => name.endsWith('.css') && name !== 'tokens.css',
  )
  for (const name of files) {
    const rules = read(name).replace(/\/\*[\s\S]*?\*\//g, '')
    expect(rules.match(/#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl|oklch)a?\(/gi), name).toBeNull()
  }
})

test('every size of text is relative, so that it follows the reader’s browser', () => {
  const files = readdirSync(styles).filter(
    (name) => name.endsWith('.css') && !['print.css', 'katex.css'].includes(name),
  )
  for (const name of files) {
    const inPixels = [...read(name).matchAll(/^\s*font(?:-size)?:[^;]*?\b(\d+)px/gm)]
    // Text in a drawing is as large as its drawing says: 14 px, never scaled.
    expect(
      inPixels.filter(() => name !== 'drawing.css'),
      name,
    ).toEqual([])
  }
})
