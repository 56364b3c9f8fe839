/**
 * What a page costs: bytes, elements, requests, Lighthouse with the parts of its main thread, and a step of each figure's slider, for
 * every page of the build, behind a compressing server. A page with a bare range and nothing else stands first, for comparison.
 * Sizes are gates (the script fails); times are reported. `npm run bench:page [-- --quick] [-- /lessons/ppo/]`
 * With `--sizes` nothing is timed, and every file that travelled is named.
 * Another build is measured in the same way, without gates: `PEER_DIST=/path/to/its/files npm run bench:page -- /its/page/`
 */
import { readFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { launch } from 'chrome-launcher'
import compression from 'compression'
import lighthouse from 'lighthouse'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import sirv from 'sirv'
import { preview } from 'vite'
import { builtPages } from '../tests/built/pages.ts'
import { type SliderCost, measureSliders, unlocked } from './bench-slider.ts'
import { BROWSER_ARGUMENTS, findBrowser } from './browser.ts'

const KB = 1024
const GATES = {
  entry: 5 * KB,
  // What holds today; the goal is 95 KB (docs/decisions/react-in-the-browser.md).
  scriptsNearFigure: 102 * KB,
  scriptsAfterScroll: 120 * KB,
  // What holds today; the goal is 220 KB (docs/decisions/what-fills-a-page.md).
  totalAtLoad: 240 * KB,
  requestsAtLoad: 18,
  // What holds today; the goal is 40 KB.
  html: 66 * KB,
  elements: 7000,
  performance: 98,
  others: 100,
  shift: 0.01,
  blocking: 50,
}

const names = process.argv.slice(2).filter((argument) => argument.startsWith('/'))
const onlySizes = process.argv.includes('--sizes')
const quick = onlySizes || process.argv.includes('--quick')
const RUNS = quick ? 1 : 5
const peer = process.env.PEER_DIST
const directory = peer || 'dist'
const PORT = 4190
const origin = `http://localhost:${PORT}`

/** Another build, as its host would serve it. */
function servePeer(files: string): Promise<Server> {
  const compress = compression()
  const send = sirv(files)
  // The types of the middleware are Express's, and a plain request has what it uses.
  const peerServer = createServer((request, response) =>
    compress(request as never, response as never, () => send(request, response)),
  )
  return new Promise((resolve) => peerServer.listen(PORT, () => resolve(peerServer)))
}

const NULL_PAGE =
  '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A bare range</title><p><label>range <input type="range"></label></p></html>'
const NULL_ADDRESS = `http://localhost:${PORT + 1}/`
const nullServer = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(NULL_PAGE)).listen(
  PORT + 1,
)
const server = peer
  ? await servePeer(peer)
  : await preview({ preview: { port: PORT, strictPort: true }, logLevel: 'error' })
const executablePath = findBrowser()
if (!executablePath) throw new Error('no browser found; see the README')

interface Bytes {
  entry: number
  scriptsAtFive: number
  scriptsAfterScroll: number
  total: number
  requests: number
  firstFigure: number
  /** All that travelled, in the order it came. */
  files: readonly { readonly url: string; readonly size: number }[]
}

async function measureBytes(browser: Browser, path: string): Promise<Bytes> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  const urls = new Map<string, string>()
  const sizes: { url: string; size: number }[] = []
  client.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  // A script is fetched, then imported from the cache: only what travelled counts.
  const cached = new Set<string>()
  client.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  client.on('Network.responseReceived', ({ requestId, response }) => response.fromDiskCache && cached.add(requestId))
  client.on(
    'Network.loadingFinished',
    ({ requestId, encodedDataLength }) =>
      cached.has(requestId) || sizes.push({ url: urls.get(requestId) ?? '', size: encodedDataLength }),
  )
  const sum = (pattern: RegExp) =>
    sizes.filter(({ url }) => pattern.test(url)).reduce((total, { size }) => total + size, 0)
  await page.goto(origin + path, { waitUntil: 'load' })
  await page.waitForTimeout(quick ? 2500 : 5000)
  const bytes: Bytes = {
    entry: 0,
    scriptsAtFive: sum(/\.js$/),
    scriptsAfterScroll: 0,
    total: sum(/./),
    requests: sizes.length,
    firstFigure: await page.evaluate(
      () => (document.querySelector('x-island')?.getBoundingClientRect().top ?? Infinity) / innerHeight,
    ),
    files: sizes,
  }
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * 0.7) {
      scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  })
  await page.waitForTimeout(800)
  bytes.scriptsAfterScroll = sum(/\.js$/)
  await context.close()
  return bytes
}

