import { expect, test } from '@playwright/test'
import { ORIGIN, ORIGIN_UNDER_PATH } from '../../playwright.config.ts'
import { TEST_SEED } from '../../src/lesson/questions/seeds.ts'
import { BASE_PATH, builtPages } from '../built/pages.ts'
import { readThrough } from './reading.ts'
import { alive, listen, readToTheEnd, readableText } from './site.ts'

const pages = builtPages()
/** One page of each kind: without figures, with many, and a figure alone. */
const SAMPLE = ['/', pages.find((path) => /^\/lessons\/[^/]+\/$/.test(path))!, '/embed/ppo-clip/']

for (const path of pages) {
  test.describe(path, { tag: '@page' }, () => {
    // A figure alone is read in its own test, on the same load: widgets.spec.ts.
    if (!path.startsWith('/embed/'))
      test('read to the end: the text is as sent, nothing sticks out at any width, axe finds nothing, no errors, nothing from elsewhere', async ({
        page,
      }) => {
        // A test without a number draws one; it is sent with this.
        await readThrough(page, path.endsWith('/test/') ? `${path}?seed=${TEST_SEED}` : path, {
          // Figures, and the inside of formulas, are looked at where a figure stands alone.
          except: ['.katex', 'x-island'],
          // Only colours change with the theme. tests/site/colours.test.ts holds the tokens' contrast; one page of a kind shows their use.
          dark: SAMPLE.includes(path),
        })
      })

    // tests/built reads every page's HTML; these few show that a browser makes of it what is meant.
    if (!SAMPLE.includes(path)) return
    test('complete without scripts: the same text, formulas and first frames', async ({ browser, page }) => {
      await page.goto(path)
      const withScripts = await readableText(page)
      const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN })
      const still = await context.newPage()
      await still.goto(path)
      // With scripts off in the page, the test may still ask it questions.
      expect(await readableText(still)).toBe(withScripts)
      for (const island of await still.locator('x-island').all()) {
        expect((await island.innerHTML()).length).toBeGreaterThan(100)
      }
      await expect(still.locator('.katex-error')).toHaveCount(0)
      await context.close()
    })

    test('the same under a path', async ({ page }) => {
      const complaints = listen(page, ORIGIN_UNDER_PATH)
      const response = await page.goto(`${ORIGIN_UNDER_PATH}${BASE_PATH}${path.slice(1)}`)
      expect(response!.ok()).toBe(true)
      await readToTheEnd(page)
      for (const link of await page.locator('a[href]').all()) {
        const href = (await link.getAttribute('href'))!
        expect(href.startsWith('http') || href.startsWith('#') || href.startsWith(BASE_PATH), href).toBe(true)
      }
      expect(complaints).toEqual({ errors: [], foreign: [] })
    })
  })
}

test('an address that does not exist shows the site’s own page and says 404', { tag: '@feature' }, async ({ page }) => {
  const response = await page.goto('/no/such/page/')
  expect(response!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: /home|course|start|Advantage/i }).first()).toBeVisible()
})

test(
  'the first screen of the home page says what this is and for whom, where to start, and shows the figure whole',
  {
    tag: '@feature',
  },
  async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/')
    await alive(page, 'river')
    const river = page.locator('x-island#river')
    const start = page.getByRole('link', { name: 'start with lesson 1' })
    const parts = {
      heading: page.getByRole('heading', { level: 1 }),
      lede: page.getByText(/^Fifteen lessons on how reinforcement learning/),
      start,
      drawing: river.getByRole('img'),
      status: river.locator('figcaption'),
      product: river.getByRole('region', { name: /^What one try pushes up/ }),
    }
    for (const [width, height] of [
      [1440, 900],
      [768, 1024],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const [name, part] of Object.entries(parts)) {
        const box = (await part.filter({ visible: true }).first().boundingBox())!
        expect(box.y + box.height, `${name} at ${width} px`).toBeLessThanOrEqual(height)
      }
    }
    await expect(river.locator('[data-concept="advantage-down"]:visible')).toHaveCount(0)
    await river.getByRole('checkbox', { name: 'compare with the average' }).check()
    await expect(river.locator('figcaption')).toContainText('the average is 0.54')
    await expect(river.locator('svg [data-concept="advantage-down"]:visible').first()).toBeVisible()
    await start.click()
    await expect(page).toHaveURL(/lessons\/post-training\/$/)
  },
)

test('without its fonts a lesson still reads and fits', { tag: '@feature' }, async ({ page }) => {
  await page.route('**/*.woff2', (route) => route.abort())
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(pages.find((path) => path.startsWith('/lessons/'))!)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test(
  'the public address comes from one setting; without it nothing false is printed',
  { tag: '@feature' },
  async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('link[rel=canonical], meta[property="og:url"]')).toHaveCount(0)
    expect((await page.request.get('/sitemap.xml')).status()).toBe(404)
    const llms = await page.request.get('/llms.txt')
    expect(await llms.text()).toContain('# Advantage')
  },
)
