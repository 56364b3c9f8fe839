/**
 * What each written lesson asks of a reader, from the last build: where its first drawing begins, minutes, words, predictions,
 * "often said", and the controls that each figure shows at rest. `npm run show:lessons`, or of one: `npm run show:lessons expectations`
 */
import { readFileSync, readdirSync } from 'node:fs'
import { type Page, chromium } from '@playwright/test'
import { preview } from 'vite'
import { exactMinutes } from '../src/course/extent.ts'
import { compileLesson } from '../src/site/build/lessons.ts'
import { BROWSER_ARGUMENTS, findBrowser } from './browser.ts'

const PORT = 4195
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
/** What a reader can move or press in a figure, apart from its row of tools. */
const CONTROLS = 'input, select, button, [role=slider]'

const topOfDrawing = (page: Page) =>
  page.evaluate(() => {
    const drawing = document.querySelector('main x-island :is(svg[role=img], .drawing-container, .figure-drawing)')
    return drawing === null ? null : Math.round(drawing.getBoundingClientRect().top + scrollY)
  })

/** Every figure of the page with the number of controls it shows before the reader has done anything. */
const controlsAtRest = (page: Page) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>('main x-island')].map((island) => {
        const groups = new Set<unknown>()
        for (const control of island.querySelectorAll<HTMLElement>(selector)) {
          if (control.closest('.figure-tools, details:not([open])')) continue
          if (!control.checkVisibility({ checkVisibilityCSS: true })) continue
          // Radio buttons of one name are one control.
          groups.add(control instanceof HTMLInputElement && control.type === 'radio' ? control.name : control)
        }
        return `${island.dataset.widget} ${island.closest('details:not([open])') ? 'folded' : groups.size}`
      }),
    CONTROLS,
  )

const asked = process.argv[2]
const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))
const slugOf = (file: string) => file.replace(/^\d+-|\.mdx$/g, '')
const shown = asked === undefined ? files : files.filter((file) => slugOf(file) === asked)
if (shown.length === 0) {
  console.error(`No lesson "${asked}" is written; allowed: ${files.map(slugOf).join(', ')}.`)
  process.exit(1)
}

const server = await preview({ preview: { port: PORT, strictPort: true }, logLevel: 'error' })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
for (const file of shown) {
  const text = readFileSync(`lessons/en/${file}`, 'utf8')
  const { extent } = await compileLesson(text, `lessons/en/${file}`)
  const slug = slugOf(file)
  const tops: string[] = []
  let controls: string[] = []
  for (const viewport of SIZES) {
    const page = await browser.newPage({ viewport })
    await page.goto(`http://localhost:${PORT}/lessons/${slug}/`)
    await page.evaluate(() => document.fonts.ready)
    tops.push(`${String(await topOfDrawing(page))} px at ${viewport.width} × ${viewport.height}`)
    if (viewport === SIZES[0]) controls = await controlsAtRest(page)
    await page.close()
  }
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  console.log(`${slug}
  first drawing    ${tops.join(', ')}
  minutes          ${exactMinutes(extent.core).toFixed(1)} core, ${exactMinutes(extent.further).toFixed(1)} further
  words            ${extent.core.words} core, ${extent.further.words} further
  predictions      ${count(/^<Predict\b/gm)}
  "often said"     ${count(/^<OftenSaid\b/gm)}
  controls at rest ${controls.join(', ')}`)
}
await browser.close()
await server.close()
