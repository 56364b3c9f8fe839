import { expect, test } from '@playwright/test'
import { builtPages } from '../built/pages.ts'
import { alive, listen } from './site.ts'

const embeds = builtPages().filter((path) => path.startsWith('/embed/'))

for (const path of embeds) {
  const name = path.split('/')[2]!
  test(
    `${name}: silent at rest; sliders by keyboard, in words; code, data, reset; a link with garbage`,
    {
      tag: '@figure',
    },
    async ({ page }) => {
      const complaints = listen(page)
      let status = ''
      let ran = false
      await page.exposeFunction('intruder', () => (ran = true))
      await page.goto(path)
      await alive(page, name)
      const figure = page.getByRole('figure').first()

      await test.step('the figure does not chatter: no announcement before the reader acts', async () => {
        await expect(page.getByRole('status').first()).toHaveText('')
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
        await expect(figure.locator('pre code').first()).toContainText(/export/)
        await figure.getByRole('button', { name: 'data', exact: true }).click()
        await expect(figure.getByRole('table').first()).toBeVisible()
        expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0)
        await figure.getByRole('button', { name: 'reset', exact: true }).first().click()
        await expect(figure.locator('figcaption')).toHaveText(status)
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
