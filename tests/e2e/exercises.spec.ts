import { readFileSync } from 'node:fs'
import { type Locator, type Page, expect, test } from '@playwright/test'
import { ORIGIN } from '../../playwright.config.ts'
import { builtPages } from '../built/pages.ts'
import { listen } from './site.ts'

const KEY = 'advantage-progress'
const SOFTMAX = '/lessons/softmax/'
const tests = builtPages().filter((path) => /^\/lessons\/.*\/test\/$/.test(path))

const exercise = (page: Page, id: string): Locator => page.locator(`#exercise-${id}`)
/** Near it, its script is there and its button works. */
async function come(page: Page, path: string, id: string): Promise<Locator> {
  await page.goto(path)
  const found = exercise(page, id)
  await found.scrollIntoViewIfNeeded()
  await expect(found.getByRole('button', { name: 'check' })).toBeEnabled()
  return found
}
const stored = (page: Page) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as Record<string, never> | null, KEY)

/** Gives the right answer, as the page's own data says it. */
async function solve(question: Locator): Promise<void> {
  const kind = (await question.getAttribute('data-kind'))!
  const answer = (await question.getAttribute('data-answer'))!
  if (kind === 'choice') await question.getByRole('radio').nth(Number(answer)).check()
  else if (kind === 'number') await question.getByRole('textbox').fill(answer)
  else
    for (const [place, letter] of answer.split(' ').entries()) {
      const line = question.locator(`li[data-place="${letter}"]`)
      for (;;) {
        const now = await line.evaluate((element) => [...element.parentElement!.children].indexOf(element))
        if (now === place) break
        await line.getByRole('button', { name: /move up/ }).click()
      }
    }
}

