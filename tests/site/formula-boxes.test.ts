import { readFileSync, readdirSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { type DrawnNode, SILENT, leanDrawing } from '../../src/course/formula-boxes.ts'
import { located, pieces } from '../../src/course/family/difference.ts'
import { methods } from '../../src/course/family/methods.ts'
import { macros } from '../../src/course/symbols.ts'

const { __renderToDomTree: renderToTree } = katex as unknown as {
  readonly __renderToDomTree: (tex: string, options: katex.KatexOptions) => { children: DrawnNode[] }
}
/** What KaTeX itself would draw, and what we make of it. */
function drawn(tex: string) {
  const options = { macros: { ...macros }, strict: false, trust: true }
  const drawing = renderToTree(tex, options).children[1]!
  return {
    theirs: drawing.toMarkup(),
    ours: leanDrawing(drawing, { display: true }),
    inText: leanDrawing(drawing, { display: false }),
  }
}
const count = (html: string) => html.match(/<(?:span|svg|path)\b/g)!.length
/** The text; a table of one script has a zero-width space besides. */
const characters = (html: string) =>
  html
    .replace(/<[^>]*>|\u200b/g, '')
    .replace(
      /&(?:lt|gt|amp|#x27);/g,
      (name) => ({ '&lt;': '&#60;', '&gt;': '&#62;', '&amp;': '&#38;', '&#x27;': '&#39;' })[name]!,
    )

const lessonFormulas = readdirSync('lessons/en')
  .filter((name) => name.endsWith('.mdx'))
  .flatMap((name) =>
    [...readFileSync(`lessons/en/${name}`, 'utf8').matchAll(/\$\$\n([\s\S]*?)\n\$\$|\$([^$\n]+)\$/g)].map(
      ([, display, inline]) => (display ?? inline!).replaceAll('\\wrap', '\\allowbreak'),
    ),
  )
  .filter((tex) => !tex.includes('{...}') && !/\$\{/.test(tex))
const methodFormulas = methods.flatMap((method) =>
  located(method).flatMap(({ groups }) => groups.flatMap((group) => pieces(group).map(({ tex }) => tex))),
)

describe('the boxes of a formula', () => {
  test('every formula of the course keeps its characters, in their order, its terms and its SVG, in fewer boxes', () => {
    const all = [...new Set([...lessonFormulas, ...methodFormulas])]
    expect(all.length).toBeGreaterThan(200)
    let [before, after] = [0, 0]
    for (const tex of all) {
      const { theirs, ours } = drawn(tex)
      expect(characters(ours), tex).toBe(characters(theirs))
      for (const kept of [
        /data-term="\w+"/g,
        /<svg[\s\S]*?<\/svg>/g,
        /class="frac-line"/g,
        /class="delimsizing size\d"/g,
      ])
        expect(ours.match(kept)?.length, `${tex}: ${kept.source}`).toBe(theirs.match(kept)?.length)
      before += count(theirs)
      after += count(ours)
    }
    expect(after / before).toBeLessThan(0.5)
  })

  test('a single script is shifted text: by as much as KaTeX shifts it, in the em of its own size', () => {
    // KaTeX lowers a subscript by 0.15 em; at 0.7 of the size that is 0.2143 em.
    expect(drawn('a_t').ours).toContain('style="vertical-align:-0.2143em;margin-right:0.0714em">t</span>')
    expect(drawn('a^2').ours).toMatch(/class="script[^"]*" style="vertical-align:0\.5186em/)
    expect(drawn('a_t^2').ours).toContain('vlist-t')
  })

  test('the distances around a sign are its margins', () => {
    expect(drawn('a=b').ours).toContain('<span style="margin-left:0.2778em;margin-right:0.2778em">=</span>')
  })

  test('in running text a low formula of one piece needs no strut; a high one and one that may break keep theirs', () => {
    expect(drawn('a_t').inText).not.toContain('katex-strut')
    expect(drawn('\\frac12').inText).toContain('katex-strut')
    expect(drawn('a=b').inText).toContain('katex-strut')
  })

  test('characters that HTML reads are escaped', () => {
    expect(drawn('a<b').ours).toContain('&#60;')
  })

  test('no style sheet names a class that is left out', () => {
    const sheets = [
      ...readdirSync('src/site/styles').map((name) => `src/site/styles/${name}`),
      ...readdirSync('src/widgets', { recursive: true, encoding: 'utf8' }).map((name) => `src/widgets/${name}`),
    ].filter((name) => name.endsWith('.css'))
    for (const sheet of sheets)
      for (const [, name] of readFileSync(sheet, 'utf8').matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g))
        expect(SILENT.has(name!), `.${name} in ${sheet}`).toBe(false)
  })
})
