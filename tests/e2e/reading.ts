import { type Page, expect } from '@playwright/test'
import { axeProblems } from './axe.ts'
import { type Complaints, listen, readToTheEnd, readableText } from './site.ts'

const WIDTHS = [320, 360, 768, 1440]

/** A formula breaks at its marks on a small screen; what is still too wide would have to be pushed sideways. */
const formulasThatScroll = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.formula, .live-formula')]
      .filter((formula) => formula.checkVisibility() && formula.scrollWidth > formula.clientWidth + 1)
      .map((formula) => formula.querySelector<HTMLElement>('[data-tex]')!.dataset.tex),
  )

/** A4 within its margins, in px of the printer. */
const SHEET = { width: 643, height: 979 }

/** What may not be broken between two sheets and fills more than 0.6 of one. */
async function tooTallForPaper(page: Page): Promise<string[]> {
  await page.setViewportSize(SHEET)
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate(
    (most) =>
      [...document.querySelectorAll('main *')]
        .filter((element) => getComputedStyle(element).breakInside === 'avoid')
        .map((element) => [element.className || element.tagName, element.getBoundingClientRect().height] as const)
        .filter(([, height]) => height > most)
        .map(([name, height]) => `${name}: ${Math.round(height)} px`),
    0.6 * SHEET.height,
  )
  await page.emulateMedia({ media: null })
  return found
}

/**
 * Opens a page and reads it to its end: the text is as sent, nothing sticks out at any width, no errors, nothing from elsewhere,
 * and axe finds nothing. Leaves it as it would be without this, and returns what it may complain about later.
 */
export async function readThrough(
  page: Page,
  address: string,
  { except, dark }: { readonly except: readonly string[]; readonly dark: boolean },
): Promise<Complaints> {
  const complaints = listen(page)
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  const size = page.viewportSize()!
  await page.goto(address)
  // What scripts do must not be needed to read: they add no word and take none away.
  expect(await readableText(page)).toBe(await readableText(page, 'as sent'))
  await readToTheEnd(page)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0)
    if (width === 360) expect(await formulasThatScroll(page)).toEqual([])
  }
  expect(complaints).toEqual({ errors: [], foreign: [] })
  expect(await tooTallForPaper(page), 'leaves half a sheet empty before it').toEqual([])

  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await axeProblems(page, { except }), 'light').toEqual([])
  if (dark) {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await axeProblems(page, { except, rules: 'colours' }), 'dark').toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  return complaints
}
