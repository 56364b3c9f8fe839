/** A formula has one form: it breaks at its marks on a small screen, and is copied once, as TeX. */
import { type Page, expect, test } from '@playwright/test'
import { alive } from '../site.ts'
import { CLIP, EVERYTHING, RATIO, WORSE } from './specimen.ts'

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

test.describe('copying', { tag: '@feature' }, () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a paragraph is its words with each formula once, as $TeX$; numbers of a figure are those it shows', async ({
    page,
  }) => {
    await page.goto(EVERYTHING)
    // The handler comes with the first selection.
    const handler = page.waitForResponse(/\/copy-[^/]*\.js$/)
    await page.locator('h1').selectText()
    await handler
    const text = await copyOf(page, 'main p:has(.formula-inline)')
    expect(text).toContain('The formula $\\rho\\,\\hat{A}$ stands in this paragraph.')
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

test(
  'a formula follows the slider: its numbers, its words, the colour of its sign',
  { tag: '@feature' },
  async ({ page }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    const formula = page.getByRole('math')
    await expect(formula).toHaveAccessibleName(/ratio 1\.35 .* clipped ratio 1\.20 .* the smaller/)
    await expect(formula).toHaveAttribute('data-sign', 'up')
    await page.getByRole('radio', { name: WORSE }).check()
    await expect(formula).toHaveAttribute('data-sign', 'down')
    const colour = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color)
    // The symbol has the colour of the label of the bad token.
    expect(await colour('.live-formula [data-concept="advantage"]:visible')).toBe(
      await colour('.choice [data-concept="advantage-down"]'),
    )
    const slider = page.getByRole('slider', { name: RATIO })
    await slider.press('ArrowLeft')
    await expect(formula).toHaveAccessibleName(/ratio 1\.34 /)
    await expect(formula.locator('[data-slot="ratio"]:visible')).toHaveText('1.34')
    await slider.press('Home')
    await expect(formula).toHaveAccessibleName(/ratio 0\.00/)
    await expect(formula.locator('[data-slot="ratio"]:visible').first()).toHaveText('0.00')
  },
)
