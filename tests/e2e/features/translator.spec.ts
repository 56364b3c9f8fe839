/** A translator in the browser: it puts its words into elements of its own, before or after the scripts of a figure come. */
import { type Page, expect, test } from '@playwright/test'
import { alive, holdScripts, listen } from '../site.ts'
import { CLIP, RATIO } from './specimen.ts'

/** As translators do it: each text becomes two elements around another text, unless somebody said that it is none to translate. */
const translate = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    !node.textContent!.trim() || node.parentElement!.closest('script, style, svg, textarea, [translate="no"]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = text.textContent!.toUpperCase()
    outer.append(inner)
    text.parentNode!.replaceChild(outer, text)
  }
}

/** Runs it when the page is parsed, before any module. */
const translateFirst = (page: Page) =>
  page.addInitScript(
    `document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') (${translate.toString()})() })`,
  )

const ratio = (page: Page) => page.getByRole('slider', { name: new RegExp(RATIO, 'i') })

test(
  'words changed before the scripts came: the figure is drawn anew, keeps what the reader did, and says its status',
  { tag: '@feature' },
  async ({ page }) => {
    const { errors } = listen(page)
    const release = await holdScripts(page)
    await translateFirst(page)
    await page.goto(CLIP, { waitUntil: 'domcontentloaded' })
    await ratio(page).press('ArrowRight')
    await ratio(page).press('ArrowRight')
    release()
    await alive(page, 'ppo-clip')
    await expect(page).toHaveURL(/ratio=1\.37/)
    await expect(ratio(page)).toHaveValue('1.37')
    const before = await page.locator('figcaption').textContent()
    await ratio(page).press('ArrowRight')
    await expect(page).toHaveURL(/ratio=1\.38/)
    await expect(page.locator('figcaption')).not.toHaveText(before!)
    await expect(page.getByRole('status')).toHaveText((await page.locator('figcaption').textContent())!)
    expect(errors).toEqual([])
  },
)

test(
  'words changed in a living figure: it was taken over as it was, and goes on',
  { tag: '@feature' },
  async ({ page }) => {
    const { errors } = listen(page)
    await page.addInitScript(() =>
      document.addEventListener('readystatechange', () => {
        if (document.readyState === 'interactive')
          Object.assign(window, { firstFrame: document.querySelector('x-island > *') })
      }),
    )
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    // Nobody had changed a word, so nothing was drawn anew.
    expect(await page.evaluate(() => (window as { firstFrame?: Element }).firstFrame?.isConnected)).toBe(true)
    const untranslatable = page.locator('.katex, code, .drawing-container')
    expect(await untranslatable.count()).toBeGreaterThan(1)
    expect(
      await untranslatable.evaluateAll((all) => all.filter((element) => !element.closest('[translate="no"]')).length),
    ).toBe(0)
    await page.evaluate(translate)
    const translated = await page.locator('figcaption').textContent()
    await ratio(page).press('ArrowRight')
    await expect(page.locator('figcaption')).not.toHaveText(translated!)
    await page.getByRole('button', { name: /^data$/i }).press('Enter')
    await expect(page.getByRole('figure').getByRole('table')).toBeVisible()
    await expect(page.locator('.figure-error')).toHaveCount(0)
    expect(errors).toEqual([])
  },
)
