/** A reader whose browser shows all text twice as large, on a phone: by the browser's own setting, which media queries follow too. */
import { expect, test } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '../../../scripts/browser.ts'
import { alive, readToTheEnd, skipQuestions } from '../site.ts'
import { CLIP, EVERYTHING, STEPS } from './specimen.ts'

const executablePath = findBrowser()
test.use({
  launchOptions: {
    args: [...BROWSER_ARGUMENTS, '--blink-settings=defaultFontSize=32'],
    ...(executablePath ? { executablePath } : {}),
  },
  viewport: { width: 360, height: 740 },
})

for (const path of ['/', EVERYTHING, STEPS, '/progress/'])
  test(`${path}: nothing has to be pushed sideways`, { tag: '@feature' }, async ({ page }) => {
    await skipQuestions(page)
    await page.goto(path)
    await readToTheEnd(page)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
  })

test('a drawing grows with the text, and its handle stays on its axis', { tag: '@feature' }, async ({ page }) => {
  await page.goto(CLIP)
  await alive(page, 'ppo-clip')
  const measured = () =>
    page.evaluate(() => {
      const drawing = document.querySelector<SVGSVGElement>('.drawing-container svg')!
      const handle = document.querySelector<HTMLElement>('.drawing-container .range-on-axis')!
      const [frame, box] = [drawing.getBoundingClientRect(), handle.getBoundingClientRect()]
      const scale = frame.width / drawing.viewBox.baseVal.width
      // Where the handle's middle is, in px of the drawing, beside where the drawing wants it.
      const middle = (box.top + box.height / 2 - frame.top) / scale
      return { distance: Math.abs(middle - (Number.parseFloat(handle.style.top) + 22)), scale }
    })
  expect((await measured()).distance).toBeLessThan(1)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect.poll(async () => (await measured()).scale).toBeCloseTo(2, 1)
  expect((await measured()).distance).toBeLessThan(1)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0)
})
