import { readFileSync } from 'node:fs'
import { type Page, expect, test } from '@playwright/test'
import { builtPages } from '../built/pages.ts'
import { SPECIMEN_DIRECTORY } from '../specimen/build.ts'

export interface Complaints {
  readonly errors: string[]
  readonly foreign: string[]
}

/** Collects what must never happen on a page: console errors, uncaught errors, policy violations, requests elsewhere. */
export function listen(page: Page, origin = test.info().project.use.baseURL!): Complaints {
  const complaints: Complaints = { errors: [], foreign: [] }
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.errors.push(message.text())
  })
  page.on('pageerror', (error) => complaints.errors.push(String(error)))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) complaints.foreign.push(url)
  })
  return complaints
}

/** Unfolds the further sections, scrolls slowly to the end, touches the figures that wait for it, and waits until every island is alive. */
export async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const section of document.querySelectorAll<HTMLDetailsElement>('details.further')) section.open = true
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * 0.8) {
      scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    scrollTo(0, document.documentElement.scrollHeight)
  })
  for (const island of await page.locator('x-island[data-wakes]').all()) await island.hover()
  await expect(page.locator('x-island:not([data-live])')).toHaveCount(0, { timeout: 15_000 })
}

/** What a figure runs on, without what puts a page in order. */
export const FIGURES_SCRIPTS = /assets\/(?!entry|storage).*\.js/

/** Keeps these scripts waiting until what it returns is called. Call before they are fetched. */
export async function holdScripts(page: Page, scripts: RegExp = FIGURES_SCRIPTS): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(scripts, async (route) => {
    await held
    await route.continue()
  })
  return release
}

/** What a saved file that stands alone must not hold. */
export const NEEDS_A_PAGE = /var\(|light-dark|current[cC]olor|class=|data-|NaN/

/** Waits until one island is alive. */
export async function alive(page: Page, id: string): Promise<void> {
  await page.locator(`x-island#${id}`).scrollIntoViewIfNeeded()
  await expect(page.locator(`x-island#${id}[data-live]`)).toBeVisible()
}

/** The text a reader can read, without controls and tools: of the page as it stands, or as it was sent. */
export const readableText = (page: Page, of: 'now' | 'as sent' = 'now'): Promise<string> =>
  page.evaluate(async (which) => {
    const parsed =
      which === 'now'
        ? document
        : new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    const main = parsed.querySelector('main')!.cloneNode(true) as HTMLElement
    for (const element of main.querySelectorAll('x-island, script, noscript, .script-only, .scrolly-picture'))
      element.remove()
    return main.textContent.replace(/\s+/g, ' ').trim()
  }, of)

/** Makes this a reader who has skipped every question: figures on lesson pages are then open. Call before the page is opened. */
export async function skipQuestions(page: Page): Promise<void> {
  const directory = test.info().project.name === 'features' ? SPECIMEN_DIRECTORY : 'dist'
  const keys = builtPages(directory)
    .filter((path) => path.startsWith('/lessons/'))
    .flatMap((path) =>
      [...readFileSync(`${directory}${path}index.html`, 'utf8').matchAll(/data-predict="([^"]+)"/g)].map(
        ([, id]) => `${path.split('/')[2]}/${id}`,
      ),
    )
  const predictions = Object.fromEntries(keys.map((key) => [key, { guess: null, skipped: true, at: 1 }]))
  const text = JSON.stringify({ version: 1, answers: {}, predictions, tests: {} })
  await page.addInitScript((kept) => localStorage.setItem('advantage-progress', kept), text)
}
