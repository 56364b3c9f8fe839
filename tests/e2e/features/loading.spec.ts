/** Scripts that are late, lost, or no longer there: what waits for them looks it and says so, and "try again" asks again. */
import { type Page, expect, test } from '@playwright/test'
import { FIGURES_SCRIPTS, alive, holdScripts, listen } from '../site.ts'
import { CLIP, EVERYTHING, RATIO, WORSE } from './specimen.ts'

const opacity = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number(getComputedStyle(element).opacity))

test.describe('the scripts of a figure', { tag: '@feature' }, () => {
  test('late: its controls look as if they waited, after a while it says so, and what the reader does is not lost', async ({
    page,
  }) => {
    const release = await holdScripts(page)
    await page.goto(CLIP, { waitUntil: 'domcontentloaded' })
    expect(await opacity(page, '.figure-controls')).toBeLessThanOrEqual(0.5)
    await expect(page.getByRole('status').filter({ hasText: 'still loading' })).toBeVisible()
    await page.getByRole('slider', { name: RATIO }).evaluate((input: HTMLInputElement) => {
      input.value = '0.5'
    })
    await page.getByText(WORSE).first().click()
    release()
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('status').filter({ hasText: 'still loading' })).toHaveCount(0)
    expect(await opacity(page, '.figure-controls')).toBe(1)
    await expect(page.getByRole('slider', { name: RATIO })).toHaveValue('0.5')
    await expect(page.getByRole('radio', { name: WORSE })).toBeChecked()
  })

  test('lost: its controls are locked, it says so, and "try again" asks again', async ({ page }) => {
    const { errors } = listen(page)
    let asked = 0
    await page.route(FIGURES_SCRIPTS, async (route) => {
      asked++
      await route.abort()
    })
    await page.goto(CLIP)
    const alert = page.getByRole('figure').getByRole('alert')
    await expect(alert).toContainText('could not be loaded')
    for (const slider of await page.getByRole('slider').all()) await expect(slider).toBeDisabled()
    await expect(page.getByRole('button', { name: 'reset', exact: true })).toHaveCount(0)
    const before = asked
    await alert.getByRole('button', { name: 'try again' }).press('Enter')
    await expect.poll(() => asked).toBeGreaterThan(before)
    await expect(alert.getByRole('button', { name: 'try again' })).toBeFocused()
    await page.unroute(FIGURES_SCRIPTS)
    await alert.getByRole('button', { name: 'try again' }).press('Enter')
    await alive(page, 'ppo-clip')
    await expect(alert).toHaveCount(0)
    await page.getByRole('slider', { name: RATIO }).press('ArrowRight')
    await expect(page).toHaveURL(/ratio=1\.36/)
    expect(errors.filter((text) => !text.includes('Failed to load resource'))).toEqual([])
  })

  test('gone since a deploy: it says that the page is old, and reloads it with its state', async ({ page }) => {
    await page.route(FIGURES_SCRIPTS, (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: '<!doctype html><title>404</title>' }),
    )
    await page.goto(`${CLIP}?v=1&ppo-clip.ratio=1.4`)
    const alert = page.getByRole('figure').getByRole('alert')
    await expect(alert).toContainText('the site has changed')
    await page.unroute(FIGURES_SCRIPTS)
    await alert.getByRole('button', { name: 'reload the page' }).click()
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('slider', { name: RATIO })).toHaveValue('1.4')
  })

  test('a panel whose script is lost asks again as well', async ({ page }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    await page.route(/assets\/figure-save.*\.js/, (route) => route.abort())
    await page.getByRole('button', { name: 'save', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('could not be loaded')
    await page.unroute(/assets\/figure-save.*\.js/)
    await page.getByRole('button', { name: 'try again' }).click()
    await expect(page.getByRole('group', { name: 'save this figure' })).toBeVisible()
  })
})

test.describe('the script of a page', { tag: '@feature' }, () => {
  test('the entry script is lost: no control is left that does nothing, and the page says so', async ({ page }) => {
    const file = /assets\/entry.*\.js/
    await page.route(file, (route) => route.abort())
    await page.goto(EVERYTHING)
    const note = page.getByRole('alert')
    await expect(note).toContainText('could not be loaded')
    await expect(page.locator('main :is(input, button, select):visible')).toHaveCount(0)
    await page.unroute(file)
    await note.getByRole('button', { name: 'try again' }).click()
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('offline the page stays, and says that there is still no connection', async ({ page, context }) => {
    await page.route(/assets\/entry.*\.js/, (route) => route.abort())
    await page.goto(EVERYTHING)
    await context.setOffline(true)
    await page.getByRole('alert').getByRole('button', { name: 'try again' }).click()
    await expect(page.getByRole('alert')).toContainText('still no connection')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

test(
  'exercises whose script is lost say so where they are checked, and ask again',
  { tag: '@feature' },
  async ({ page }) => {
    await page.route(/assets\/exercises.*\.js/, (route) => route.abort())
    await page.goto(EVERYTHING)
    await page.locator('.exercise').first().scrollIntoViewIfNeeded()
    const first = page.locator('.exercise').first()
    await expect(first).toContainText('could not be loaded')
    await expect(first.getByRole('button', { name: 'check' })).toBeDisabled()
    await page.unroute(/assets\/exercises.*\.js/)
    await first.getByRole('button', { name: 'try again' }).press('Enter')
    await expect(first.getByRole('button', { name: 'check' })).toBeEnabled()
    await expect(page.locator('.load-note')).toHaveCount(0)
    await expect(first.getByRole('button', { name: 'check' })).toBeFocused()
  },
)