const pageHtml = (path: string) => readFile(`${directory}${path.endsWith('/') ? `${path}index.html` : path}`, 'utf8')

/** The entry is what a page names itself: its module script, and what that imports without being asked. */
async function entrySize(path: string): Promise<number> {
  const html = await pageHtml(path)
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]!)
  // A peer may name its scripts from where the page stands, or fetch them from elsewhere: those are not in its build.
  const own = files.map((file) => new URL(file, origin + path)).filter((url) => url.origin === origin)
  const parts = await Promise.all(own.map(async (url) => gzipSync(await readFile(directory + url.pathname)).length))
  return parts.reduce((a, b) => a + b, 0)
}

/** How many elements the parser makes of a page; those of inert templates are not counted. */
function countElements(html: string): number {
  const count = (node: DefaultTreeAdapterTypes.Node): number =>
    ('tagName' in node ? 1 : 0) +
    ('childNodes' in node ? node.childNodes.reduce((sum, child) => sum + count(child), 0) : 0)
  return count(parse(html))
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

interface Run {
  readonly performance: number
  readonly accessibility: number
  readonly practices: number
  readonly seo: number
  readonly shift: number
  readonly blocking: number
  readonly paint: number
  readonly failed: readonly string[]
  /** Of the main thread, by name, in ms. */
  readonly parts: Readonly<Record<string, number>>
}

/** Lighthouse's table of the main thread. */
const partsOf = (details: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(
    ((details as { items?: readonly { group: string; duration: number }[] } | undefined)?.items ?? []).map(
      ({ group, duration }) => [group, duration],
    ),
  )

async function measureLighthouse(address: string): Promise<Run> {
  const chrome = await launch({
    chromePath: executablePath,
    chromeFlags: ['--headless=new', ...BROWSER_ARGUMENTS],
    logLevel: 'silent',
  })
  try {
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run++) {
      const result = await lighthouse(address, { port: chrome.port, logLevel: 'silent', output: 'json' })
      const { categories, audits } = result!.lhr
      const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
      runs.push({
        performance: score('performance'),
        accessibility: score('accessibility'),
        practices: score('best-practices'),
        seo: score('seo'),
        shift: audits['cumulative-layout-shift']?.numericValue ?? 0,
        blocking: audits['total-blocking-time']?.numericValue ?? 0,
        paint: audits['largest-contentful-paint']?.numericValue ?? 0,
        failed: Object.values(audits)
          .filter(({ score: value, scoreDisplayMode }) => scoreDisplayMode === 'binary' && value === 0)
          .map(({ id }) => id),
        parts: partsOf(audits['mainthread-work-breakdown']?.details),
      })
    }
    const of = (name: Exclude<keyof Run, 'failed' | 'parts'>) => median(runs.map((run) => run[name]))
    return {
      performance: of('performance'),
      accessibility: of('accessibility'),
      practices: of('practices'),
      seo: of('seo'),
      shift: of('shift'),
      blocking: of('blocking'),
      paint: of('paint'),
      failed: [...new Set(runs.flatMap((run) => run.failed))],
      parts: runs[Math.floor(RUNS / 2)]!.parts,
    }
  } finally {
    chrome.kill()
  }
}

const kb = (bytes: number) => (bytes / KB).toFixed(1).padStart(6)
const failures: string[] = []
const gate = (path: string, what: string, value: number, limit: number) =>
  value > limit && failures.push(`${path}: ${what} ${value.toFixed(2)} > ${limit}`)

const showParts = (parts: Run['parts']) =>
  Object.entries(parts)
    .map(([name, time]) => `${name} ${time.toFixed(0)}`)
    .join(', ')

const showSlider = ({ name, toPaint, work, script, style, layout }: SliderCost, bare: SliderCost) =>
  `  slider ${name}: to paint at 4x ${toPaint.toFixed(0)} ms, bare range ${bare.toPaint.toFixed(0)}; beyond it at 1x ${(work - bare.work).toFixed(1)} ms a step (script ${script.toFixed(1)}, style ${style.toFixed(1)}, layout ${layout.toFixed(1)})`

/** The slider and the page that all times are held beside. */
async function measureNothing(browser: Browser): Promise<SliderCost> {
  const [bare] = await measureSliders(browser, NULL_ADDRESS)
  if (!bare) throw new Error('the page with a bare range shows no range')
  const nothing = await measureLighthouse(NULL_ADDRESS)
  console.log(
    `a bare range: LCP ${nothing.paint.toFixed(0)} ms, TBT ${nothing.blocking.toFixed(0)} ms (${showParts(nothing.parts)})`,
  )
  return bare
}

/** Lighthouse's verdict and the cost of each slider; returns the verdict's part of the page's line. */
async function measureTimes(browser: Browser, path: string, html: string, bare: SliderCost): Promise<string> {
  const light = await measureLighthouse(origin + path)
  console.log(`${path}: main thread, ms: ${showParts(light.parts)}`)
  for (const cost of await measureSliders(browser, origin + unlocked(path, html))) console.log(showSlider(cost, bare))
  if (!peer) {
    gate(path, 'layout shift', light.shift, GATES.shift)
    // A page that asks not to be indexed, as a test does, has no place in a search.
    const isIndexed = !/<meta name="robots" content="noindex/.test(html)
    for (const name of ['accessibility', 'practices', ...(isIndexed ? (['seo'] as const) : [])] as const)
      gate(path, `${name} below`, GATES.others - light[name], 0)
    if (light.performance < GATES.performance || light.blocking > GATES.blocking)
      console.log(
        `  note: performance ${light.performance}, blocking ${light.blocking.toFixed(0)} ms (times are reported, not gated)`,
      )
  }
  return ` | ${light.performance} ${light.accessibility} ${light.practices} ${light.seo} | ${light.shift.toFixed(3)} | ${light.blocking.toFixed(0)} ms | ${light.paint.toFixed(0)} ms${light.failed.length > 0 ? ` | ${light.failed.join(', ')}` : ''}`
}

console.log(
  `page | entry | JS at 5 s | JS after scroll | total | requests | HTML | elements${onlySizes ? '' : ' | perf a11y practices SEO | CLS | TBT | LCP'}`,
)
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
const bare = onlySizes ? null : await measureNothing(browser)
for (const path of names.length > 0
  ? names
  : builtPages(directory).filter((page) => !page.startsWith('/embed/') && page !== '/404.html')) {
  const html = await pageHtml(path)
  const htmlSize = gzipSync(html).length
  const elements = countElements(html)
  const bytes = await measureBytes(browser, path)
  bytes.entry = await entrySize(path)
  const times = bare ? await measureTimes(browser, path, html, bare) : ''
  console.log(
    `${path.padEnd(32)} |${kb(bytes.entry)} |${kb(bytes.scriptsAtFive)} |${kb(bytes.scriptsAfterScroll)} |${kb(bytes.total)} | ${bytes.requests} |${kb(htmlSize)} | ${elements}${times}`,
  )
  if (onlySizes) for (const { url, size } of bytes.files) console.log(`  ${kb(size)}  ${url.replace(origin, '')}`)
  if (peer) continue
  gate(path, 'HTML', htmlSize, GATES.html)
  gate(path, 'elements', elements, GATES.elements)
  gate(path, 'entry', bytes.entry, GATES.entry)
  if (bytes.firstFigure <= 1.5)
    gate(path, 'scripts five seconds after load', bytes.scriptsAtFive, GATES.scriptsNearFigure)
  gate(path, 'scripts after scrolling through', bytes.scriptsAfterScroll, GATES.scriptsAfterScroll)
  gate(path, 'bytes at load', bytes.total, GATES.totalAtLoad)
  gate(path, 'requests at load', bytes.requests, GATES.requestsAtLoad)
}
await browser.close()
await (peer ? (server as Server).close() : server.close())
nullServer.close()
if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}`)
  process.exit(1)
}
console.log(peer ? '\nno gates: another build' : '\nall size gates hold')
process.exit(0)
