import AxeBuilder from '@axe-core/playwright'
import { type Page, expect, test } from '@playwright/test'
import { alive, listen } from './site.ts'

const bandit = (page: Page) => page.locator('x-island#bandit')
const scrubber = (page: Page) => bandit(page).getByRole('slider', { name: 'step', exact: true })
const status = (page: Page) => bandit(page).locator('figcaption')

/** What the figure shows now: its words, its picture in words, its formula in words. */
const shown = async (page: Page) => [
  await status(page).textContent(),
  await bandit(page).getByRole('img').first().getAttribute('aria-label'),
  await bandit(page).getByRole('math').first().getAttribute('aria-label'),
]

test.describe('a run is scrubbed by keyboard', { tag: '@feature' }, () => {
  test('back, forward, by ten and to the ends, with the same numbers each time', async ({ page }) => {
    const complaints = listen(page)
    await page.goto('/embed/bandit/')
    await alive(page, 'bandit')
    await expect(scrubber(page)).toBeDisabled()
    const top = async () =>
      (await bandit(page)
        .getByRole('slider', { name: /step size/ })
        .boundingBox())!.y
    const before = await top()
    await bandit(page).getByRole('button', { name: '10 times' }).click()
    await bandit(page).getByRole('button', { name: '10 times' }).click()
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 20 of 20')
    expect(await top()).toBe(before)
    const atTwenty = await shown(page)
    await scrubber(page).focus()
    await page.keyboard.press('PageDown')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 10 of 20')
    const atTen = await shown(page)
    expect(atTen[0]).toMatch(/^Try 10 /)
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 9 of 20')
    await page.keyboard.press('ArrowRight')
    expect(await shown(page)).toEqual(atTen)
    await page.keyboard.press('Home')
    await expect(status(page)).toHaveText(/^Nothing is drawn yet/)
    await page.keyboard.press('End')
    expect(await shown(page)).toEqual(atTwenty)
    await page.keyboard.press('PageUp')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 20 of 20')
    expect(complaints.errors).toEqual([])
  })

  test('acting after scrubbing back goes on as the run did; reset forgets the way', async ({ page }) => {
    await page.goto('/embed/bandit/?v=1&bandit.step=11')
    await alive(page, 'bandit')
    const atEleven = await shown(page)
    await scrubber(page).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 10 of 11')
    await bandit(page).getByRole('button', { name: 'sample and update' }).click()
    expect(await shown(page)).toEqual(atEleven)
    await bandit(page).getByRole('button', { name: 'reset' }).click()
    await expect(scrubber(page)).toBeDisabled()
  })

  test('the river rests where the reader scrubs, and its play goes on from there', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/embed/river/')
    await alive(page, 'river')
    const slider = page.getByRole('slider', { name: 'step', exact: true })
    await slider.focus()
    await page.keyboard.press('PageDown')
    await expect(slider).toHaveAttribute('aria-valuetext', 'step 10 of 20')
    await expect(page.locator('figcaption')).toHaveText(/^Try 10:/)
    await page.getByRole('button', { name: 'one try' }).click()
    await expect(slider).toHaveAttribute('aria-valuetext', 'step 11 of 20')
  })
})

test(
  'a link of a run, opened elsewhere, shows the same step and the same numbers',
  { tag: '@feature' },
  async ({ page, browser }) => {
    await page.goto('/embed/bandit/')
    await alive(page, 'bandit')
    await bandit(page).getByRole('radio', { name: 'J, exactly' }).check()
    await bandit(page).getByRole('button', { name: '100 times' }).click()
    await scrubber(page).focus()
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('PageDown')
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'step 39 of 100')
    await expect(page).toHaveURL(/\?v=1&bandit\.baseline=exact&bandit\.step=39$/)
    const [here, address] = [await shown(page), page.url()]
    const elsewhere = await browser.newContext()
    const other = await elsewhere.newPage()
    await other.goto(address)
    await alive(other, 'bandit')
    await expect(scrubber(other)).toHaveAttribute('aria-valuetext', 'step 39 of 39')
    expect(await shown(other)).toEqual(here)
    await other.reload()
    await alive(other, 'bandit')
    expect(await shown(other)).toEqual(here)
    await elsewhere.close()
  },
)

test.describe('the method matrix', { tag: '@feature' }, () => {
  test('filters, compares and runs by keyboard, and its link holds the state', async ({ page }) => {
    const complaints = listen(page)
    await page.goto('/embed/method-matrix/')
    await alive(page, 'method-matrix')
    const rows = page.locator('.method-matrix tbody tr')
    await expect(rows).toHaveCount(8)
    await page.getByText('filter the rows by knob').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'division by the std', exact: true }).focus()
    await page.keyboard.press('y')
    await expect(rows).toHaveCount(4)
    await expect(page.getByRole('status').first()).toHaveText(/^Four of 8 have division by the std: yes/)
    await page.getByRole('combobox', { name: 'division by the std', exact: true }).selectOption('any')
    await expect(rows).toHaveCount(8)
    await expect(page.getByRole('combobox', { name: 'division by the std', exact: true })).toBeVisible()
    await page.getByRole('combobox', { name: 'compare', exact: true }).selectOption('GRPO')
    await page.getByRole('combobox', { name: 'with', exact: true }).selectOption('Dr. GRPO')
    await expect(page.locator('figcaption')).toContainText('GRPO → Dr. GRPO: the division by the group’s std is gone')
    await expect(page.locator('.method-matrix-pair .katex').first()).toBeVisible()
    await page.getByRole('combobox', { name: 'run the lines of', exact: true }).selectOption('DAPO')
    await expect(page.locator('.method-matrix-lines pre')).toContainText('zero-skip')
    await expect(page.getByText('this group is skipped')).toBeVisible()
    await expect(page).toHaveURL(/method-matrix\.from=grpo&method-matrix\.to=dr-grpo&method-matrix\.lines=dapo$/)
    await page.reload()
    await alive(page, 'method-matrix')
    await expect(page.locator('.method-matrix [data-compared]')).toHaveCount(2)
    expect(complaints.errors).toEqual([])
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  test('a cell leads to the section that shows it, without scripts too', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/algorithms/')
    await expect(page.locator('.method-matrix tbody tr')).toHaveCount(8)
    await page.locator('.method-matrix').getByRole('link', { name: 'weight capped' }).click()
    await expect(page).toHaveURL(/\/lessons\/groups\/#cispo$/)
    await context.close()
  })
})
