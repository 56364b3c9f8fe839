import { readFile } from 'node:fs/promises'
import { type Download, type Page, expect, test } from '@playwright/test'
import { axeProblems } from '../axe.ts'
import { NEEDS_A_PAGE, alive, listen } from '../site.ts'
import { CLIP, EVERYTHING, RATIO } from './specimen.ts'

/** Opens "save" by the keyboard. */
async function openSave(page: Page, path = CLIP) {
  await page.goto(path)
  await alive(page, 'ppo-clip')
  const tool = page.locator('x-island#ppo-clip').getByRole('button', { name: 'save', exact: true })
  await tool.press('Enter')
  const panel = page.getByRole('group', { name: 'save this figure' })
  await expect(panel).toBeVisible()
  return { tool, panel }
}

async function saved(page: Page, name: RegExp): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('group', { name: 'save this figure' }).getByRole('button', { name }).press('Enter')
  return download
}

const contentOf = async (download: Download) => readFile(await download.path())

test.describe('save', { tag: '@feature' }, () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the SVG stands alone, ${colorScheme}`, async ({ page, browser }) => {
      const complaints = listen(page)
      await page.emulateMedia({ colorScheme })
      await openSave(page)
      const download = await saved(page, /^SVG/)
      expect(download.suggestedFilename()).toBe('ppo-clip.svg')
      const text = (await contentOf(download)).toString()
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
      expect(text).toContain('<title>')
      expect(text).toContain("'Source Sans 3'")
      expect(text).toContain(colorScheme === 'light' ? 'fill="rgb(251, 250, 246)"' : 'fill="rgb(22, 23, 26)"')
      expect(text).not.toMatch(NEEDS_A_PAGE)

      // On an empty page, without the site's style sheet, it looks the same.
      const styles = (target: Page) =>
        target.evaluate(() =>
          [...document.querySelectorAll('[data-drawn] *')]
            .filter((element) => element.closest('defs') === null)
            .map((element) => {
              const { fill, stroke, strokeWidth, strokeDasharray, fontSize, fontWeight, opacity } =
                getComputedStyle(element)
              return [element.tagName, fill, stroke, strokeWidth, strokeDasharray, fontSize, fontWeight, opacity].join()
            }),
        )
      await page.locator('.drawing-container svg:visible').evaluate((svg) => svg.setAttribute('data-drawn', ''))
      const context = await browser.newContext()
      const empty = await context.newPage()
      await empty.setContent(text)
      await empty.locator('svg svg').evaluate((svg) => svg.setAttribute('data-drawn', ''))
      expect(await styles(empty)).toEqual(await styles(page))
      await context.close()
      expect(complaints.errors).toEqual([])
    })

  test('the PNG has two pixels per px and is drawn', async ({ page }) => {
    const complaints = listen(page)
    await openSave(page)
    const drawn = (await page.locator('.drawing-container svg:visible').boundingBox())!
    const download = await saved(page, /^PNG/)
    expect(download.suggestedFilename()).toBe('ppo-clip.png')
    const content = await contentOf(download)
    expect(content.subarray(1, 4).toString()).toBe('PNG')
    expect(content.readUInt32BE(16)).toBe(2 * (Math.ceil(drawn.width) + 24))
    expect(content.readUInt32BE(20)).toBe(2 * (Math.ceil(drawn.height) + 24))
    const colours = await page.evaluate(async (data) => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')!
      pen.drawImage(image, 0, 0)
      return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size
    }, content.toString('base64'))
    expect(colours).toBeGreaterThan(50)
    expect(complaints.errors).toEqual([])
  })

  test('the CSV holds the rows of the data table', async ({ page }) => {
    await openSave(page)
    const download = await saved(page, /^CSV/)
    expect(download.suggestedFilename()).toBe('ppo-clip.csv')
    const lines = (await contentOf(download)).toString().trimEnd().split('\r\n')
    await page.getByRole('button', { name: 'data', exact: true }).press('Enter')
    const rows = await page.locator('.data-table tbody tr').all()
    expect(lines).toHaveLength(rows.length + 1)
    const last = await rows.at(-1)!.locator('th, td').allTextContents()
    expect(lines.at(-1)).toBe(last.map((cell) => cell.replace(/^−(?=\d)/, '-')).join(','))
  })

  test('the embed code carries the state, opens to it, and can leave parts out', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { panel } = await openSave(page, `${EVERYTHING}?v=1&ppo-clip.ratio=0.5`)
    const code = panel.getByRole('textbox', { name: /embed code/ })
    await expect(code).toHaveValue(/<iframe src="[^"]*\/embed\/ppo-clip\/\?v=1&amp;ppo-clip\.ratio=0\.5[^"]*"/)
    await panel.getByRole('checkbox', { name: 'without controls' }).press('Space')
    await panel.getByRole('checkbox', { name: 'without tools' }).press('Space')
    await expect(code).toHaveValue(/hide=controls,tools"/)
    await panel.getByRole('button', { name: 'copy the code' }).press('Enter')
    await expect(panel.getByRole('button', { name: 'copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue())

    const status = await page.locator('x-island#ppo-clip figcaption').textContent()
    const address = /src="([^"]+)"/.exec(await code.inputValue())![1]!.replaceAll('&amp;', '&')
    await page.goto(address)
    await alive(page, 'ppo-clip')
    await expect(page.locator('figcaption')).toHaveText(status!)
    await expect(page.getByRole('button', { name: 'reset' })).toHaveCount(0)
  })

  test('the tools are one stop of the keyboard; arrows walk through them, and the stop stays where the reader was', async ({
    page,
  }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    const bar = page.getByRole('toolbar')
    const tool = (name: string) => bar.getByRole('button', { name, exact: true })
    expect(await bar.locator('button').evaluateAll((buttons) => buttons.map((button) => button.tabIndex))).toEqual([
      0, -1, -1, -1, -1,
    ])
    await tool('reset').focus()
    await page.keyboard.press('ArrowLeft')
    await expect(tool('save')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(tool('data')).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(tool('data')).toBeFocused()
    await page.keyboard.press('Home')
    await expect(tool('reset')).toBeFocused()
  })

  test('the way through the lessons is one stop, and arrow keys reach each of them; few stops stand before the text', async ({
    page,
  }) => {
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    const stops: string[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const stop = document.activeElement!
        return stop.closest('main') ? null : (stop.closest('nav') ?? stop).className
      })
      if (stop === null) break
      stops.push(stop)
      expect(stops.length).toBeLessThanOrEqual(4)
    }
    expect(stops).toEqual(['skip-link', 'site-name', 'lesson-way', 'theme-switch'])
    const way = page.getByRole('navigation', { name: 'lessons' }).getByRole('link')
    await way.nth(2).focus()
    await page.keyboard.press('Home')
    for (let at = 0; at < (await way.count()); at++) {
      await expect(way.nth(at)).toBeFocused()
      await page.keyboard.press('ArrowRight')
    }
    // Coming back, the stop is where the reader left it.
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(way.nth((await way.count()) - 2)).toBeFocused()
  })

  test('Escape closes the panel and leads back to the tool', async ({ page }) => {
    const { tool, panel } = await openSave(page)
    await panel.getByRole('button', { name: /^CSV/ }).focus()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(tool).toBeFocused()
    await expect(tool).toHaveAttribute('aria-expanded', 'false')
  })

  test('full screen: the figure alone, axe finds nothing, and the focus comes back', async ({ page }) => {
    const { tool, panel } = await openSave(page)
    await panel.getByRole('button', { name: 'full screen', exact: true }).press('Enter')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('FIGURE')
    await expect(tool).toBeFocused()
    expect(await axeProblems(page)).toEqual([])
    await tool.press('Enter')
    await panel.getByRole('button', { name: 'leave full screen' }).press('Enter')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull()
    await expect(tool).toBeFocused()
  })

  test('where full screen is not supported, nothing offers it', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }))
    const { panel } = await openSave(page)
    await expect(panel.getByRole('button', { name: /full screen/ })).toHaveCount(0)
  })

  test('axe finds nothing with the panel open, and nothing sticks out, on a phone and on a desk', async ({ page }) => {
    await openSave(page)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await axeProblems(page), `${width} px`).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        `${width} px`,
      ).toBeLessThanOrEqual(0)
    }
  })

  test('no byte of it is fetched before it is asked for; a lost connection is said', async ({ page }) => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.route(/assets\/figure-save.*\.js/, (route) => route.abort())
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    expect(fetched.filter((url) => /figure-save|embed/.test(url))).toEqual([])
    await page.locator('x-island#ppo-clip').getByRole('button', { name: 'save', exact: true }).press('Enter')
    await expect(page.getByRole('alert')).toContainText('could not be loaded')
  })
})

test.describe('embed', { tag: '@feature' }, () => {
  test('hide=controls,tools leaves the drawing and its words', async ({ page }) => {
    await page.goto(`${CLIP}?v=1&ppo-clip.ratio=0.5&hide=controls,tools`)
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('slider')).toHaveCount(0)
    // The list of a formula's terms belongs to the formula.
    await expect(page.getByRole('button').filter({ hasNotText: 'terms of this formula' })).toHaveCount(0)
    await expect(page.locator('figcaption')).toBeVisible()
    await expect(page.locator('figure svg').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a part that cannot be hidden is named, and nothing is executed', async ({ page }) => {
    await page.goto(`${CLIP}?hide=tools,%3Cimg%20src=x%20onerror=alert(1)%3E`)
    await alive(page, 'ppo-clip')
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('hide was “<img src=x onerror=alert(1)>”; allowed: controls, tools.')
    await expect(alert.locator('img')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'reset' })).toHaveCount(0)
    await alert.getByRole('button', { name: 'dismiss' }).press('Enter')
    await expect(alert).toHaveCount(0)
  })

  test('in a sandboxed frame, which has an origin of no site, it lives with its fonts and its state', async ({
    page,
  }) => {
    const { errors } = listen(page)
    await page.goto('/progress/')
    await page.evaluate((address) => {
      document.body.innerHTML = `<iframe sandbox="allow-scripts" src="${address}" title="figure" width="800" height="800"></iframe>`
    }, `${CLIP}?v=1&ppo-clip.ratio=1.4`)
    const frame = page.frameLocator('iframe')
    await expect(frame.locator('x-island[data-live]')).toBeVisible()
    expect(await frame.locator('html').evaluate(() => origin)).toBe('null')
    await expect(frame.getByRole('slider', { name: RATIO })).toHaveValue('1.4')
    await frame.getByRole('slider', { name: RATIO }).press('ArrowRight')
    await expect(frame.getByRole('slider', { name: RATIO })).toHaveValue('1.41')
    expect(errors).toEqual([])
  })

  test('tells the page around it how high it is, and again when that changes', async ({ page }) => {
    await page.goto('/404.html')
    await page.evaluate((address) => {
      document.body.innerHTML = `<iframe src="${address}" title="figure" width="800" height="50" style="border: 0"></iframe>`
      addEventListener('message', ({ source, data }: MessageEvent<{ type?: string; height?: number }>) => {
        if (data?.type !== 'advantage:height') return
        for (const frame of document.querySelectorAll('iframe'))
          if (frame.contentWindow === source) frame.height = String(Number(data.height))
      })
    }, CLIP)
    const frame = page.frameLocator('iframe')
    const height = () => page.locator('iframe').evaluate((iframe: HTMLIFrameElement) => Number(iframe.height))
    await expect.poll(height).toBeGreaterThan(400)
    await expect(frame.locator('x-island[data-live]')).toBeVisible()
    await frame.getByRole('button', { name: 'data', exact: true }).waitFor()
    await page.waitForTimeout(300)
    const before = await height()
    await frame.getByRole('button', { name: 'data', exact: true }).press('Enter')
    await expect.poll(height).toBeGreaterThan(before + 50)
    // All of it is in sight, and closing gives the room back.
    expect(await frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight)).toBeLessThanOrEqual(0)
    await frame.getByRole('button', { name: 'data', exact: true }).press('Enter')
    await expect.poll(height).toBe(before)
  })
})
