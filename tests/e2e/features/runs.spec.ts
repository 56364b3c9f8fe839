import { type Page, expect, test } from '@playwright/test'
import { alive, listen } from '../site.ts'

const bandit = (page: Page) => page.locator('x-island#bandit')
const scrubber = (page: Page) => bandit(page).getByRole('slider', { name: 'try', exact: true })
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
    await page.goto('/embed/bandit/?v=1&bandit.logits=yes')
    await alive(page, 'bandit')
    await expect(scrubber(page)).toBeDisabled()
    const top = async () =>
      (await bandit(page)
        .getByRole('slider', { name: /step size/ })
        .boundingBox())!.y
    const before = await top()
    await bandit(page).getByRole('button', { name: '10 tries' }).click()
    await bandit(page).getByRole('button', { name: '10 tries' }).click()
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 20 of 20')
    expect(await top()).toBe(before)
    const atTwenty = await shown(page)
    await scrubber(page).focus()
    await page.keyboard.press('PageDown')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 10 of 20')
    const atTen = await shown(page)
    expect(atTen[0]).toMatch(/^Try 10 /)
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 9 of 20')
    await page.keyboard.press('ArrowRight')
    expect(await shown(page)).toEqual(atTen)
    await page.keyboard.press('Home')
    await expect(status(page)).toHaveText(/^No try yet/)
    await page.keyboard.press('End')
    expect(await shown(page)).toEqual(atTwenty)
    await page.keyboard.press('PageUp')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 20 of 20')
    expect(complaints.errors).toEqual([])
  })

  test('acting after scrubbing back goes on as the run did; reset forgets the way', async ({ page }) => {
    await page.goto('/embed/bandit/?v=1&bandit.step=11&bandit.logits=yes')
    await alive(page, 'bandit')
    const atEleven = await shown(page)
    await scrubber(page).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 10 of 11')
    await bandit(page).getByRole('button', { name: 'one try' }).click()
    expect(await shown(page)).toEqual(atEleven)
    await bandit(page).getByRole('button', { name: 'reset' }).click()
    await expect(scrubber(page)).toBeDisabled()
  })

  test('the river rests where the reader scrubs, and its play goes on from there', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/embed/river/')
    await alive(page, 'river')
    const slider = page.getByRole('slider', { name: 'try', exact: true })
    await slider.focus()
    await page.keyboard.press('PageDown')
    await expect(slider).toHaveAttribute('aria-valuetext', 'try 4 of 14')
    await expect(page.locator('figcaption')).toHaveText(/^Try 4 drew/)
    await page.getByRole('button', { name: 'one try' }).click()
    await expect(slider).toHaveAttribute('aria-valuetext', 'try 5 of 14')
  })
})

test(
  'a link of a run, opened elsewhere, shows the same step and the same numbers',
  { tag: '@feature' },
  async ({ page, browser }) => {
    await page.goto('/embed/bandit/?v=1&bandit.logits=yes')
    await alive(page, 'bandit')
    await bandit(page).getByRole('radio', { name: 'the exact average' }).check()
    await bandit(page).getByRole('button', { name: '100 tries' }).click()
    await scrubber(page).focus()
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('PageDown')
    await page.keyboard.press('ArrowLeft')
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'try 39 of 100')
    await expect(page).toHaveURL(/\?v=1&bandit\.baseline=exact&bandit\.step=39&bandit\.logits=yes$/)
    const [here, address] = [await shown(page), page.url()]
    const elsewhere = await browser.newContext()
    const other = await elsewhere.newPage()
    await other.goto(address)
    await alive(other, 'bandit')
    await expect(scrubber(other)).toHaveAttribute('aria-valuetext', 'try 39 of 39')
    expect(await shown(other)).toEqual(here)
    await other.reload()
    await alive(other, 'bandit')
    expect(await shown(other)).toEqual(here)
    await elsewhere.close()
  },
)
