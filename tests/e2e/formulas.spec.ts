/** A formula has one form: it breaks at its marks on a small screen, and is copied once, as TeX. */
import { type Page, expect, test } from '@playwright/test'
import { builtPages } from '../built/pages.ts'

/** Selects what is in the first element, copies it by keyboard and gives what the clipboard holds as text. */
async function copyOf(page: Page, selector: string): Promise<string> {
  await page.evaluate((found) => {
    const element = document.querySelector(found)!
    element.scrollIntoView({ block: 'center' })
    getSelection()!.selectAllChildren(element)
  }, selector)
  await page.keyboard.press('ControlOrMeta+c')
  return page.evaluate(() => navigator.clipboard.readText())
}

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a paragraph is its words with each formula once, as $TeX$; numbers of a figure are those it shows', async ({
    page,
  }) => {
    await page.goto('/lessons/ppo/')
    // The handler comes with the first selection.
    const handler = page.waitForResponse(/\/copy-[^/]*\.js$/)
    await page.locator('h1').selectText()
    await handler
    const text = await copyOf(page, 'main p:has(.formula-inline)')
    expect(text).toMatch(/\$[^$\n]+\$/)
    expect(text).not.toContain('\n')
    expect(await copyOf(page, '.formula')).toBe(
      '$$\\rho_t=\\frac{\\pi_\\theta(a_t\\mid s_t)}{\\pi_{\\text{old}}(a_t\\mid s_t)}=\\exp\\bigl(\\log\\pi_\\theta(a_t\\mid s_t)-\\log\\pi_{\\text{old}}(a_t\\mid s_t)\\bigr).$$',
    )
    const live = page.locator('.live-formula [data-slot="ratio"]:visible').first()
    expect(await copyOf(page, '.live-formula')).toContain(`{${await live.textContent()}}{\\rho_t}`)
    // What was put in for the clipboard is gone again.
    await expect(page.locator('.formula-tex')).toHaveCount(0)
  })
})

for (const path of builtPages().filter((page) => /^\/lessons\/.+/.test(page)))
  test(`${path}: no formula scrolls sideways at 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(path)
    const tooWide = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.formula, .live-formula')]
      return all
        .filter((formula) => formula.checkVisibility() && formula.scrollWidth > formula.clientWidth + 1)
        .map((formula) => formula.querySelector<HTMLElement>('[data-tex]')!.dataset.tex)
    })
    expect(tooWide).toEqual([])
  })
