import { readFileSync } from 'node:fs'
import { type Locator, type Page, expect, test } from '@playwright/test'
import { ORIGIN_OF_SPECIMEN } from '../../../playwright.config.ts'
import { lessonBySlug } from '../../../src/course/catalogue.ts'
import { neededToPass } from '../../../src/progress/passing.ts'
import { holdScripts, listen } from '../site.ts'
import { EVERYTHING } from './specimen.ts'

const KEY = 'advantage-progress'
const TEST = `${EVERYTHING}test/`
/** How many questions the specimen's test has. */
const ASKED = 10

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
  if (kind === 'choice') await question.locator(`input[value="${answer}"]`).check()
  else if (kind === 'number') await question.getByRole('textbox').fill(answer)
  else
    for (const [place, item] of answer.split(' ').entries()) {
      const line = question.locator(`li[data-option="${item}"]`)
      for (;;) {
        const now = await line.evaluate((element) => [...element.parentElement!.children].indexOf(element))
        if (now === place) break
        await line.getByRole('button', { name: /move up/ }).click()
      }
    }
}

test.describe('in a lesson', { tag: '@feature' }, () => {
  test('multiple choice by keyboard: choose first; a wrong one gets its line and a second try; the second opens the answer', async ({
    page,
  }) => {
    const question = await come(page, EVERYTHING, 'shift')
    const check = question.getByRole('button', { name: 'check' })
    const said = question.getByRole('status')
    const explanation = question.getByText('the factor goes away')
    await check.focus()
    await page.keyboard.press('Enter')
    await expect(said).toHaveText('Choose one of the options first.')
    await expect(question.getByRole('radio').first()).toBeFocused()
    await question.getByRole('radio', { name: /the heights grow/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(said).toHaveText('Not quite: if one stays, so does the other.')
    await expect(explanation).toBeHidden()
    await expect(question.getByRole('radio', { name: /the heights grow/ })).toBeFocused()
    // The same answer again is no second try.
    await page.keyboard.press('Enter')
    await expect(said).toHaveText(/^That is the same answer as before/)
    await expect(explanation).toBeHidden()
    expect(await stored(page)).toMatchObject({
      version: 2,
      answers: { 'expectations/shift': { right: false, misses: 1 } },
    })
    await question.getByRole('radio', { name: /the largest wins/ }).check()
    await check.click()
    await expect(said).toHaveText('Not quite. The answer below says why.')
    await expect(explanation).toBeVisible()
    await question.getByRole('button', { name: 'try again' }).focus()
    await page.keyboard.press('Enter')
    await expect(explanation).toBeHidden()
    await question.getByRole('radio', { name: /nothing, to either/ }).check()
    await check.click()
    await expect(said).toHaveText('Right.')
    await expect(explanation).toBeVisible()
    expect(await stored(page)).toMatchObject({ answers: { 'expectations/shift': { right: true, misses: 2 } } })
    await page.reload()
    await question.scrollIntoViewIfNeeded()
    await expect(question.getByText('Exercise 3, right last time')).toBeVisible()
  })

  test('a wrong answer that no slip explains gets the hint, formula included; hint and answer open when asked for', async ({
    page,
  }) => {
    const question = await come(page, EVERYTHING, 'quarter')
    const said = question.getByRole('status')
    await question.getByRole('textbox').fill('0.4')
    await question.getByRole('textbox').press('Enter')
    await expect(said).toContainText('Not yet. Divide by four')
    await expect(said.locator('.katex')).toHaveCount(1)
    await expect(question.getByRole('textbox')).toBeFocused()
    await expect(question.locator('details[open]')).toHaveCount(0)
    await question.getByText('hint', { exact: true }).click()
    await expect(question.locator('details.hint[open]')).toHaveCount(1)
    await question.getByText('the answer', { exact: true }).click()
    await expect(question.getByText(/^It is 0.25/)).toBeVisible()
    // Read before it was answered.
    await expect.poll(() => stored(page)).toMatchObject({ opened: { 'expectations/quarter': { seed: 0 } } })
  })

  test('a number: forms it accepts, text it refuses in words, a slip it knows', async ({ page }) => {
    const question = await come(page, EVERYTHING, 'tenths')
    const field = question.getByRole('textbox', { name: 'your answer' })
    const said = question.getByRole('status')
    for (const [text, verdict] of [
      ['', /^Write a number first/],
      ['a lot', /“a lot” cannot be read as a number/],
      ['1,234', /two ways/],
      ['6', /^Not quite: that is its height/],
      ['6.0', /^Not quite: that is its height/],
      ['0.3', /^Not quite\. The answer below says why/],
      ['2/3', /the third height is not 0/],
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
    const question = await come(page, EVERYTHING, 'by-size')
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
    await expect(question.getByRole('status')).toHaveText('Not yet. Begin with what fits on a fingertip.')
    await expect(lines.nth(1)).toHaveText(first)
    await solve(question)
    await question.getByRole('button', { name: 'check' }).press('Enter')
    await expect(question.getByRole('status')).toHaveText('Right.')
  })

  test('questions come back from two lessons earlier, and count for the lesson they are from', async ({ page }) => {
    await page.goto(EVERYTHING)
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
    // One that the lesson itself asks for again.
    await expect(page.locator('.exercise[id^="again-softmax-"]')).toHaveCount(1)
  })

  test('nothing moves when the script arrives, also on a phone with earlier answers', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.addInitScript(() =>
      localStorage.setItem(
        'advantage-progress',
        '{"version":1,"answers":{"expectations/tenths":{"right":false,"misses":1,"at":1}}}',
      ),
    )
    const release = await holdScripts(page, /\/assets\/exercises-/)
    await page.goto(EVERYTHING)
    const question = exercise(page, 'tenths')
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
  test('a lesson with questions has one, linked at its head', async ({ page }) => {
    await page.goto(EVERYTHING)
    await page.getByRole('link', { name: 'I know this: test me' }).click()
    await expect(page).toHaveURL(new RegExp(`${TEST}(\\?seed=\\d+)?$`))
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  })

  /** Opens a test, and waits until it is drawn. */
  async function open(page: Page, address: string): Promise<Locator> {
    await page.goto(address)
    const score = page.getByRole('button', { name: 'score' })
    await score.scrollIntoViewIfNeeded()
    await expect(score).toBeEnabled()
    return page.locator('.exercise')
  }
  const said = (page: Page) => page.locator('.score').getByRole('status')
  const seedOf = (page: Page) => Number(new URL(page.url()).searchParams.get('seed'))

  test('draws other numbers at each visit, the same with the same seed, and keeps the seed in the address', async ({
    page,
  }) => {
    const complaints = listen(page)
    const text = async () => (await page.locator('.exercise').allInnerTexts()).join('\n')
    await open(page, TEST)
    const first = seedOf(page)
    const asked = await text()
    expect(first).toBeGreaterThan(0)
    await expect(page.getByText(`Test number ${first}.`)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'score' })).toBeEnabled()
    expect(await text()).toBe(asked)
    await page.getByRole('button', { name: 'another test' }).click()
    await page.waitForURL((url) => Number(url.searchParams.get('seed')) !== first)
    await expect(page.getByRole('button', { name: 'score' })).toBeEnabled()
    expect(await text()).not.toBe(asked)
    // The page as it is sent is the test of seed 1.
    const asSent = await page.evaluate(async () => {
      const sent = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html')
      return [...sent.querySelectorAll('.exercise, .key-entry')].map((each) => each.textContent)
    })
    await open(page, `${TEST}?seed=1`)
    expect(
      await page
        .locator('.exercise, .key-entry')
        .evaluateAll((all) => all.map((each) => each.textContent.replaceAll('↑↓', ''))),
    ).toEqual(asSent)
    await open(page, `${TEST}?seed=lots`)
    await expect(said(page)).toContainText('“lots”; allowed: a whole number')
    expect(seedOf(page)).toBeGreaterThan(0)
    expect(complaints).toEqual({ errors: [], foreign: [] })
  })

  test('right answers of all kinds are right; one pass is not yet knowledge, a second on another day is', async ({
    page,
  }) => {
    const complaints = listen(page)
    await page.clock.setFixedTime(new Date('2026-11-27T21:00:00'))
    const state = async () => {
      await page.goto('/progress/')
      return page.locator('[data-lesson=expectations] > [data-state]')
    }
    const pass = async () => {
      for (const question of await (await open(page, TEST)).all()) await solve(question)
      await page.getByRole('button', { name: 'score' }).press('Enter')
      await expect(said(page)).toContainText(`${ASKED} of ${ASKED} right. Right: questions 1, 2,`)
    }
    await pass()
    await expect(said(page)).toContainText('You pass. Come back tomorrow or later')
    await expect(said(page)).toContainText('comes back in 14 days')
    // Eight answers open above it, and the score stays in sight.
    await expect(said(page)).toBeInViewport()
    await expect(page.getByText('the factor goes away')).toBeVisible()
    await expect(await state()).toHaveText(`passed once, test: ${ASKED} of ${ASKED}`)
    await pass()
    await expect(said(page)).toContainText('You pass. Come back tomorrow or later')
    await page.clock.setFixedTime(new Date('2026-11-28T07:00:00'))
    await pass()
    await expect(said(page)).toContainText('You have passed on two different days')
    await expect(await state()).toHaveText(`known, test: ${ASKED} of ${ASKED}`)
    expect(complaints).toEqual({ errors: [], foreign: [] })
  })

  test('answers stay closed until it is scored; unanswered is not right; what was missed leads to its section', async ({
    page,
  }) => {
    const questions = await open(page, `${TEST}?seed=5`)
    await expect(page.locator('.test-key')).toBeHidden()
    await expect(page.getByText('the factor goes away')).toBeHidden()
    const score = page.getByRole('button', { name: 'score' })
    // A slip of the finger spoils nothing.
    await score.click()
    await expect(said(page)).toHaveText(/^Answer a question first/)
    await expect(score).toBeEnabled()
    await solve(questions.nth(1))
    const wrong = questions.nth(0).getByRole('textbox')
    await wrong.fill('6')
    await score.click()
    await expect(said(page)).toContainText(
      `1 of ${ASKED} right. Right: question 2. You need ${neededToPass(ASKED)} to pass.`,
    )
    await expect(questions.nth(0).getByText(/^Not quite: that is its height/)).toBeVisible()
    await expect(page.getByText('Not answered.')).toHaveCount(ASKED - 2)
    await expect(questions.nth(2).getByText('the factor goes away')).toBeVisible()
    await expect(wrong).toBeDisabled()
    await expect(page.getByRole('button', { name: 'another test' })).toBeFocused()
    const missed = page.locator('.missed li')
    await expect(missed).toHaveText([
      /^lesson.3, Words, for questions 1, 3, 4, 6, 7, 8 and 10$/,
      /^lesson.2, Steps, for question 5$/,
      /^lesson.3, A guess, for question 9$/,
    ])
    await expect(missed.nth(0).getByRole('link')).toHaveAttribute('href', /\/lessons\/expectations\/#words$/)
  })

  test('what was opened today is not counted, a drawn question with other numbers is', async ({ page }) => {
    const lesson = await come(page, EVERYTHING, 'shift')
    await lesson.getByText('the answer', { exact: true }).click()
    await expect.poll(() => stored(page)).toMatchObject({ opened: { 'expectations/shift': {} } })
    const questions = await open(page, `${TEST}?seed=5`)
    await expect(page.getByText('not counted: you opened its answer today')).toHaveCount(1)
    for (const question of await questions.all()) await solve(question)
    await page.getByRole('button', { name: 'score' }).click()
    await expect(said(page)).toContainText(`${ASKED - 1} of ${ASKED - 1} right.`)
    await expect(said(page)).toContainText('Not counted, because you opened the answer today: question 3.')
    // Its own answers are open now: of this test nothing that was missed counts again today.
    await page.getByRole('button', { name: 'another test' }).click()
    await page.waitForURL((url) => url.searchParams.get('seed') !== '5')
    await expect(page.getByRole('button', { name: 'score' })).toBeEnabled()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'score' }).click()
    const before = seedOf(page)
    await page.reload()
    await expect(page.getByRole('button', { name: 'score' })).toBeEnabled()
    expect(seedOf(page)).toBe(before)
    expect(await page.getByText('not counted: you opened its answer today').count()).toBeGreaterThanOrEqual(ASKED - 2)
  })

  test('on paper: the questions, then the key on a page of its own, also after scoring', async ({ page }) => {
    const questions = await open(page, `${TEST}?seed=5`)
    const isOnPaper = () =>
      page.evaluate(() => {
        dispatchEvent(new Event('beforeprint'))
        const key = document.querySelector('.test-key')!
        const { breakBefore } = getComputedStyle(key)
        const inQuestions = document.querySelectorAll('.exercise .key-entry').length
        const inKey = [...key.querySelectorAll('.key-entry')].filter((each) => each.checkVisibility()).length
        dispatchEvent(new Event('afterprint'))
        return { breakBefore, inQuestions, inKey }
      })
    await page.emulateMedia({ media: 'print' })
    expect(await isOnPaper()).toEqual({ breakBefore: 'page', inQuestions: 0, inKey: ASKED })
    await page.emulateMedia({ media: 'screen' })
    // Who prints the key has seen it.
    await expect.poll(async () => Object.keys((await stored(page))?.opened ?? {}).length).toBe(ASKED)
    await solve(questions.nth(1))
    await page.getByRole('button', { name: 'score' }).click()
    await expect(said(page)).toContainText('Too few questions count for a pass today.')
    await expect(page.locator('.exercise .key-entry')).toHaveCount(ASKED)
    await page.emulateMedia({ media: 'print' })
    expect(await isOnPaper()).toEqual({ breakBefore: 'page', inQuestions: 0, inKey: ASKED })
    await expect(page.locator('.exercise .key-entry')).toHaveCount(ASKED)
  })
})

test.describe('progress', { tag: '@feature' }, () => {
  const answer = async (page: Page, right: boolean) => {
    const question = await come(page, EVERYTHING, 'quarter')
    await question.getByRole('textbox').fill(right ? '0.25' : '4')
    await question.getByRole('button', { name: 'check' }).click()
    await expect(question.getByRole('status')).not.toBeEmpty()
  }

  test('what was answered wrong is due, and leads back to its question', async ({ page }) => {
    await answer(page, false)
    await page.goto('/progress/')
    await expect(page.locator('[data-lesson=expectations] > [data-state]')).toHaveText('1 of 10 answered')
    const due = page.locator('[data-progress-due] li')
    await expect(due).toHaveText([`a quarter, lesson ${lessonBySlug('expectations').number}`])
    await due.getByRole('link').click()
    await expect(page).toHaveURL(/expectations\/#exercise-quarter$/)
    await expect(exercise(page, 'quarter')).toBeInViewport()
  })

  test('the first page says it quietly', async ({ page }) => {
    await answer(page, true)
    await page.goto('/')
    const stop = page.locator('.course-stop[data-lesson=expectations] .stop-minutes')
    await stop.scrollIntoViewIfNeeded()
    await expect(stop).toHaveText('1 of 10')
    await expect(page.locator('.course-stop[data-lesson=softmax] .stop-minutes')).toHaveText(/^\d+ min$/)
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
    await expect(said).toContainText('Nothing is left')
    expect(await stored(page)).toBeNull()
    await expect(page.locator('[data-lesson=expectations] > [data-state]')).toHaveText('not begun')

    await page.getByLabel('open a file').setInputFiles(file)
    await expect(said).toContainText('1 record added')
    expect(await stored(page)).toEqual(before)
    await expect(page.locator('[data-lesson=expectations] > [data-state]')).toHaveText('1 of 10 answered')
  })

  test('nothing moves when the marks arrive, on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await answer(page, true)
    for (const path of ['/progress/', '/']) {
      await page.goto(path)
      await page.locator('[data-lesson=expectations]').scrollIntoViewIfNeeded()
      await expect(page.locator('[data-lesson=expectations]').getByText(/^1 of 10/)).toBeVisible()
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
    // A hidden field takes a file too, before anything listens to it.
    await expect(page.getByRole('button', { name: 'erase all' })).toBeVisible()
    const before = await stored(page)
    const said = page.locator('.progress-said')
    for (const [name, text, words] of [
      ['holiday.json', '{"beach": true}', 'holiday.json is not a progress file of this course. Nothing was changed.'],
      ['photo.json', '\u0000\u0001PNG', 'photo.json is not a progress file'],
      ['proto.json', '{"__proto__":{"format":"advantage-progress","version":1}}', 'proto.json is not a progress file'],
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
    await expect(other.locator('[data-lesson=expectations] > [data-state]')).toHaveText('not begun')
    await answer(page, true)
    await expect(other.locator('[data-lesson=expectations] > [data-state]')).toHaveText('1 of 10 answered')
  })

  test('damaged storage: what can be kept is kept, the rest is set aside, and it is said', async ({ page }) => {
    const damaged =
      '{"version":1,"answers":{"expectations/shift":{"right":true,"misses":0,"at":1},"expectations/quarter":7}}'
    await page.goto('/404.html')
    await page.evaluate(([key, text]) => localStorage.setItem(key!, text!), [KEY, damaged])
    await page.goto('/progress/')
    await expect(page.locator('.progress-said')).toContainText(
      '1 entry of your progress could not be read; the rest is kept',
    )
    await expect(page.locator('[data-lesson=expectations] > [data-state]')).toHaveText('1 of 10 answered')
    expect(await page.evaluate((key) => localStorage.getItem(`${key}-damaged`), KEY)).toBe(damaged)
  })

  test('full storage: the verdict comes all the same, with a word that it is not kept', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
    })
    const question = await come(page, EVERYTHING, 'quarter')
    await question.getByRole('textbox').fill('0.25')
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
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN_OF_SPECIMEN })
    const page = await context.newPage()
    for (const path of [EVERYTHING, TEST]) {
      await page.goto(path)
      if (path === TEST) await page.getByText('open the key').click()
      for (const question of await page.locator('.exercise').all()) {
        await expect(question.getByRole('button')).toHaveCount(0)
        await expect(question.getByRole('radio')).toHaveCount(0)
        await expect(question.getByRole('textbox')).toHaveCount(0)
        if (path === EVERYTHING) await question.getByText('the answer', { exact: true }).click()
        const answer =
          path === EVERYTHING ? question : page.locator(`[data-key="${await question.getAttribute('data-question')}"]`)
        await expect(answer.getByText(/^(It is|The order is) /).first()).toBeVisible()
      }
      await expect(page.getByRole('button', { name: 'score' })).toHaveCount(0)
    }
    await page.goto('/progress/')
    await expect(page.getByText('Keeping progress needs JavaScript')).toBeVisible()
    await expect(page.locator('main').getByRole('button')).toHaveCount(0)
    await page.getByText('10 questions').first().click()
    await expect(page.getByRole('link', { name: 'what a shift changes' })).toBeVisible()
    await context.close()
  },
)
