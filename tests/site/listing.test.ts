import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
    expect(cut).toMatch(/^\/\*\*\n \* min\(ρA, clip\(ρ\)A\)/)
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
      `${PPO} has no function "${name}"; there are: checkClipRange, isFlat, checkInput, cellOf, ppoClip, branchOf`,
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

/** What the code pane of each figure opens with: [figure, module, functions]; figures that run no core show what they know. */
const openings = readdirSync('src/widgets').flatMap((figure) => {
  const folder = `src/widgets/${figure}`
  const sources = readdirSync(folder).map((file) =>
    /\.tsx?$/.test(file) ? readFileSync(`${folder}/${file}`, 'utf8') : '',
  )
  const first = sources.flatMap((source) => /core\/([\w/-]+\.ts)\?(?:of=([\w,]+)&)?listing'/.exec(source) ?? [])
  return first.length === 0 ? [] : [{ figure, path: `src/core/${first[1]}`, names: first[2]?.split(',') ?? [] }]
})

/** A module and all that it imports when it runs. */
function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  const source = readFileSync(path, 'utf8')
  for (const [statement, from] of source.matchAll(/^import [^'"]*? from '(\.[^'"?]+\.tsx?)'/gm))
    if (!statement.startsWith('import type')) closure(join(dirname(path), from!), seen)
  return seen
}

describe('the code pane opens with the lines that matter', () => {
  test('of every figure that runs the core', () => {
    const figures = openings.map(({ figure }) => figure)
    for (const figure of ['bandit', 'ppo-clip', 'group-advantages', 'nudge', 'river', 'softmax-walk'])
      expect(figures).toContain(figure)
    expect(openings.find(({ figure }) => figure === 'bandit')!.names).toEqual(['reinforce'])
  })

  test.each(openings)('$figure: at most 25 lines of 80 characters', ({ path, names }) => {
    expect(names).not.toEqual([])
    const lines = cutFunctions(path, readFileSync(path, 'utf8'), names).split('\n')
    expect(lines.length).toBeLessThanOrEqual(25)
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80)
  })

  test.each(openings)('$figure: from a module that the figure runs', ({ figure, path }) => {
    expect([...closure(`src/widgets/${figure}/index.ts`)]).toContain(path)
  })
})

describe('marked code', () => {
  test.each(core)('%s: the text stays, every line is one element, the elements are nested well', (path) => {
    const text = readFileSync(path, 'utf8').trimEnd()
    const html = highlighted(text)
    expect(plain(html)).toBe(text)
    const lines = html.split(/<span class="line"(?: style="--indent:\d+ch")?>/).slice(1)
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

  test('a line knows how far it is indented, and goes on below its own start where it must wrap', () => {
    const html = highlighted('{\n    if (ratio) {}\n}')
    expect(html.match(/<span class="line"[^>]*>/g)).toEqual([
      '<span class="line">',
      '<span class="line" style="--indent:4ch">',
      '<span class="line">',
    ])
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
