import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RunnableDevEnvironment } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Allowed } from '../../src/core/index.ts'
import { lessons, parts } from '../../src/course/catalogue.ts'
import { methods } from '../../src/course/family/methods.ts'
import { relatives } from '../../src/course/family/relatives.ts'
import { libraries } from '../../src/course/libraries.ts'
import { recordings } from '../../src/course/recorded.ts'
import { bibliography } from '../../src/course/sources.ts'
import { symbols } from '../../src/course/symbols.ts'
import { language } from '../../src/site/build/language.ts'
import { MARKED, unmarked, writeMarkedLanguage, writeMarkedLessons } from './marked-language.ts'
import { type SiteCopy, copySite } from './site-copy.ts'

type Node = DefaultTreeAdapterTypes.Node

let copy: SiteCopy
beforeAll(async () => {
  vi.stubEnv('SITE_LANGUAGE', MARKED)
  copy = await copySite((folder) => {
    writeMarkedLanguage(folder)
    writeMarkedLessons(folder)
  })
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await copy.close()
})

const load = <Module>(path: string) =>
  (copy.server.environments.ssr as RunnableDevEnvironment).runner.import<Module>(path)

const settings = {
  language: MARKED,
  siteUrl: 'https://example.org',
  basePath: `/${MARKED}/`,
  issuesUrl: 'https://example.org/issues',
}

/** What is read or heard besides the text. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
  'data-title',
  'data-failed',
]

/** Code and formulas are no words of a language; the core's documentation and what was recorded are read from English files. */
const isOutside = (tag: string, classes: string) =>
  ['script', 'style', 'code', 'pre', 'math', 'template'].includes(tag) ||
  /\bkatex\b|reference-module|recorded-row|math-letter/.test(classes)

/** Every text of a page that is read or heard. */
function* texts(node: Node, way = ''): Generator<readonly [where: string, text: string]> {
  if ('value' in node) yield [way, node.value]
  if (!('tagName' in node)) {
    for (const child of 'childNodes' in node ? node.childNodes : []) yield* texts(child, way)
    return
  }
  const get = (name: string) => node.attrs.find((item) => item.name === name)?.value ?? ''
  if (isOutside(node.tagName, get('class'))) return
  // What a reader typed, and the marks of a template, are written as they were.
  if (node.attrs.some(({ name }) => name === 'data-typed')) return
  const here = `${way} ${node.tagName}${get('class') && `.${get('class').replaceAll(' ', '.')}`}`
  for (const { name, value } of node.attrs) if (SPOKEN.includes(name)) yield [`${here}[${name}]`, value]
  if (node.tagName === 'meta' && /description|title|site_name/.test(get('name') || get('property')))
    yield [here, get('content')]
  // Without scripts each step shows a frame of its own: to a parser with scripts it is text.
  if (node.tagName === 'noscript' && node.childNodes[0] && 'value' in node.childNodes[0])
    yield* texts(parse(node.childNodes[0].value), here)
  else for (const child of node.childNodes) yield* texts(child, here)
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) yield* strings(entry)
}

/** Texts as a pattern: longest first, so that none is cut by a shorter one; whole words only. */
const anyOf = (values: readonly string[]) =>
  new RegExp(
    `(?<!\\p{L})(?:${[...new Set(values.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text)))]
      .toSorted((a, b) => b.length - a.length)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')})(?!\\p{L})`,
    'gu',
  )

/** The course itself, not what stands around it: titles of lessons and parts, symbols and what they mean, names of methods, works, recordings. */
const course = anyOf([
  ...strings([parts, lessons.map(({ title }) => title.split(/(\S+-\S+)/))]),
  ...Object.values(symbols).flatMap(({ name, definition, unit }) => [name, definition, unit]),
  ...[...bibliography.values()].flatMap(({ printed, name, title }) => [...printed, name, title]),
  ...methods.flatMap(({ name, source }) => [name, source[1] ?? '']),
  ...relatives.flatMap(({ name, eprint }) => [name, `arXiv:${eprint}`]),
  ...Object.values(libraries).map(({ name }) => name),
  ...[...recordings.keys()].map((name) => name.replaceAll('-', ' ')),
])
/** The names of answers and tokens in figures; Greek and single letters of formulas; names of licences. */
const NAMES = /<eos>|\b(eos|Hmm|so|hot|good|icy|gone|loud|log|CC BY|[A-E])\b|\([a-h]\)|\p{Script=Greek}|Â|→/gu

const left = (text: string): string => unmarked(text).replace(course, '').replace(NAMES, '').trim()

const unmarkedIn = (html: string, path = ''): string[] => [
  ...new Set(
    Array.from(texts(parse(html)), ([where, text]) => [where, left(text)] as const)
      .filter(([, rest]) => /\p{L}/u.test(rest))
      .map(([where, rest]) => `${path}${where.slice(-80)}: ${rest.slice(0, 80)}`),
  ),
]

