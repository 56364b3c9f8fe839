/** Links as they come: out of embed code, out of a sentence, from another version, for another page. */
import { expect, test } from '@playwright/test'
import { alive, listen } from '../site.ts'
import { CLIP, EVERYTHING, RATIO } from './specimen.ts'

test.describe('a pasted link', { tag: '@feature' }, () => {
  test('with &amp; and with what stood behind it in its sentence is read', async ({ page }) => {
    await page.goto(`${CLIP}?v=1&amp;ppo-clip.ratio=1.4&amp;hide=tools).`)
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('slider', { name: RATIO })).toHaveValue('1.4')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'reset', exact: true })).toHaveCount(0)
  })

  test('to a place, with a bracket and a full stop behind it, leads there; a malformed one stops nothing', async ({
    page,
  }) => {
    const { errors } = listen(page)
    await page.goto(`${EVERYTHING}#checks).`)
    await expect(page.locator('#checks')).toBeInViewport()
    await expect(page).toHaveURL(/#checks$/)
    // Another query: with the same one only the place would change, and no page be loaded.
    await page.goto(`${EVERYTHING}?v=1#50%`)
    await alive(page, 'ppo-clip')
    expect(errors).toEqual([])
  })

  test('that names a figure this page has not says so, and which there are', async ({ page }) => {
    await page.goto(`${CLIP}?v=1&clip.ratio=1.4`)
    await expect(page.getByRole('alert')).toContainText('“clip”; allowed: ppo-clip.')
    await page.getByRole('alert').getByRole('button', { name: 'dismiss' }).press('Enter')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('of a version that is not known is refused whole: the start stands, as the notice says', async ({ page }) => {
    await page.goto(`${CLIP}?v=999&ppo-clip.ratio=1.4`)
    await alive(page, 'ppo-clip')
    await expect(page.getByRole('alert')).toContainText('v was “999”; allowed: a version from 1 to 1')
    await expect(page.getByRole('slider', { name: RATIO })).toHaveValue('1.35')
  })
})
