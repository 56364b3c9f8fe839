import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { knobNames } from '../../src/course/family/knobs.ts'
import { methods } from '../../src/course/family/methods.ts'
import { builtPages } from '../built/pages.ts'
import { axeProblems } from './axe.ts'
import { readThrough } from './reading.ts'
import { jumps } from './jumps.ts'
import { NEEDS_A_PAGE, alive, listen } from './site.ts'

const embeds = builtPages().filter((path) => path.startsWith('/embed/'))

for (const path of embeds) {
  const name = path.split('/')[2]!
  test(
    `${name}: read as every page is; silent at rest; sliders by keyboard, in words; code, data, save, reset; a link with garbage`,
    {
      tag: '@figure',
    },
    async ({ page }) => {
      let status = ''
      let ran = false
      await page.exposeFunction('intruder', () => (ran = true))
      const complaints = await readThrough(page, path, { except: [], dark: true })
      await alive(page, name)
      const figure = page.getByRole('figure').first()

      await test.step('the figure does not chatter: no announcement before the reader acts', async () => {
        await expect(page.getByRole('status').first()).toHaveText('')
        // The river has gone on with the page's scrolling; what follows starts where a reader starts.
        await figure.getByRole('button', { name: 'reset', exact: true }).first().click()
        // A figure that computes many runs says how many are done, until all are.
        await expect(figure.locator('figcaption')).not.toHaveText(/ runs are done: /, { timeout: 30_000 })
        status = (await figure.locator('figcaption').textContent())!
      })

      await test.step('the numbers of a formula are those of its first frame', async () => {
        const first = await page.evaluate(async () => {
          const html = await (await fetch(location.href)).text()
          const slots = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('figure [data-slot]')
          return [...slots].map((slot) => slot.textContent)
        })
        expect(await figure.locator('[data-slot]').allTextContents()).toEqual(first)
      })

      await test.step('code shows the module’s text, data shows a table, reset leads back', async () => {
        await figure.getByRole('button', { name: 'code', exact: true }).click()
        await expect(figure.locator('pre code').first()).toContainText(/export|function/)
        await figure.getByRole('button', { name: 'data', exact: true }).click()
        await expect(figure.getByRole('table').first()).toBeVisible()
        expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0)
        await figure.getByRole('button', { name: 'reset', exact: true }).first().click()
        await expect(figure.locator('figcaption')).toHaveText(status)
      })

      await test.step('a drawing is saved as SVG that stands alone; a table as CSV alone', async () => {
        const drawings = await page.locator('.figure-drawing svg').count()
        await figure.getByRole('button', { name: 'save', exact: true }).first().press('Enter')
        const panel = page.getByRole('group', { name: 'save this figure' })
        if (drawings === 0) {
          await expect(panel.getByRole('button', { name: /CSV/ })).toBeVisible()
          await expect(panel.getByRole('button', { name: /SVG|PNG/ })).toHaveCount(0)
        } else {
          const download = page.waitForEvent('download')
          await panel.getByRole('button', { name: /^SVG/ }).press('Enter')
          const text = await readFile(await (await download).path(), 'utf8')
          expect(text).not.toMatch(NEEDS_A_PAGE)
          expect(text.length).toBeGreaterThan(1000)
        }
        await page.keyboard.press('Escape')
      })

      await test.step('every slider answers the keyboard and speaks in words; reset leads back from there', async () => {
        for (const slider of await page.getByRole('slider').all()) {
          if (!(await slider.isVisible()) || (await slider.isDisabled())) continue
          const before = await slider.inputValue()
          await slider.focus()
          await page.keyboard.press('End')
          const end = await slider.inputValue()
          await page.keyboard.press('Home')
          expect(await slider.inputValue(), 'from one end to the other').not.toBe(end)
          await page.keyboard.press('ArrowRight')
          const after = await slider.inputValue()
          expect([before, after].join(' ')).not.toContain('NaN')
          expect(await slider.getAttribute('aria-valuetext')).toBeTruthy()
        }
        await figure.getByRole('button', { name: 'reset', exact: true }).first().click()
        await expect(figure.locator('figcaption')).toHaveText(status)
        expect(complaints.errors).toEqual([])
      })

      await test.step('no choice, preset, box or end of a slider makes the figure jump on a phone', async () => {
        await page.setViewportSize({ width: 390, height: 844 })
        expect(await jumps(figure)).toEqual([])
      })

      await test.step('a link with garbage says what is allowed and shows the start; nothing is executed', async () => {
        await page.goto(`${path}?v=1&${name}.nonsense=%3Cscript%3Eintruder()%3C/script%3E`)
        await alive(page, name)
        await expect(page.getByRole('alert')).toContainText('nonsense')
        await expect(page.getByRole('alert')).toContainText('allowed')
        await expect(page.locator('figcaption').first()).toHaveText(status)
        expect(ran).toBe(false)
      })
    },
  )
}

test(
  'the bandit’s golden trace is replayed in the page: ten presses, seed 42',
  { tag: '@figure' },
  async ({ page }) => {
    await page.goto('/embed/bandit/?v=1&bandit.seed=42')
    await alive(page, 'bandit')
    const figure = page.locator('x-island#bandit')
    for (let i = 0; i < 10; i++) await figure.getByRole('button', { name: 'one try', exact: true }).click()
    await figure.getByRole('button', { name: 'data', exact: true }).click()
    const rows = await figure.locator('.data-table tbody tr').allTextContents()
    const actions = await figure.locator('.data-table tbody tr td:nth-child(2)').allTextContents()
    expect(actions.filter((text) => /^[A-E]$/.test(text)).join('')).toBe('DCEDBCBCEC')
    expect(rows.at(-1)).toMatch(
      /0\.1097.*0\.1400.*0\.4765.*0\.1441.*0\.1297.*0\.3646|0\.110.*0\.140.*0\.47[67].*0\.144.*0\.130/,
    )
  },
)

test.describe('the method matrix', { tag: '@figure' }, () => {
  test('filters, compares and runs by keyboard, and its link holds the state', async ({ page }) => {
    const complaints = listen(page)
    await page.goto('/embed/method-matrix/')
    await alive(page, 'method-matrix')
    const rows = page.locator('.method-matrix tbody tr')
    await expect(rows).toHaveCount(methods.length)
    await expect(page.getByText(`scroll it sideways to see all ${knobNames.length} knobs`)).toBeVisible()
    const scrolls = page.getByRole('region', { name: 'Methods and their settings' }).first()
    expect(await scrolls.evaluate((table) => table.scrollWidth - table.clientWidth)).toBeGreaterThan(0)
    await page.getByText('filter the rows by knob').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'division', exact: true }).focus()
    await page.keyboard.type('by the group’s s')
    const dividing = await rows.count()
    expect(dividing).toBeGreaterThan(0)
    expect(dividing).toBeLessThan(methods.length)
    await expect(page.getByRole('status').first()).toHaveText(
      new RegExp(`of ${methods.length} have division: by the group’s std`),
    )
    await page.getByRole('combobox', { name: 'division', exact: true }).selectOption('any')
    await expect(rows).toHaveCount(methods.length)
    await expect(page.getByRole('combobox', { name: 'division', exact: true })).toBeVisible()
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
    expect(await axeProblems(page)).toEqual([])
  })

  test('a cell leads to the section that shows it, without scripts too', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/algorithms/')
    await expect(page.locator('.method-matrix tbody tr')).toHaveCount(methods.length)
    await page.locator('.method-matrix').getByRole('link', { name: 'weight capped' }).click()
    await expect(page).toHaveURL(/\/lessons\/family\/#cispo$/)
    await context.close()
  })
})
