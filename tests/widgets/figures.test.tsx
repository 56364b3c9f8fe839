import { describe, expect, test } from 'vitest'
import { type Parameter, type Spec, defaults } from '../../src/figure/params.ts'
import type { WidgetDefinition } from '../../src/figure/definition.ts'
import { draw, drawingOf, frame } from './kit.tsx'

const figures = Object.entries(
  import.meta.glob<WidgetDefinition>('../../src/widgets/*/index.ts', { import: 'widget', eager: true }),
).map(([path, widget]) => ({ name: path.split('/').at(-2)!, widget }))

/** The ends of a parameter. */
function ends(parameter: Parameter): readonly unknown[] {
  switch (parameter.kind) {
    case 'number':
      return [parameter.min, parameter.max]
    case 'choice':
      return parameter.options
    case 'flag':
      return [false, true]
    case 'text':
      return [parameter.start, '', 'i '.repeat(parameter.maxLength / 2), 'W'.repeat(parameter.maxLength)]
    case 'list': {
      const { min, max, minLength, maxLength, start } = parameter
      const all = (length: number, value: number) => Array.from({ length }, () => value)
      return [start, all(minLength, min), all(maxLength, max)]
    }
  }
}

/** So many corners are drawn whole; of more, each parameter's ends, with the others at their start, their first or last end. */
const MOST = 200

function corners(spec: Spec): readonly Record<string, unknown>[] {
  const axes = Object.entries(spec).map(([name, parameter]) => ({ name, values: ends(parameter) }))
  if (axes.reduce((count, { values }) => count * values.length, 1) <= MOST)
    return axes.reduce<Record<string, unknown>[]>(
      (found, { name, values }) => found.flatMap((corner) => values.map((value) => ({ ...corner, [name]: value }))),
      [{}],
    )
  const others = [
    {},
    ...[0, -1].map((end) => Object.fromEntries(axes.map(({ name, values }) => [name, values.at(end)]))),
  ]
  return axes.flatMap(({ name, values }) =>
    values.flatMap((value) => others.map((other) => ({ ...defaults(spec), ...other, [name]: value }))),
  )
}

/** A table of methods is no drawing. */
const isDrawn = (html: string) => html.includes('role="img"')

describe.each(figures)('$name', ({ name, widget }) => {
  test.runIf(isDrawn(frame(widget)))('is drawn at its start as recorded, wide and narrow', async () => {
    await expect(draw(widget)).toMatchFileSnapshot(`../output/${name}/wide.svg`)
    await expect(draw(widget, {}, 'narrow')).toMatchFileSnapshot(`../output/${name}/narrow.svg`)
  })

  test('shows a number wherever its table allows one', () => {
    for (const corner of corners(widget.spec)) {
      const html = frame(widget, corner)
      const drawings = isDrawn(html) ? [drawingOf(html, 'wide'), drawingOf(html, 'narrow')] : [html]
      for (const drawing of drawings)
        expect(drawing, JSON.stringify(corner)).not.toMatch(/NaN|undefined|Infinity|\[object/)
      expect(/<figcaption[^>]*>(.*?)<\/figcaption>/s.exec(html)![1], JSON.stringify(corner)).not.toMatch(
        /NaN|Infinity|\[object|^$/,
      )
    }
  })

  test('names every slider, and says its value in words', () => {
    const html = frame(widget)
    for (const [input] of html.matchAll(/<input type="range"[^>]*>/g)) {
      expect(input).toMatch(/aria-valuetext="[^"]+"/)
      // Outside a label it must name itself.
      const before = html.slice(0, html.indexOf(input))
      const isLabelled = before.lastIndexOf('<label') > before.lastIndexOf('</label>')
      if (!isLabelled) expect(input).toMatch(/aria-label="[^"]+"/)
    }
  })
})
