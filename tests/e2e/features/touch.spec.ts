import { type Locator, type Page, expect, test } from '@playwright/test'
import { alive } from '../site.ts'
import { CLIP, EVERYTHING, RATIO } from './specimen.ts'

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } })

/** A finger that comes down at a quarter of the slider and moves by (dx, dy), as the browser itself sees it. */
async function swipe(page: Page, slider: Locator, dx: number, dy: number) {
  const box = (await slider.boundingBox())!
  const [x, y] = [box.x + box.width / 4, box.y + box.height / 2]
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', step: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx * step, y: y + dy * step }],
    })
  await touch('touchStart', 0)
  for (let step = 1; step <= 10; step++) await touch('touchMove', step / 10)
  await touch('touchEnd', 1)
}

test.describe('a finger on a slider', { tag: '@feature' }, () => {
  test('that scrolls changes nothing; one that moves sideways, or taps, moves the slider', async ({ page }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    const ratio = page.getByRole('slider', { name: RATIO })
    const status = await page.locator('figcaption').textContent()
    const scrolled = () => page.evaluate(() => scrollY)
    await ratio.evaluate((slider) => slider.scrollIntoView({ block: 'center' }))
    const before = await scrolled()
    await swipe(page, ratio, 4, -150)
    expect(await scrolled()).not.toBe(before)
    await page.waitForTimeout(500)
    await expect(ratio).toHaveValue('1.35')
    await expect(page.locator('figcaption')).toHaveText(status!)
    await expect(page).toHaveURL(/ppo-clip\/$/)

    await ratio.evaluate((slider) => slider.scrollIntoView({ block: 'center' }))
    await swipe(page, ratio, 0, 0)
    const tapped = Number(await ratio.inputValue())
    expect(tapped).toBeLessThan(1.35)
    await expect(page.locator('figcaption')).toContainText(`ρ = ${tapped.toFixed(2)}`)
    await swipe(page, ratio, 90, 4)
    const dragged = Number(await ratio.inputValue())
    expect(dragged).toBeGreaterThan(tapped)
    await expect(page.locator('figcaption')).toContainText(`ρ = ${dragged.toFixed(2)}`)
  })

  test('that scrolls past a guess leaves it unchosen', async ({ page }) => {
    await page.goto(EVERYTHING)
    const question = page.locator('#predict-share')
    const slider = question.getByRole('slider')
    await slider.evaluate((input) => input.scrollIntoView({ block: 'center' }))
    await slider.focus()
    await swipe(page, slider, 4, -150)
    await page.waitForTimeout(300)
    await expect(question.getByRole('spinbutton')).toHaveValue('')
    await expect(slider).toHaveAttribute('data-untouched')
  })
})
