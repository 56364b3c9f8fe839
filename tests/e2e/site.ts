import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, expect } from '@playwright/test'

/** Every page of the build, as a path. */
export function builtPages(directory = 'dist'): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? walk(path) : name.endsWith('.html') ? [path] : []
    })
  return walk(directory)
    .map((path) => `/${path.slice(directory.length + 1)}`.replace(/index\.html$/, ''))
    .toSorted()
}

export interface Complaints {
  readonly errors: string[]
  readonly foreign: string[]
}

/** Collects what must never happen on a page: console errors, uncaught errors, policy violations, requests elsewhere. */
export function listen(page: Page, origin = 'http://localhost:4180'): Complaints {
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

/** Scrolls slowly to the end, touches the figures that wait for it, and waits until every island is alive. */
export async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * 0.8) {
      scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    scrollTo(0, document.documentElement.scrollHeight)
  })
  for (const island of await page.locator('x-island[data-wakes]').all()) await island.hover()
  await expect(page.locator('x-island:not([data-live])')).toHaveCount(0, { timeout: 15_000 })
}

/** Waits until one island is alive. */
export async function alive(page: Page, id: string): Promise<void> {
  await page.locator(`x-island#${id}`).scrollIntoViewIfNeeded()
  await expect(page.locator(`x-island#${id}[data-live]`)).toBeVisible()
}

/** The text a reader can read, without controls and tools. */
export const readableText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const main = document.querySelector('main')!.cloneNode(true) as HTMLElement
    for (const element of main.querySelectorAll('x-island, script, noscript, .script-only, .scrolly-picture'))
      element.remove()
    return main.textContent.replace(/\s+/g, ' ').trim()
  })

/** Makes this a reader who has skipped every question: figures on lesson pages are then open. Call before the page is opened. */
export async function skipQuestions(page: Page): Promise<void> {
  const keys = builtPages()
    .filter((path) => path.startsWith('/lessons/'))
    .flatMap((path) =>
      [...readFileSync(`dist${path}index.html`, 'utf8').matchAll(/data-predict="([^"]+)"/g)].map(
        ([, id]) => `${path.split('/')[2]}/${id}`,
      ),
    )
  const predictions = Object.fromEntries(keys.map((key) => [key, { guess: null, skipped: true, at: 1 }]))
  const text = JSON.stringify({ version: 1, answers: {}, predictions, tests: {} })
  await page.addInitScript((kept) => localStorage.setItem('advantage-progress', kept), text)
}