test.describe('in a lesson', { tag: '@feature' }, () => {
  test('multiple choice by keyboard: choose first, wrong with its line, try again, right; the explanation opens', async ({
    page,
  }) => {
    const question = await come(page, SOFTMAX, 'add-100')
    const check = question.getByRole('button', { name: 'check' })
    const said = question.getByRole('status')
    await check.focus()
    await page.keyboard.press('Enter')
    await expect(said).toHaveText('Choose one of the options first.')
    await expect(question.getByRole('radio').first()).toBeFocused()
    await question.getByRole('radio', { name: /log-probabilities grow by 100/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(said).toContainText('Not so: ')
    await expect(said).toContainText('if one stays, so does the other')
    await expect(said).not.toContainText('(a)')
    await expect(question.getByText('Each height grows by the same factor')).toBeVisible()
    expect(await stored(page)).toMatchObject({
      version: 1,
      answers: { 'softmax/add-100': { right: false, misses: 1 } },
    })
    await question.getByRole('button', { name: 'try again' }).focus()
    await page.keyboard.press('Enter')
    await expect(question.getByText('Each height grows')).toBeHidden()
    await expect(question.getByRole('radio').first()).toBeFocused()
    await question.getByRole('radio', { name: /nothing, to either/ }).check()
    await check.click()
    await expect(said).toHaveText('Right.')
    expect(await stored(page)).toMatchObject({ answers: { 'softmax/add-100': { right: true, misses: 1 } } })
    await page.reload()
    await question.scrollIntoViewIfNeeded()
    await expect(question.getByText('Exercise 4, right last time')).toBeVisible()
  })

  test('a number: forms it accepts, text it refuses in words, a slip it knows', async ({ page }) => {
    const question = await come(page, SOFTMAX, 'three-heights')
    const field = question.getByRole('textbox', { name: 'your answer' })
    const said = question.getByRole('status')
    for (const [text, verdict] of [
      ['', /^Write a number first/],
      ['a lot', /“a lot” is no number/],
      ['1,234', /two ways/],
      ['6', /^Not so: that is its height/],
      ['2/3', /the third height is not 0/],
      ['0.3', /^Not so\. The answer below says why/],
    ] as const) {
      await field.fill(text)
      await field.press('Enter')
      await expect(said).toHaveText(verdict)
    }
    for (const text of ['0.6', '.6', '0,6', '60 %', '6/10']) {
      await field.fill(text)
      await field.press('Enter')
      await expect(said).toHaveText('Right.')
    }
    await field.fill('<img src=x onerror=alert(1)>')
    await field.press('Enter')
    await expect(said).toContainText('<img src=x onerror=alert(1)>')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  })

  test('an ordering by keyboard: the line keeps the focus, its place is said, the ends stay put', async ({ page }) => {
    const question = await come(page, SOFTMAX, 'sharpest-first')
    const lines = question.locator('.options li')
    const first = (await lines.first().textContent())!
    await lines.first().getByRole('button', { name: 'move up (a)' }).press('Enter')
    await expect(lines.first()).toHaveText(first)
    const down = lines.first().getByRole('button', { name: 'move down (a)' })
    await down.press('Enter')
    await expect(lines.nth(1)).toHaveText(first)
    await expect(question.getByRole('button', { name: 'move down (a)' })).toBeFocused()
    await expect(question.getByRole('status')).toHaveText('(a) is now number 2 of 4.')
    await question.getByRole('button', { name: 'check' }).press('Enter')
    await expect(question.getByRole('status')).toContainText('Not so.')
    await question.getByRole('button', { name: 'try again' }).press('Enter')
    await expect(lines.first()).toHaveText(first)
    await solve(question)
    await question.getByRole('button', { name: 'check' }).press('Enter')
    await expect(question.getByRole('status')).toHaveText('Right.')
  })

  test('questions come back from two lessons earlier, and count for the lesson they are from', async ({ page }) => {
    await page.goto('/lessons/ppo/')
    const again = page.locator('.exercise[id^="again-post-training-"]')
    await expect(again).toHaveCount(2)
    await again.first().scrollIntoViewIfNeeded()
    await expect(again.first().getByText(/^Again from lesson.1/)).toBeVisible()
    await expect(again.first().getByRole('button', { name: 'check' })).toBeEnabled()
    await solve(again.first())
    await again.first().getByRole('button', { name: 'check' }).click()
    const key = (await again.first().getAttribute('data-question'))!
    expect(key).toMatch(/^post-training\//)
    expect((await stored(page))!.answers).toHaveProperty([key])
    await page.goto('/lessons/groups/')
    await expect(page.locator('.exercise[id^="again-softmax-"]')).toHaveCount(2)
  })

  test('nothing moves when the script arrives, also on a phone with earlier answers', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.addInitScript(() =>
      localStorage.setItem(
        'advantage-progress',
        '{"version":1,"answers":{"softmax/three-heights":{"right":false,"misses":1,"at":1}}}',
      ),
    )
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route(/\/assets\/exercises-/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(SOFTMAX)
    const question = exercise(page, 'three-heights')
    await question.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.exercise > *')].map((element) => {
          const { height, width } = element.getBoundingClientRect()
          return [Math.round(width), Math.round(height)]
        }),
      )
    const before = await places()
    release()
    await expect(question.getByRole('button', { name: 'check' })).toBeEnabled()
    await expect(question.getByText('not right last time')).toBeVisible()
    expect(await places()).toEqual(before)
  })
})