describe('a language made of marks', () => {
  test('every page: its words come from src/words and from the figures’ own files', async () => {
    const { renderer } = await load<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
    const pages = new Map(renderer.pages(settings))
    expect([...pages.keys()]).toContain('/lessons/ppo/test/')
    // The gallery shows authors source code, which is English.
    pages.delete('/gallery/')
    const problems = [...pages].flatMap(([path, page]) => unmarkedIn(renderer.render(page, settings), path))
    expect(problems).toEqual([])
  }, 120_000)

  test('what a link asks for and does not get', async () => {
    const { decodeParams } = await load<typeof import('../../src/figure/link.ts')>('/src/figure/link.ts')
    const { choice, flag, list, number } =
      await load<typeof import('../../src/figure/params.ts')>('/src/figure/params.ts')
    const spec = {
      1: number({ min: 0, max: 5, step: 1, start: 1 }),
      2: choice(['', '-'], ''),
      3: list({ min: 0, max: 1, step: 1, minLength: 1, maxLength: 2, start: [0] }),
    }
    const refused = ['?0.1=9&0.2=8&0.3=7', '?v=99', `?${'0'.repeat(9000)}`].flatMap(
      (link) => decodeParams(spec, '0', link).problems,
    )
    expect(refused).toHaveLength(5)
    const said = refused.flatMap(({ parameter, value, allowed }) => [parameter.replace('v', ''), value, allowed])
    expect(said.map(unmarked).filter((text) => /\p{L}/u.test(text))).toEqual([])
    const { allowed } = await load<typeof import('../../src/figure/params.ts')>('/src/figure/params.ts')
    expect(unmarked(allowed(flag(true)))).toBe('')
  })

  test('what a question says of an answer it cannot read', async () => {
    const { readNumber } = await load<typeof import('../../src/lesson/questions/number.ts')>(
      '/src/lesson/questions/number.ts',
    )
    const problems = ['', '?', '16,384', '1/0', '1'.repeat(50)].map((text) => readNumber(text))
    expect(problems.map((reading) => unmarked('problem' in reading ? reading.problem : 'read'))).toEqual([
      '',
      '',
      '',
      '',
      '',
    ])
  })

  test('the box in the place of a figure that stopped', async () => {
    const { Boundary } = await load<typeof import('../../src/site/client/boundary.tsx')>(
      '/src/site/client/boundary.tsx',
    )
    const box = new Boundary({ title: '', children: null })
    const shown = Object.assign(box, { state: { message: '12', attempt: 0 } }).render()
    expect(unmarkedIn(renderToStaticMarkup(createElement('div', null, shown)))).toEqual([])
  })

  test('a refusal of the core in that box: of every kind', async () => {
    const core = await load<typeof import('../../src/core/index.ts')>('/src/core/index.ts')
    const { Boundary } = await load<typeof import('../../src/site/client/boundary.tsx')>(
      '/src/site/client/boundary.tsx',
    )
    const number = { min: 0, max: 1 }
    const rules: { [Kind in Allowed['kind']]: Allowed & { kind: Kind } } = {
      finite: { kind: 'finite' },
      number: { kind: 'number' },
      range: { kind: 'range', ...number },
      atLeast: { kind: 'atLeast', min: 1, term: '1 + clipHigh', orNull: true },
      above: { kind: 'above', limit: 0, when: { name: 'mode', value: 'token-sum' } },
      aboveUpTo: { kind: 'aboveUpTo', limit: 0, max: 1 },
      integer: { kind: 'integer', ...number },
      exponent: { kind: 'exponent', max: 709.78 },
      logit: { kind: 'logit' },
      oneOf: { kind: 'oneOf', values: ['sample', 'none'] },
      words: { kind: 'words', values: ['so'] },
      null: { kind: 'null' },
      sameAs: { kind: 'sameAs', as: 'advantages[0][0]', value: 1 },
      array: { kind: 'array' },
      length: { kind: 'length', min: 2, max: Infinity },
      sameLength: { kind: 'sameLength', as: 'mask', length: 2 },
      evenLength: { kind: 'evenLength' },
      sum: { kind: 'sum', total: 1, tolerance: 1e-6 },
      someAbove: { kind: 'someAbove', limit: 0 },
      onlyLast: { kind: 'onlyLast', term: '<eos> (6)' },
      unfinished: { kind: 'unfinished' },
    }
    for (const allowed of Object.values(rules)) {
      const refused = new core.RefusalError({ name: 'rewards', value: 0, allowed })
      const box = new Boundary({ title: '', children: null })
      const shown = Object.assign(box, { state: { ...box.state, ...Boundary.getDerivedStateFromError(refused) } })
      const html = renderToStaticMarkup(createElement('div', null, shown.render()))
      expect(html).toContain('rewards')
      expect(unmarkedIn(html), allowed.kind).toEqual([])
    }
  })
})

describe('the language of a build', () => {
  const plugin = (name: string) => {
    const { resolveId, configResolved } = language(name) as unknown as {
      resolveId: (request: string, importer?: string) => string | undefined
      configResolved: (config: { root: string }) => void
    }
    return { resolveId, check: () => configResolved({ root: process.cwd() }) }
  }
  const importer = `${process.cwd()}/src/figure/figure.tsx`

  test('English leads where it is written', () => {
    expect(plugin('en').resolveId('../words/en/interface.ts', importer)).toBeUndefined()
    expect(plugin('en').check).not.toThrow()
  })

  test('a language that is not there is refused with those that are', () => {
    expect(plugin('de').check).toThrow('SITE_LANGUAGE is "de"; allowed: a folder of src/words, that is en')
  })

  test('a missing file stops the build and says what to write', () => {
    expect(() => plugin('de').resolveId('../words/en/interface.ts', importer)).toThrow(
      /src\/words\/de\/interface\.ts is missing; allowed: words with the names of .*src\/words\/en\/interface\.ts, or `export/,
    )
    expect(() => plugin('de').resolveId('./en.ts', `${process.cwd()}/src/widgets/nudge/index.ts`)).toThrow(
      'src/widgets/nudge/de.ts is missing',
    )
  })

  test('a file of words may take the English ones, and nothing else is led away', () => {
    expect(plugin('de').resolveId('../en/popover.ts', `${process.cwd()}/src/words/de/popover.ts`)).toBeUndefined()
    expect(plugin('de').resolveId('./en.ts', `${process.cwd()}/src/widgets/nudge/de.ts`)).toBeUndefined()
    expect(plugin('de').resolveId('../course/listing.ts', importer)).toBeUndefined()
  })
})
