/**
 * `npm run test:states`: 10,000 random legal states and 10,000 garbage links for each figure, from a fixed seed,
 * or from the one in STATES_SEED, as each night.
 * A legal state must survive its own link and be drawn with finite numbers; garbage must be named, leave legal values, throw
 * nothing and never reach the page as markup. Every state goes through its link; drawing a figure's states may take three minutes,
 * so that of a slow one every k-th is drawn, and the line says so.
 * `npm run test:states -- bandit 500 60` takes one figure, 500 of each, 60 seconds.
 */
process.env.NODE_ENV = 'production'

import { readdirSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createServer } from 'vite'
import type { Figure } from '../src/figure/figure.tsx'
import { MAX_QUERY_LENGTH, decodeParams, encodeParams } from '../src/figure/link.ts'
import {
  type Parameter,
  type Params,
  type Problem,
  type Spec,
  checkValue,
  defaults,
  sameValue,
} from '../src/figure/params.ts'
import type { WidgetDefinition } from '../src/figure/definition.ts'
import { type Random, createRandom } from '../src/core/random/mulberry32.ts'
import { listings } from '../src/site/build/listing.ts'
import { texMacro } from '../src/site/build/tex-macro.ts'
import { garbageLink, randomParams } from './url-states-random.ts'

const SEED = Number(process.env.STATES_SEED ?? 20261121)
if (!Number.isSafeInteger(SEED) || SEED < 0)
  throw new RangeError(`STATES_SEED is "${process.env.STATES_SEED}"; allowed: a whole number from 0`)
/** How long drawing the states of one figure may take. */
const DRAWING_SECONDS = 180
const SHOWN_FAILURES = 5

/** What a page must never show for a number, and markup that only an intruder writes. */
const NO_NUMBER = /\bNaN\b|\bundefined\b|Infinity/
const INTRUDER = /<script|<img|<iframe|onerror=|onload=|javascript:/i

interface Report {
  readonly failures: string[]
  drawn: number
  /** 1 where every state is drawn, else k: every k-th. */
  every: number
  milliseconds: number
}

function legal(
  name: string,
  { spec, Component, words }: WidgetDefinition,
  { count, seconds }: { readonly count: number; readonly seconds: number },
  random: Random,
): Report {
  const report: Report = { failures: [], drawn: 0, every: 1, milliseconds: 0 }
  const start = defaults(spec)
  for (let n = 0; n < count; n += 1) {
    const params = randomParams(spec, random)
    const search = encodeParams(spec, name, params, start, '')
    const fail = (what: string) => report.failures.push(`${what}: ${search.slice(0, 300)}`)
    try {
      if (search.length > MAX_QUERY_LENGTH) fail(`the link has ${search.length} characters`)
      const { patch, problems } = decodeParams(spec, name, search)
      if (problems.length > 0) fail(`its own link is refused, ${problems[0]!.parameter}`)
      const back = { ...start, ...patch } as Params<Spec>
      for (const key of Object.keys(spec)) if (!sameValue(back[key], params[key])) fail(`${key} comes back changed`)
      if (n % report.every !== 0) continue
      const before = performance.now()
      const html = renderToStaticMarkup(createElement(Component, { id: name, start: back, words: words.en }))
      report.milliseconds += performance.now() - before
      report.drawn += 1
      const wrong = NO_NUMBER.exec(html)
      if (wrong) fail(`shows "${html.slice(Math.max(0, wrong.index - 60), wrong.index + 20)}"`)
      if (n === 199)
        report.every = Math.max(1, Math.ceil(((report.milliseconds / report.drawn) * count) / (1000 * seconds)))
    } catch (error) {
      fail(String(error))
    }
  }
  return report
}

/** The problems as the figure shows them. */
const shown = (figure: typeof Figure, spec: Spec, problems: readonly Problem[]) =>
  renderToStaticMarkup(
    createElement(figure<Spec>, {
      live: { spec, params: defaults(spec), problems } as never,
      look: '',
      drawing: null,
      status: '',
      table: { caption: '', head: [], rows: [] },
      listings: [],
    }),
  )

function garbage(
  name: string,
  { spec, Component, words }: WidgetDefinition,
  figure: typeof Figure,
  count: number,
  random: Random,
): Report {
  const report: Report = { failures: [], drawn: 0, every: 10, milliseconds: 0 }
  for (let n = 0; n < count; n += 1) {
    const { search, isRefused } = garbageLink(name, spec, random)
    const fail = (what: string) => report.failures.push(`${what}: ${search.slice(0, 200)}`)
    try {
      const { patch, problems } = decodeParams(spec, name, search)
      for (const [key, value] of Object.entries(patch))
        if (!Object.hasOwn(spec, key) || checkValue(spec[key] as Parameter, value).problem !== undefined)
          fail(`takes ${key}`)
      if (isRefused && problems.length === 0) fail('says nothing about what it refused')
      for (const { parameter, value, allowed } of problems)
        if (allowed === '' || parameter.length > 41 || value.length > 41) fail(`names ${parameter} badly`)
      if (n % report.every !== 0) continue
      report.drawn += 1
      const start = { ...defaults(spec), ...patch } as Params<Spec>
      const html =
        shown(figure, spec, problems) +
        renderToStaticMarkup(createElement(Component, { id: name, start, words: words.en }))
      const markup = html.replace(/&[a-z#0-9]+;/g, ' ').replace(/>[^<]*/g, '>')
      if (INTRUDER.test(markup)) fail('lets markup through')
      if (problems.length > 0 && !html.includes('role="alert"')) fail('shows no problem')
    } catch (error) {
      fail(String(error))
    }
  }
  return report
}

const [only, count = 10_000, seconds = DRAWING_SECONDS] = [
  process.argv.slice(2).find((word) => !/^\d+$/.test(word)),
  ...process.argv
    .slice(2)
    .filter((word) => /^\d+$/.test(word))
    .map(Number),
]
const names = readdirSync('src/widgets').filter((name) => only === undefined || name === only)
if (names.length === 0) {
  console.error(`There is no figure "${only}"; there are: ${readdirSync('src/widgets').join(', ')}.`)
  process.exit(1)
}
const server = await createServer({
  configFile: false,
  mode: 'production',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  plugins: [listings(), texMacro()],
})
const { Figure: figure } = (await server.ssrLoadModule('/src/figure/figure.tsx')) as { Figure: typeof Figure }
console.log(`seed ${SEED}`)
let failed = 0
for (const name of names) {
  const { widget } = (await server.ssrLoadModule(`/src/widgets/${name}/index.ts`)) as { widget: WidgetDefinition }
  const random = createRandom(SEED)
  const good = legal(name, widget, { count, seconds }, random)
  const bad = garbage(name, widget, figure, count, random)
  const failures = [...good.failures, ...bad.failures]
  failed += failures.length
  const speed = (good.milliseconds / Math.max(1, good.drawn)).toFixed(1)
  console.log(
    `${name.padEnd(16)} ${count} legal (k = ${good.every}: ${good.drawn} drawn, ${speed} ms each), ${count} garbage (k = ${bad.every}): ${failures.length === 0 ? 'well' : `${failures.length} FAILED`}`,
  )
  for (const failure of failures.slice(0, SHOWN_FAILURES)) console.log(`  ${failure}`)
}
await server.close()
if (Object.keys(Object.prototype).length > 0) {
  console.error('A link has written to Object.prototype.')
  failed += 1
}
process.exit(failed === 0 ? 0 : 1)