test.describe('a test', { tag: '@feature' }, () => {
  test('every lesson with questions has one, linked at its head', async ({ page }) => {
    expect(tests).toEqual(expect.arrayContaining(['/lessons/post-training/test/', '/lessons/ppo/test/']))
    await page.goto(SOFTMAX)
    await page.getByRole('link', { name: 'I know this: test me' }).click()
    await expect(page).toHaveURL(/\/lessons\/softmax\/test\/$/)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  })

  for (const path of tests)
    test(
      `${path} has six questions of all kinds; its right answers are right, and the map then knows it`,
      { tag: '@page' },
      async ({ page }) => {
        const complaints = listen(page)
        await page.goto(path)
        const questions = page.locator('.exercise')
        const kinds = await questions.evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset.kind))
        expect(kinds.length).toBeGreaterThanOrEqual(6)
        expect(kinds.filter((kind) => kind === 'number').length).toBeGreaterThanOrEqual(2)
        expect(kinds.filter((kind) => kind === 'choice').length).toBeGreaterThanOrEqual(2)
        expect(kinds).toContain('order')
        const score = page.getByRole('button', { name: 'score' })
        await score.scrollIntoViewIfNeeded()
        await expect(score).toBeEnabled()
        for (const question of await questions.all()) await solve(question)
        await score.click()
        const said = page.locator('[data-test]').getByRole('status')
        await expect(said).toHaveText(
          `${kinds.length} of ${kinds.length} right. You know this lesson; the map of the course says so now.`,
        )
        await page.goto('/progress/')
        const slug = path.split('/')[2]
        await expect(page.locator(`[data-lesson="${slug}"] > [data-state]`)).toHaveText(
          `known, test: ${kinds.length} of ${kinds.length}`,
        )
        expect(complaints).toEqual({ errors: [], foreign: [] })
      },
    )

  test('unanswered is not right, the answers open, and it can be taken again', async ({ page }) => {
    await page.goto('/lessons/ppo/test/')
    const score = page.getByRole('button', { name: 'score' })
    await score.scrollIntoViewIfNeeded()
    await expect(score).toBeEnabled()
    // A slip of the finger spoils nothing.
    await score.click()
    await expect(page.locator('[data-test]').getByRole('status')).toHaveText(/^Answer a question first/)
    await expect(page.locator('.exercise details[open]')).toHaveCount(0)
    await page.getByRole('radio').first().check()
    await score.click()
    await expect(page.locator('[data-test]').getByRole('status')).toHaveText(
      /^[01] of 8 right\. With 7 the lesson counts as known/,
    )
    // Eight answers open above it, and the score stays in sight.
    await expect(page.locator('[data-test]').getByRole('status')).toBeInViewport()
    await expect(page.getByText('Not answered.')).toHaveCount(7)
    await expect(page.locator('.exercise details[open]')).toHaveCount(8)
    await page.getByRole('button', { name: 'take it again' }).click()
    await expect(page.locator('.exercise details[open]')).toHaveCount(0)
    await expect(page.getByRole('radio').first()).not.toBeChecked()
    await expect(page.getByRole('radio').first()).toBeFocused()
  })
})

