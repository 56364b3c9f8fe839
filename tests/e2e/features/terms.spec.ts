import { type Locator, type Page, expect, test } from '@playwright/test'
import { axeProblems } from '../axe.ts'
import { alive, listen } from '../site.ts'
import { CLIP, EVERYTHING } from './specimen.ts'

const popover = (page: Page) => page.locator('.popover:popover-open')
const term = (page: Page) => page.locator('main a.term').first()
const symbol = (page: Page, name: string) => page.locator(`main .formula [data-term="${name}"]:visible`).first()
const termsButton = (page: Page) => page.getByRole('button', { name: 'terms of this formula' }).first()

/** Focus as the keyboard gives it: by Tab, from what stands before. */
async function tabTo(page: Page, target: Locator) {
  await target.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

async function openCode(page: Page, path = EVERYTHING) {
  await page.goto(path)
  await alive(page, 'ppo-clip')
  const figure = page.locator('x-island#ppo-clip')
  await figure.getByRole('button', { name: 'code', exact: true }).click()
  await expect(figure.locator('.line').first()).toBeVisible()
  return figure
}

const isMarked = (line: Locator) => line.evaluate((element) => getComputedStyle(element).boxShadow !== 'none')

test.describe('by pointer', { tag: '@feature' }, () => {
  test('a word says what it means; the pointer may move in; Escape closes without moving anything', async ({
    page,
  }) => {
    const complaints = listen(page)
    await page.goto(EVERYTHING)
    const name = (await term(page).getAttribute('data-term'))!
    await term(page).hover()
    await expect(popover(page)).toBeVisible()
    await expect(popover(page).getByRole('link', { name: 'in the glossary' })).toHaveAttribute(
      'href',
      new RegExp(`/glossary/#${name}$`),
    )
    await expect(popover(page)).toContainText('How much better than expected')
    await expect(popover(page)).toContainText('introduced in lesson')
    await popover(page).getByText('How much better').hover()
    await page.waitForTimeout(800)
    await expect(popover(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(popover(page)).toHaveCount(0)
    expect(complaints.errors).toEqual([])
  })

  test('it closes when the pointer leaves, and a pointer that passes by opens nothing', async ({ page }) => {
    await page.goto(EVERYTHING)
    await term(page).hover()
    await expect(popover(page)).toBeVisible()
    await page.mouse.move(2, 2)
    await expect(popover(page)).toHaveCount(0)
    await term(page).hover()
    await page.mouse.move(2, 2)
    await page.waitForTimeout(600)
    await expect(popover(page)).toHaveCount(0)
  })

  test('a symbol in a formula and one in a drawing answer as the word does', async ({ page }) => {
    await page.goto(EVERYTHING)
    await symbol(page, 'ratio').hover()
    await expect(popover(page)).toContainText('importance ratio')
    await page.mouse.move(2, 2)
    await alive(page, 'ppo-clip')
    await page.locator('x-island#ppo-clip svg [data-term="epsilon"]:visible').first().hover()
    await expect(popover(page)).toContainText('clip range')
  })

  test('nothing on the page moves, and no tooltip stands beside it', async ({ page }) => {
    await page.goto(EVERYTHING)
    await expect(term(page)).toHaveAttribute('title', /.+/)
    // What is far away is laid out when it is reached; what is in sight must stay.
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main :is(p, h2, td):not(.popover *)')]
          .map((part) => part.getBoundingClientRect().top)
          .filter((top) => top > 0 && top < innerHeight),
      )
    let before: number[] = []
    await expect(async () => {
      await term(page).scrollIntoViewIfNeeded()
      before = await places()
      await page.waitForTimeout(400)
      expect(await places()).toEqual(before)
    }).toPass()
    await term(page).hover()
    await expect(popover(page)).toBeVisible()
    expect(await places()).toEqual(before)
    await expect(page.locator('a.term[title], a.source-link[title]')).toHaveCount(0)
    await expect(term(page)).toHaveAttribute('aria-description', /.+/)
  })
})

test.describe('by keyboard', { tag: '@feature' }, () => {
  test('a focused word is described; arrow down enters; Escape leads back; Tab goes on', async ({ page }) => {
    await page.goto(EVERYTHING)
    await tabTo(page, term(page))
    await expect(popover(page)).toBeVisible()
    await expect(term(page)).toHaveAccessibleDescription(/How much better than expected/)
    await page.keyboard.press('ArrowDown')
    await expect(popover(page).getByRole('link', { name: 'lesson 1' })).toBeFocused()
    await expect(page.getByRole('group', { name: 'advantage', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(popover(page)).toHaveCount(0)
    await expect(term(page)).toBeFocused()
    await tabTo(page, term(page))
    await expect(popover(page)).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(term(page)).not.toHaveAttribute('aria-describedby')
    await expect(term(page)).not.toBeFocused()
    await expect(page.locator('main :focus')).toHaveCount(1)
  })

  test('a formula lists its terms: arrows walk them, each lights up and leads to the glossary', async ({ page }) => {
    await page.goto(EVERYTHING)
    const button = termsButton(page)
    await button.focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('group', { name: 'terms of this formula' })
    const links = list.getByRole('link')
    await expect(links).toHaveText(['importance ratio', 'old policy', 'policy'])
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(links.nth(0)).toBeFocused()
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'ratio')
    await page.keyboard.press('ArrowDown')
    await expect(links.nth(1)).toBeFocused()
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'old')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(links.nth(2)).toBeFocused()
    await page.keyboard.press('Home')
    await expect(links.nth(0)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(button).toBeFocused()
    await expect(button).toHaveAttribute('aria-expanded', 'false')

    await page.keyboard.press('Enter')
    await expect(links.nth(0)).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.press('Tab')
    await expect(list).toHaveCount(0)
    await expect(page.locator('main :focus')).toHaveCount(1)
    await expect(button).not.toBeFocused()

    await button.focus()
    await page.keyboard.press('Enter')
    await expect(links.nth(0)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/glossary\/#ratio$/)
  })

  test('a formula of a figure lists its terms too, also while its numbers change', async ({ page }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    await termsButton(page).focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('group', { name: 'terms of this formula' })
    await expect(list.getByRole('link', { name: 'importance ratio' })).toBeFocused()
    await page.keyboard.press('Escape')
    await page.getByRole('slider').first().press('ArrowRight')
    await termsButton(page).press('Enter')
    await expect(list.getByRole('link', { name: 'clip range' })).toBeVisible()
  })

  test('the button is the only stop of a formula, and out of sight until it is reached', async ({ page }) => {
    await page.goto(EVERYTHING)
    const button = termsButton(page)
    await expect(button).toHaveCSS('opacity', '0')
    await button.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await expect(button).toHaveCSS('opacity', '1')
    expect(await page.locator('.formula :is(a, button, [tabindex]:not(.formula))').count()).toBe(0)
  })
})

test.describe('by touch', { tag: '@feature' }, () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } })

  test('the first tap on a word explains it, the second follows it', async ({ page }) => {
    await page.goto(EVERYTHING)
    await term(page).tap()
    await expect(popover(page)).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`${EVERYTHING}$`))
    await term(page).tap()
    await expect(page).toHaveURL(/\/glossary\/#/)
  })

  test('a tap on a symbol explains it, a tap elsewhere closes', async ({ page }) => {
    await page.goto(EVERYTHING)
    await symbol(page, 'ratio').tap()
    await expect(popover(page)).toContainText('importance ratio')
    await page.locator('main h2').first().tap()
    await expect(popover(page)).toHaveCount(0)
  })

  test('if nothing can be fetched, the first tap follows the link', async ({ page }) => {
    await page.route(/assets\/popover/, (route) => route.abort())
    await page.goto(EVERYTHING)
    await term(page).tap()
    await expect(page).toHaveURL(/\/glossary\/#/)
  })
})

test.describe('code', { tag: '@feature' }, () => {
  test('a listing shows the function that runs, and links to its documentation', async ({ page }) => {
    const figure = await openCode(page)
    await expect(figure.getByRole('region', { name: /ppo-clip\.ts/ })).toContainText('export function ppoClip')
    await expect(figure.getByRole('region', { name: /ppo-clip\.ts/ })).not.toContainText('interface ClipRange')
    const link = figure.getByRole('link', { name: 'its documentation' })
    const address = (await link.getAttribute('href'))!
    await link.click()
    await expect(page).toHaveURL(new RegExp(`${address}$`))
    await expect(page.locator(address.replace(/^.*#/, '#'))).toBeInViewport({ timeout: 15_000 })
  })

  test('the whole module is one press away, and fits its pane on a phone as the lines do', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    const figure = await openCode(page)
    const pane = figure.getByRole('region', { name: /ppo-clip\.ts/ })
    const spare = () => pane.evaluate((element) => element.clientWidth - element.scrollWidth)
    expect(await spare()).toBe(0)
    await figure.getByRole('button', { name: 'whole module' }).press('Enter')
    await expect(pane).toContainText('interface ClipRange')
    expect(await spare()).toBe(0)
    await figure.getByRole('button', { name: 'only these lines' }).press('Enter')
    await expect(pane).not.toContainText('interface ClipRange')
  })

  test('copy takes the cut text', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const figure = await openCode(page)
    await figure.getByRole('button', { name: 'copy' }).click()
    await expect(figure.getByRole('button', { name: 'copied' })).toBeVisible()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toMatch(/export function ppoClip/)
    expect(text).toBe((await figure.locator('pre code').textContent())!)
  })

  test('a symbol in the formula marks the lines that hold it, and the other way round', async ({ page }) => {
    const figure = await openCode(page)
    const held = figure.locator('.line', { has: page.locator('[data-term="ratio"]') }).first()
    const other = figure.locator('.line').first()
    expect(await isMarked(held)).toBe(false)
    await symbol(page, 'ratio').hover()
    await expect.poll(() => isMarked(held)).toBe(true)
    expect(await isMarked(other)).toBe(false)
    await page.mouse.move(2, 2)
    await expect.poll(() => isMarked(held)).toBe(false)

    await held.locator('[data-term="ratio"]').first().hover()
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'ratio')
    expect(await isMarked(symbol(page, 'ratio'))).toBe(true)
  })

  test('a term reached while the box of another scrolls away is lit, and explained', async ({ page }) => {
    const figure = await openCode(page)
    await symbol(page, 'ratio').hover()
    await expect(page.locator('.popover')).toBeVisible()
    await page.mouse.move(2, 2)
    // The scroll is told a frame after the pointer has met the next term.
    await figure
      .locator('.line [data-term="ratio"]')
      .first()
      .evaluate((term) => {
        scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
        term.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))
      })
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'ratio')
    await expect(page.locator('.popover')).toBeVisible()
  })

  test('by keyboard: the terms of the code, each marks its lines', async ({ page }) => {
    const figure = await openCode(page)
    await figure.getByRole('button', { name: 'terms of this code' }).press('Enter')
    const list = page.getByRole('group', { name: 'terms of this code' })
    await expect(list.getByRole('link', { name: 'importance ratio' })).toBeFocused()
    await expect
      .poll(() => isMarked(figure.locator('.line', { has: page.locator('[data-term="ratio"]') }).first()))
      .toBe(true)
  })
})

