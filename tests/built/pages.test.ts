import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { BASE_PATH, builtPages } from './pages.ts'

// Reads what `npm run test:build` wrote: no browser is needed for what stands in the HTML.

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string) => element.attrs.find((item) => item.name === name)?.value
const classes = (element: Element) => (attribute(element, 'class') ?? '').split(/\s+/)

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child)
}

/** The text under a node without what a reader never sees as text. */
function text(node: Node, without: ReadonlySet<string> = new Set(['script', 'style', 'template'])): string {
  if ('value' in node) return node.value
  if (isElement(node) && without.has(node.tagName)) return ''
  return 'childNodes' in node ? node.childNodes.map((child) => text(child, without)).join('') : ''
}

const html = (path: string, directory = 'dist') =>
  readFileSync(`${directory}${path.endsWith('/') ? `${path}index.html` : path}`, 'utf8')

/** What the two builds may differ in: the base, the hashes in file names, and the digest of a script that holds the base. */
const withoutBuild = (source: string, basePath: string) =>
  source
    .replaceAll(basePath, '/')
    .replace(/-[\w-]{8}\.(js|css|woff2)\b/g, '.$1')
    .replace(/sha256-[\w+/=]{44}/g, 'sha256')

/** The classes that selectors name. */
const classNames = (css: string) =>
  new Set(
    Array.from(css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g), ([, selector]) =>
      Array.from(selector!.matchAll(/\.([a-zA-Z][\w-]*)/g), ([, name]) => name!),
    ).flat(),
  )

/** The style sheets that name a class. */
const sheetsOfClass = new Map<string, string[]>()
for (const folder of ['src/site/styles', 'src/widgets'])
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    // Of KaTeX's rules a page has those that some formula needs: tests/site/sheets.test.ts.
    if (name.endsWith('.css') && name !== 'katex.css')
      for (const used of classNames(readFileSync(`${folder}/${name}`, 'utf8')))
        sheetsOfClass.set(used, [...(sheetsOfClass.get(used) ?? []), `${folder}/${name.replaceAll('\\', '/')}`])

const pages = builtPages()

test('the build has the pages it should have', () => {
  expect(pages).toContain('/')
  expect(pages).toContain('/404.html')
  expect(pages.filter((path) => path.startsWith('/lessons/')).length).toBeGreaterThanOrEqual(4)
  expect(pages.filter((path) => path.startsWith('/embed/')).length).toBeGreaterThanOrEqual(4)
})

test('both builds have the same pages', () => {
  expect(builtPages('dist-base')).toEqual(pages)
})

describe.each(pages)('%s', (path) => {
  const source = html(path)
  const all = [...elements(parse(source))]

  test('is complete without scripts: text under one main heading, no formula with an error, nothing unresolved', () => {
    expect(all.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1)
    const main = all.find(({ tagName }) => tagName === 'main')!
    expect(text(main).replace(/\s+/g, ' ').trim().length).toBeGreaterThan(20)
    expect(all.filter((element) => classes(element).includes('katex-error'))).toEqual([])
    // The reference of the core speaks of NaN.
    const failed = path.startsWith('/reference/') ? /\[object Object\]/ : /\bundefined\b|\bNaN\b|\[object Object\]/
    expect(failed.exec(text(main, new Set(['script', 'style', 'template', 'code', 'pre'])))).toBeNull()
  })

  test('every figure has its first frame', () => {
    for (const island of all.filter(({ tagName }) => tagName === 'x-island')) {
      const inside = [...elements(island)].map(({ tagName }) => tagName)
      expect(inside, attribute(island, 'id')).toContain('figcaption')
      expect(text(island).trim().length, attribute(island, 'id')).toBeGreaterThan(20)
    }
  })

  test('formulas, code, drawings and letters alone are kept from translators', () => {
    const isKept = (node: Node | null): boolean =>
      node !== null &&
      ((isElement(node) && attribute(node, 'translate') === 'no') ||
        isKept('parentNode' in node ? node.parentNode : null))
    const kept = all.filter(
      (element) =>
        ['code', 'pre'].includes(element.tagName) ||
        classes(element).includes('katex') ||
        (element.tagName === 'svg' && attribute(element, 'role') === 'img'),
    )
    expect(kept.filter((element) => !isKept(element)).map((element) => [element.tagName, ...classes(element)])).toEqual(
      [],
    )
    // The names of answers and quantities: "A" would become an article of another language.
    const letters = all.filter(
      ({ childNodes: [only, ...others] }) =>
        only !== undefined && others.length === 0 && 'value' in only && /^\s*\p{L}\s*$/u.test(only.value),
    )
    expect(letters.filter((element) => !isKept(element)).map((element) => [element.tagName, text(element)])).toEqual([])
  })

  test('holds the rules of what it shows, and of no figure that it does not show', () => {
    const rules = all
      .filter(({ tagName }) => tagName === 'style')
      .map((style) => text(style, new Set()))
      .join()
    const named = classNames(rules)
    for (const name of new Set(all.flatMap(classes))) {
      const sheets = sheetsOfClass.get(name) ?? []
      // A class of several figures is in the sheet of those that give it rules.
      if (sheets.some((sheet) => !sheet.startsWith('src/widgets/'))) expect(named.has(name), `.${name}`).toBe(true)
    }
    const shown = new Set(all.flatMap((element) => attribute(element, 'data-widget') ?? []))
    for (const [name, sheets] of sheetsOfClass) {
      const figures = sheets.map((sheet) => /^src\/widgets\/([^/]+)/.exec(sheet)?.[1])
      if (!figures.every((figure) => figure !== undefined)) continue
      if (!figures.some((figure) => shown.has(figure))) expect(named.has(name), `.${name}`).toBe(false)
      else if (figures.every((figure) => shown.has(figure))) expect(named.has(name), `.${name}`).toBe(true)
    }
  })

  test('its policy allows its style sheet, and that one alone', () => {
    const [style, ...others] = all.filter(({ tagName }) => tagName === 'style')
    expect(others).toEqual([])
    expect(all.filter((element) => attribute(element, 'rel') === 'stylesheet')).toEqual([])
    const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')!
    const digest = createHash('sha256').update(text(style!, new Set())).digest('base64')
    expect(attribute(policy, 'content')).toContain(`style-src 'self' 'sha256-${digest}';`)
  })

  test('is the same under a path, and every link keeps to it', () => {
    const under = html(path, 'dist-base')
    expect(withoutBuild(under, BASE_PATH) === withoutBuild(source, '/')).toBe(true)
    for (const element of elements(parse(under)))
      for (const name of ['href', 'src']) {
        const address = attribute(element, name)
        if (address !== undefined && !/^(https?:|mailto:|data:|#)/.test(address))
          expect(address.startsWith(BASE_PATH), address).toBe(true)
      }
  })
})

test('scripts and style sheets are the same under a path', () => {
  const files = (directory: string) =>
    readdirSync(`${directory}/assets`)
      .filter((name) => /\.(js|css)$/.test(name))
      .map((name) => readFileSync(`${directory}/assets/${name}`, 'utf8'))
      .map((source) => withoutBuild(source, directory === 'dist' ? '/' : BASE_PATH))
      .toSorted()
  expect(files('dist').length).toBeGreaterThan(0)
  const under = new Set(files('dist-base'))
  expect(
    files('dist')
      .filter((source) => !under.has(source))
      .map((source) => source.slice(0, 200)),
  ).toEqual([])
})
