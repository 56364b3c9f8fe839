import { readFileSync, readdirSync } from 'node:fs'
import hljs from 'highlight.js/lib/core'
import typescript from 'highlight.js/lib/languages/typescript'
import { describe, expect, test } from 'vitest'
import { cutFunctions } from '../../src/site/build/cut.ts'
import { markCode } from '../../src/site/build/mark-code.ts'
import { type SymbolEntry, symbols } from '../../src/course/symbols.ts'

hljs.registerLanguage('typescript', typescript)
const PPO = 'src/core/objectives/ppo-clip.ts'
const ppo = readFileSync(PPO, 'utf8')
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name))
const core = files('src/core')
const highlighted = (text: string) => markCode(hljs.highlight(text, { language: 'typescript' }).value)
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')

describe('cut by name', () => {
  test('a function comes with its docstring, and is the text of the module', () => {
    const cut = cutFunctions(PPO, ppo, ['ppoClip'])
    expect(cut).toMatch(/^\/\*\* @throws RangeError if ratio is negative/)
    expect(cut.endsWith('\n}')).toBe(true)
    expect(ppo).toContain(cut)
    expect(cut).not.toContain('checkClipRange(range')
  })

  test('several come in the order of the module, whatever the order of the names', () => {
    const one = cutFunctions(PPO, ppo, ['ppoClip'])
    const other = cutFunctions(PPO, ppo, ['checkClipRange'])
    expect(cutFunctions(PPO, ppo, ['ppoClip', 'checkClipRange'])).toBe(`${other}\n\n${one}`)
  })

  test('a comment that is not its docstring stays out', () => {
    const source = '/** The head. */\n\nimport a from "a"\n\n// an aside\nexport function f() {}\n'
    expect(cutFunctions('m.ts', source, ['f'])).toBe('export function f() {}')
  })

  test('letters beyond the first plane do not shift the cut', () => {
    const source = '/** 𝔼 of ρ. */\nexport function f() {\n  return "𝔼"\n}\nexport function g() {}\n'
    expect(cutFunctions('m.ts', source, ['g'])).toBe('export function g() {}')
  })

  test.each(['ppoKlip', 'ClipRange', '', '__proto__'])('"%s" is refused, and what exists is named', (name) => {
    expect(() => cutFunctions(PPO, ppo, [name])).toThrow(
      `${PPO} exports no function "${name}"; there are: checkClipRange, isFlat, ppoClip`,
    )
  })

  test('every listing that a figure asks for can be cut', () => {
    const asked = files('src/widgets').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/core\/([\w/-]+\.ts)\?of=([\w,]+)&listing/g)].map(
        ([, path, names]) => [`src/core/${path}`, names!.split(',')] as const,
      ),
    )
    expect(asked.length).toBeGreaterThan(5)
    for (const [path, names] of asked)
      expect(cutFunctions(path, readFileSync(path, 'utf8'), names).length).toBeGreaterThan(40)
  })
})

describe('marked code', () => {
  test.each(core)('%s: the text stays, every line is one element, the elements are nested well', (path) => {
    const text = readFileSync(path, 'utf8').trimEnd()
    const html = highlighted(text)
    expect(plain(html)).toBe(text)
    const lines = html.split('<span class="line">').slice(1)
    expect(lines).toHaveLength(text.split('\n').length)
    for (const line of lines)
      expect((line.match(/<span/g) ?? []).length + 1, line).toBe((line.match(/<\/span>/g) ?? []).length)
  })

  test('an identifier carries the term it stands for', () => {
    const html = highlighted('const clipped = Math.min(ratio, 1 + clipHigh) * advantage')
    expect(html).toContain('<span data-term="ratio" data-concept="policy">ratio</span>')
    expect(html).toContain('<span data-term="epsilon" data-concept="old">clipHigh</span>')
    expect(html).toContain('<span data-term="advantage" data-concept="advantage">advantage</span>')
  })

  test('a word in a comment, a string or a longer name carries none', () => {
    expect(
      highlighted("/** the policy\n * and its ratio */\nf('ratio', advantageScale, ratios2) // reward"),
    ).not.toContain('data-term')
  })

  test('an entity is not an identifier', () => {
    expect(highlighted('if (a < b && c > d) {}')).toContain('&lt;')
  })

  test('an identifier belongs to one term, and the core uses it', () => {
    const all = core.map((path) => readFileSync(path, 'utf8')).join('\n')
    const seen = new Map<string, string>()
    for (const [term, { code }] of Object.entries<SymbolEntry>(symbols))
      for (const identifier of code) {
        expect(seen.get(identifier), `${identifier} of ${term}`).toBeUndefined()
        seen.set(identifier, term)
        expect(all, `${identifier} of ${term}`).toMatch(new RegExp(`(?<![\\w'])${identifier}(?![\\w'])`))
      }
  })
})