test.describe('sources', { tag: '@feature' }, () => {
  test('a source says authors, title, where and when, and links to it', async ({ page }) => {
    await page.goto(EVERYTHING)
    const source = page.locator('main a.source-link[href="#source-schulman2017ppo"]').first()
    await source.hover()
    await expect(popover(page)).toContainText('J. Schulman, F. Wolski')
    await expect(popover(page)).toContainText('2017')
    await expect(popover(page).getByRole('link', { name: 'Proximal Policy Optimization Algorithms' })).toHaveAttribute(
      'href',
      'https://arxiv.org/abs/1707.06347',
    )
    await page.keyboard.press('Escape')
    await tabTo(page, source)
    await expect(source).toHaveAccessibleDescription(/J\. Schulman/)
    // Its own link leads to the list of the lesson, as before.
    await source.press('Enter')
    await expect(page).toHaveURL(/#source-schulman2017ppo$/)
  })

  test('what the keyboard opens stays when a pointer that rested there goes', async ({ page }) => {
    await page.goto(EVERYTHING)
    const source = page.locator('main a.source-link[href="#source-schulman2017ppo"]').first()
    const point = (target: Locator) =>
      target.evaluate((element) =>
        element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' })),
      )
    const wait = (milliseconds: number) =>
      page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), milliseconds)
    // The first meeting fetches what the rest needs.
    await tabTo(page, source)
    await expect(source).toHaveAccessibleDescription(/J\. Schulman/)
    await page.keyboard.press('Shift+Tab')
    await expect(source).not.toHaveAccessibleDescription(/J\. Schulman/)
    await point(source)
    await page.keyboard.press('Tab')
    // Longer than the pointer has to rest before something opens.
    await wait(400)
    await point(page.locator('body'))
    // Longer than it may be away.
    await wait(600)
    await expect(source).toHaveAccessibleDescription(/J\. Schulman/)
  })

  test('a cited number says whose it is', async ({ page }) => {
    await page.goto(EVERYTHING)
    const cited = page.locator('main a.number.cited[href^="#source-"]').first()
    await cited.hover()
    await expect(popover(page).getByRole('link').first()).toHaveAttribute('href', /^https:/)
  })
})