test.describe('progress', { tag: '@feature' }, () => {
  const answer = async (page: Page, right: boolean) => {
    const question = await come(page, SOFTMAX, 'four-times')
    await question.getByRole('textbox').fill(right ? '1.386' : '4')
    await question.getByRole('button', { name: 'check' }).click()
    await expect(question.getByRole('status')).not.toBeEmpty()
  }

  test('what was answered wrong is due, and leads back to its question', async ({ page }) => {
    await answer(page, false)
    await page.goto('/progress/')
    await expect(page.locator('[data-lesson=softmax] > [data-state]')).toHaveText('1 of 8 answered')
    const due = page.locator('[data-progress-due] li')
    await expect(due).toHaveText(['the gap that makes a word four times as likely, lesson 2'])
    await due.getByRole('link').click()
    await expect(page).toHaveURL(/softmax\/#exercise-four-times$/)
    await expect(exercise(page, 'four-times')).toBeInViewport()
  })

  test('the first page says it quietly', async ({ page }) => {
    await answer(page, true)
    await page.goto('/')
    const stop = page.locator('.course-stop[data-lesson=softmax] .stop-minutes')
    await stop.scrollIntoViewIfNeeded()
    await expect(stop).toHaveText('1 of 8')
    await expect(page.locator('.course-stop[data-lesson=ppo] .stop-minutes')).toHaveText(/^\d+ min$/)
  })

  test('saved as a file, erased, and opened again', async ({ page }) => {
    await answer(page, true)
    await page.goto('/progress/')
    const before = await stored(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'save as a file' }).click()
    const file = await (await download).path()
    expect((await download).suggestedFilename()).toMatch(/^advantage-progress-\d{4}-\d\d-\d\d\.json$/)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ format: 'advantage-progress', ...before })

    const said = page.locator('.progress-said')
    await page.getByRole('button', { name: 'erase all' }).click()
    await expect(said).toContainText('Press again')
    expect(await stored(page)).toEqual(before)
    await page.getByRole('button', { name: 'erase all, really' }).click()
    await expect(said).toContainText('Nothing of it is left')
    expect(await stored(page)).toBeNull()
    await expect(page.locator('[data-lesson=softmax] > [data-state]')).toHaveText('not begun')

    await page.getByLabel('open a file').setInputFiles(file)
    await expect(said).toContainText('1 record added')
    expect(await stored(page)).toEqual(before)
    await expect(page.locator('[data-lesson=softmax] > [data-state]')).toHaveText('1 of 8 answered')
  })

  test('nothing moves when the marks arrive, on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await answer(page, true)
    for (const path of ['/progress/', '/']) {
      await page.goto(path)
      await page.locator('[data-lesson=softmax]').scrollIntoViewIfNeeded()
      await expect(page.locator('[data-lesson=softmax]').getByText(/^1 of 8/)).toBeVisible()
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
            ).observe({ type: 'layout-shift', buffered: true })
            setTimeout(resolve, 300, 0)
          }),
      )
      expect(shift, path).toBeLessThanOrEqual(0.01)
    }
  })

  test('leaving the erase button takes the question back', async ({ page }) => {
    await page.goto('/progress/')
    await page.getByRole('button', { name: 'erase all' }).press('Enter')
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: 'erase all', exact: true })).toBeVisible()
  })

  test('files that are not ours change nothing and say why', async ({ page }) => {
    await answer(page, true)
    await page.goto('/progress/')
    const before = await stored(page)
    const said = page.locator('.progress-said')
    for (const [name, text, words] of [
      ['holiday.json', '{"beach": true}', 'holiday.json is no progress file of this course. Nothing was changed.'],
      ['photo.json', '\u0000\u0001PNG', 'photo.json is no progress file'],
      ['proto.json', '{"__proto__":{"format":"advantage-progress","version":1}}', 'proto.json is no progress file'],
      ['large.json', 'x'.repeat(1_048_576), 'large.json is larger than 256 KB'],
      ['later.json', '{"format":"advantage-progress","version":9}', 'newer version'],
    ] as const) {
      await page
        .getByLabel('open a file')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
      await expect(said).toContainText(words)
    }
    expect(await stored(page)).toEqual(before)
  })

  test('two tabs keep both answers, and the page in the other tab follows', async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto('/progress/')
    await expect(other.locator('[data-lesson=softmax] > [data-state]')).toHaveText('not begun')
    await answer(page, true)
    await expect(other.locator('[data-lesson=softmax] > [data-state]')).toHaveText('1 of 8 answered')
  })

  test('damaged storage: what can be kept is kept, the rest is set aside, and it is said', async ({ page }) => {
    const damaged =
      '{"version":1,"answers":{"softmax/add-100":{"right":true,"misses":0,"at":1},"softmax/four-times":7}}'
    await page.goto('/404.html')
    await page.evaluate(([key, text]) => localStorage.setItem(key!, text!), [KEY, damaged])
    await page.goto('/progress/')
    await expect(page.locator('.progress-said')).toContainText(
      '1 entry of your progress could not be read; the rest is kept',
    )
    await expect(page.locator('[data-lesson=softmax] > [data-state]')).toHaveText('1 of 8 answered')
    expect(await page.evaluate((key) => localStorage.getItem(`${key}-damaged`), KEY)).toBe(damaged)
  })

  test('full storage: the verdict comes all the same, with a word that it is not kept', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
    })
    const question = await come(page, SOFTMAX, 'four-times')
    await question.getByRole('textbox').fill('1.39')
    await question.getByRole('button', { name: 'check' }).click()
    await expect(question.getByRole('status')).toHaveText(
      'Right. Your browser did not keep this: no room. What you do here counts until you close or leave the page.',
    )
  })
})

test(
  'without scripts questions, options and explained answers read; no control does nothing',
  { tag: '@feature' },
  async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN })
    const page = await context.newPage()
    for (const path of [SOFTMAX, '/lessons/softmax/test/']) {
      await page.goto(path)
      for (const question of await page.locator('.exercise').all()) {
        await expect(question.getByRole('button')).toHaveCount(0)
        await expect(question.getByRole('radio')).toHaveCount(0)
        await expect(question.getByRole('textbox')).toHaveCount(0)
        await question.locator('summary').click()
        await expect(question.getByText(/^(It is|The order is) /)).toBeVisible()
      }
      await expect(page.getByRole('button', { name: 'score' })).toHaveCount(0)
    }
    await page.goto('/progress/')
    await expect(page.getByText('Keeping progress needs JavaScript')).toBeVisible()
    await expect(page.locator('main').getByRole('button')).toHaveCount(0)
    await page.getByText('8 questions').first().click()
    await expect(page.getByRole('link', { name: 'adding 100 to all logits' })).toBeVisible()
    await context.close()
  },
)
