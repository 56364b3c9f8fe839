import { expect, test } from '@playwright/test'
import { alive, listen, skipQuestions } from '../site.ts'
import { CLIP, EVERYTHING, RATIO, SHARED, STEPS } from './specimen.ts'

test.describe('state is a link', { tag: '@feature' }, () => {
  test('dragging writes only what differs from the start, the link button copies it, and a reload shows the same picture', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    const slider = page.getByRole('slider', { name: RATIO })
    await slider.focus()
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/\?v=1&ppo-clip\.ratio=1\.4$/)
    await page.getByRole('button', { name: 'link to this state' }).click()
    await expect(page.getByRole('button', { name: 'link copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#ppo-clip`)
    const picture = await page.locator('figure svg').first().innerHTML()
    await page.reload()
    await alive(page, 'ppo-clip')
    await expect(slider).toHaveValue('1.4')
    expect(await page.locator('figure svg').first().innerHTML()).toBe(picture)
    await page.getByRole('button', { name: 'reset', exact: true }).click()
    await expect(page).toHaveURL(/ppo-clip\/$/)
  })

  test('out of range: the page says parameter, value and range, and falls back in sight', async ({ page }) => {
    await page.goto(`${CLIP}?v=1&ppo-clip.ratio=99`)
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('alert')).toContainText('ratio was “99”; allowed: a number from 0 to 5')
    await expect(page.getByRole('slider', { name: RATIO })).toHaveValue('1.35')
    await page.getByRole('button', { name: 'dismiss' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('state from another page is offered, never applied unasked', async ({ page }) => {
    await skipQuestions(page)
    await page.goto('/')
    await alive(page, 'river')
    const river = page.locator('x-island#river')
    await river.getByRole('button', { name: 'pause' }).click()
    for (let i = 0; i < 3; i++) await river.getByRole('button', { name: 'one try' }).click()
    await page.goto(SHARED)
    await alive(page, 'bandit')
    const bandit = page.locator('x-island#bandit')
    await expect(bandit.locator('figcaption')).toContainText('No try yet')
    await bandit.getByRole('button', { name: /continue from the home page/ }).click()
    await expect(bandit.locator('figcaption')).toContainText(/^Try 17/)
    // What waited is shown, the button goes, and the keyboard is at the first of it, not at the top of the page.
    await bandit.getByRole('button', { name: /more controls$/ }).press('Enter')
    await expect(bandit.getByRole('button', { name: /more controls$/ })).toHaveCount(0)
    await expect(bandit.locator('.controls-rest :focus')).toHaveCount(1)
  })
})

test('a widget that throws shows an error box with reset; the page lives on', { tag: '@feature' }, async ({ page }) => {
  await page.route(/assets\/ppo-clip.*\.js/, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    // Break the figure's own computation, as a defect would.
    await route.fulfill({ response, body: body.replaceAll('Math.min', '(()=>{throw new Error("deliberate defect")})') })
  })
  await page.goto(EVERYTHING)
  await page.locator('x-island#ppo-clip').scrollIntoViewIfNeeded()
  const box = page.locator('x-island#ppo-clip').getByRole('alert')
  await expect(box).toContainText('This figure stopped')
  await expect(box.getByRole('button', { name: 'reset' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // It stops again: the keyboard is at the button of the new box, not at the top of the page.
  await box.getByRole('button', { name: 'reset' }).press('Enter')
  await expect(box.getByRole('button', { name: 'reset' })).toBeFocused()
  await alive(page, 'no-signal')
})

test.describe('theme', { tag: '@feature' }, () => {
  test('follows the system, and the switch is kept without a flash', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/404.html')
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await background()
    const button = page.getByRole('button', { name: /theme/ })
    await button.click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(await background()).not.toBe(dark)
    await page.reload({ waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  })

  test('storage that throws or is damaged breaks nothing', async ({ page }) => {
    const complaints = listen(page)
    await page.addInitScript(() => {
      localStorage.setItem('advantage', '{"version":1,"theme":"neon","carried":[')
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.goto('/')
    await page.getByRole('button', { name: /theme/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(complaints.errors).toEqual([])
  })
})

test(
  'a term lights up everywhere when one is pointed at or focused, and leads to its definition',
  { tag: '@feature' },
  async ({ page }) => {
    await page.goto(EVERYTHING)
    const html = page.locator('html')
    await page.locator('main [data-term="policy"]:visible').first().hover()
    await expect(html).toHaveAttribute('data-lit', 'policy')
    await page.mouse.move(2, 2)
    await expect(html).not.toHaveAttribute('data-lit', 'policy')

    const term = page.locator('main a.term').first()
    await term.focus()
    await expect(html).toHaveAttribute('data-lit', 'advantage')
    await term.press('Enter')
    await expect(page).toHaveURL(/\/glossary\/#advantage$/)
    await expect(page.locator('#advantage')).toBeInViewport()
  },
)

test('the table of contents follows the reader', { tag: '@feature' }, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(EVERYTHING)
  const links = page.locator('.contents a')
  await links.last().click()
  await expect(page.locator('.contents a[aria-current]')).toHaveCount(1)
  await expect(page.locator('.contents a[aria-current]')).not.toHaveText((await links.first().textContent())!)
})

test.describe('scrollytelling', { tag: '@feature' }, () => {
  test('the steps drive the figure; each is a link; the keyboard walks them', async ({ page }) => {
    await page.goto(`${STEPS}#softmax-walk-step-3`)
    await alive(page, 'softmax-walk')
    await expect(page.locator('.scrolly-step[data-current]')).toHaveAttribute('data-step', '2')
    // A style set by a script is written back with spaces; the picture is the same.
    const picture = async () =>
      (await page.locator('x-island#softmax-walk svg').first().innerHTML()).replace(/opacity: (\d);/g, 'opacity:$1')
    // The figure may still be moving to its step.
    await page.waitForTimeout(500)
    const third = await picture()
    await page.locator('#softmax-walk-step-3').getByRole('link', { name: 'next' }).press('Enter')
    await expect(page.locator('.scrolly-step[data-current]')).toHaveAttribute('data-step', '3')
    await expect.poll(picture).not.toBe(third)
    await page.locator('#softmax-walk-step-4').getByRole('link', { name: 'previous' }).press('Enter')
    await expect(page.locator('.scrolly-step[data-current]')).toHaveAttribute('data-step', '2')
    await expect.poll(picture).toBe(third)
  })

  test('on a phone the figure stays in sight while its steps pass, on at most half of the height', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${STEPS}#softmax-walk-step-4`)
    await alive(page, 'softmax-walk')
    const stage = (await page.locator('.scrolly-stage').boundingBox())!
    expect(stage.y).toBeGreaterThanOrEqual(-1)
    expect(stage.height).toBeLessThanOrEqual(370)
    await expect(page.locator('#softmax-walk-step-4 h3')).toBeInViewport()
  })

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false })
    test('each step stands beside its own still frame', async ({ page }) => {
      await page.goto(STEPS)
      await expect(page.locator('.scrolly-step svg:visible').first()).toBeVisible()
      expect(await page.locator('.scrolly-picture svg:visible').count()).toBeGreaterThanOrEqual(5)
      await expect(page.locator('.scrolly-stage')).toBeHidden()
    })
  })
})