test(
  'axe finds nothing with it open, light and dark, on a phone and on a desk, and it stays in the window',
  { tag: '@feature' },
  async ({ page }) => {
    const inEveryState = async (part: string, open: () => Promise<void>) => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await page.setViewportSize({ width, height: 700 })
          await open()
          const state = `${part}, ${colorScheme}, ${width} px`
          expect(await axeProblems(page, { within: [part] }), state).toEqual([])
          const { left, right, top, bottom } = await popover(page).evaluate((box) => {
            const { left, right, top, bottom } = box.getBoundingClientRect()
            return { left, right, top, bottom }
          })
          expect(Math.min(left, top, width - right, 700 - bottom), state).toBeGreaterThanOrEqual(0)
          await page.keyboard.press('Escape')
          await expect(popover(page)).toHaveCount(0)
        }
    }
    const figure = await openCode(page, CLIP)
    await inEveryState('html', async () => {
      await figure.getByRole('button', { name: 'terms of this code' }).press('Enter')
      await expect(popover(page).getByRole('link').first()).toBeFocused()
    })
    await page.goto(EVERYTHING)
    await inEveryState('.popover', async () => {
      await tabTo(page, term(page))
      await expect(popover(page)).toBeVisible()
    })
  },
)

test.describe('where something is missing', { tag: '@feature' }, () => {
  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false })
    test('words are links to the glossary, and no button is there that does nothing', async ({ page }) => {
      await page.goto(EVERYTHING)
      await expect(page.getByRole('button', { name: 'terms of this formula' })).toHaveCount(0)
      await term(page).click()
      await expect(page).toHaveURL(/\/glossary\/#/)
    })
  })

  for (const [what, answer] of [
    ['fails', { status: 500, body: 'no' }],
    [
      'is not ours',
      { contentType: 'text/html', body: '<h3 id="advantage">x</h3><script>document.title="owned"</script>' },
    ],
    [
      'is hostile',
      {
        contentType: 'text/html',
        body: `<div class="glossary"><section><h3 id="advantage"><span data-part="symbol"><img src="x" onerror="document.title='owned'"></span>
        <span data-part="name"><script>document.title='owned'</script></span></h3>
        <p data-part="definition">d</p><p data-part="unit">u</p><p data-part="lesson">l</p></section></div>`,
      },
    ],
  ] as const)
    test(`a glossary that ${what}: nothing runs, the page lives, the link works`, async ({ page }) => {
      await page.goto(EVERYTHING)
      const title = await page.title()
      await page.route('**/glossary/', (route) => route.fulfill(answer))
      await term(page).hover()
      await page.waitForTimeout(900)
      expect(await page.title()).toBe(title)
      await termsButton(page).press('Enter')
      await expect(popover(page)).toContainText('could not be loaded')
      await expect(popover(page).getByRole('link', { name: 'glossary' })).toBeFocused()
      await page.keyboard.press('Escape')
      await page.unroute('**/glossary/')
      if (what !== 'is hostile') {
        // A failure is not kept.
        await termsButton(page).press('Enter')
        await expect(popover(page)).toContainText(what === 'fails' ? 'importance ratio' : 'could not be loaded')
        await page.keyboard.press('Escape')
      }
      await term(page).click()
      await expect(page).toHaveURL(/\/glossary\/#/)
    })

  test('no byte of it is fetched before a term is met', async ({ page }) => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    expect(fetched.filter((url) => /popover|glossary/.test(url))).toEqual([])
  })
})

test('in an embed it opens too, and its links do not replace the figure', { tag: '@feature' }, async ({ page }) => {
  await page.goto('/404.html')
  await page.evaluate(() => {
    document.body.innerHTML = '<iframe src="/embed/ppo-clip/" title="figure" width="800" height="760"></iframe>'
  })
  const frame = page.frameLocator('iframe')
  await frame.locator('x-island[data-live]').waitFor()
  await frame.locator('svg [data-term]:visible').first().hover()
  await expect(frame.locator('.popover').getByRole('link').first()).toHaveAttribute('target', '_blank')
})
