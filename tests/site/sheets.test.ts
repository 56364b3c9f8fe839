import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { joinSheets, withoutUnusedRules } from '../../src/site/build/join-sheets.ts'
import { contentSecurityPolicy } from '../../src/site/render/content-security-policy.ts'
import { inlineSheet } from '../../src/site/render/inline-sheet.ts'
import { sheetsOf } from '../../src/site/render/sheets.ts'

const names = (html: string) => sheetsOf(html).map((path) => path.split('/').at(-1)!)

describe('which style sheets a page has', () => {
  test('a figure brings its own sheet and that of figures, not the sheet of another figure', () => {
    const sheets = names('<x-island data-widget="river"><figure class="figure wide"></figure></x-island>')
    expect(sheets).toContain('figure.css')
    expect(sheets).toContain('river.css')
    expect(sheets).not.toContain('bandit.css')
    expect(sheets).not.toContain('home.css')
  })

  test('a page without figures and formulas has neither their sheets nor their faces', () => {
    const sheets = names('<div class="page prose"><p>Text</p></div>')
    for (const name of ['figure.css', 'drawing.css', 'katex.css', 'formula-fonts.css'])
      expect(sheets).not.toContain(name)
    expect(sheets).toContain('fonts.css')
  })

  test('every file is the sheet of some page, and every sheet is a file', () => {
    const everything = [
      ...readdirSync('src/widgets').map((name) => `<x-island data-widget="${name}"></x-island>`),
      ...['katex', 'lesson', 'exercise', 'predict', 'figure', 'bar-handle', 'scrolly', 'homepage', 'reference'].map(
        (name) => `<p class="${name}"></p>`,
      ),
      '<input/><code></code><i data-term="ratio" data-progress="map"></i>',
    ].join('')
    const sheets = sheetsOf(everything)
    for (const sheet of sheets) expect(existsSync(sheet.slice(1)), sheet).toBe(true)
    const files = ['src/site/styles', 'src/widgets'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.css'))
        .map((name) => `/${folder}/${name.replaceAll('\\', '/')}`),
    )
    expect(sheets.toSorted()).toEqual(files.toSorted())
  })
})

describe('one sheet out of many', () => {
  test('of KaTeX’s rules those stay whose classes some formula has', () => {
    const css = '.katex .a,\n.katex .b { color: red }\n/* c */\n.katex .b.c { top: 0 }\n.katex { margin: 0 }'
    expect(withoutUnusedRules(css, new Set(['katex', 'a']))).toBe('.katex .a{ color: red }\n.katex { margin: 0 }')
  })

  test('faces that no rule names are left out, and files are found from where the joined sheet stands', () => {
    const paths = ['fonts', 'formula-fonts', 'katex', 'tokens'].map((name) => `/src/site/styles/${name}.css`)
    const css = joinSheets(paths, process.cwd(), new Set(['katex', 'mathnormal']))
    expect(css).toContain("font-family: 'KaTeX_Math'")
    expect(css).not.toContain('KaTeX_Fraktur')
    expect(css).toContain("url('../fonts/files/newsreader-20.woff2')")
  })
})

describe('a style sheet inside its page', () => {
  const page = `<meta content="${contentSecurityPolicy([]).replaceAll("'", '&#x27;')}"><link rel="stylesheet" href="/x.css">`

  test('stands where the link stood and is allowed by its hash', () => {
    const html = inlineSheet(page, 'p{margin:0}')
    expect(html).toContain('<style>p{margin:0}</style>')
    expect(html).not.toContain('<link')
    expect(html).toMatch(/style-src &#x27;self&#x27; &#x27;sha256-[\w+/=]{44}&#x27;;/)
  })

  test('is refused where it could end its element, or where the page has no one link to replace', () => {
    expect(() => inlineSheet(page, 'p::before{content:"</style>"}')).toThrow('the style sheet holds "</"')
    expect(() => inlineSheet(page + page, '')).toThrow('links 2 style sheets')
  })
})
