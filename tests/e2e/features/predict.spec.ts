import { type Page, expect, test } from '@playwright/test'
import { ORIGIN_OF_SPECIMEN } from '../../../playwright.config.ts'
import { axeProblems } from '../axe.ts'
import { alive, holdScripts, listen, skipQuestions } from '../site.ts'
import { CLIP, EVERYTHING, RATIO, SHARED, STEPS } from './specimen.ts'

const question = (page: Page, id = 'direction') => page.locator(`#predict-${id}`)
const figure = (page: Page, id = 'ppo-clip') => page.locator(`x-island#${id}`)
const skip = (page: Page) => figure(page).getByRole('button', { name: 'skip the question' })
const ratio = (page: Page) => figure(page).getByRole('slider', { name: RATIO })

test.describe('predict, then see', { tag: '@feature' }, () => {
  test('a figure is locked until the guess, in words too; the keyboard walks through all of it; the guess is kept', async ({
    page,
  }) => {
    const complaints = listen(page)
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')

    // Locked: said, and so for those who listen.
    const line = figure(page).locator('.figure-question')
    await expect(line).toHaveText('Guess first: the questionskip the question')
    for (const role of ['slider', 'radio', 'checkbox'] as const)
      for (const control of await figure(page).getByRole(role).all()) await expect(control).toBeDisabled()
    expect(await figure(page).ariaSnapshot()).toMatch(
      /Guess first:.*link "the question".*button "skip the question".*radio.*\[disabled\]/s,
    )
    for (const tool of ['reset', 'link to this state', 'code', 'data', 'save'])
      await expect(figure(page).getByRole('button', { name: tool, exact: true })).toBeEnabled()

    // The link leads to the question; arrows choose, nothing is decided by choosing.
    await line.getByRole('link', { name: 'the question' }).press('Enter')
    await expect(question(page)).toBeInViewport()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    const options = question(page).getByRole('radio')
    await expect(options.first()).toBeFocused()
    await expect(options.first()).toBeChecked()
    await expect(ratio(page)).toBeDisabled()

    await page.keyboard.press('Tab')
    await expect(question(page).getByRole('button', { name: 'this is my guess' })).toBeFocused()
    await page.keyboard.press('Enter')

    // The guess beside the outcome, the answer open, the figure free, the focus where it was.
    await expect(question(page).getByRole('status')).toHaveText(
      'Not this time. You said it goes up. What happens: it stays. The figure is open.',
    )
    await expect(question(page).locator('label', { hasText: 'it goes up' })).toContainText('your guess')
    await expect(question(page).locator('label', { hasText: 'it stays' })).toContainText('what happens')
    await expect(question(page).getByText('It stays where the reader')).toBeVisible()
    await expect(question(page).getByRole('button', { name: 'guess again' })).toBeFocused()
    await expect(line).toHaveText('your guess: it goes up')
    await expect(ratio(page)).toBeEnabled()
    await ratio(page).press('ArrowRight')
    await expect(ratio(page)).toHaveValue('1.01')
    await expect(page).toHaveURL(/ratio=1\.01/)

    // Kept: also where the address says nothing.
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(line).toHaveText('your guess: it goes up')
    await expect(ratio(page)).toBeEnabled()
    await expect(question(page).getByRole('status')).toContainText('Not this time.')
    await expect(options.first()).toBeChecked()

    // Taken back: the question is new, what was seen stays open.
    await question(page).getByRole('button', { name: 'guess again' }).press('Enter')
    await expect(question(page).getByRole('status')).toHaveText('')
    await expect(options.nth(1)).toBeEnabled()
    await expect(line).toHaveText('the question about this figure')
    await options.nth(1).press('Space')
    await question(page).getByRole('button', { name: 'this is my guess' }).press('Enter')
    await expect(question(page).getByRole('status')).toHaveText('Right. You said it stays.')
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(line).toHaveText('your guess: it stays')
    expect(complaints.errors).toEqual([])
  })

  test('a press without a choice says what is missing', async ({ page }) => {
    await page.goto(EVERYTHING)
    const said = () => question(page, 'share').getByRole('status')
    const guess = question(page, 'share').getByRole('button', { name: 'this is my guess' })
    await guess.click()
    await expect(said()).toHaveText('Type or slide to a number from 0 to 100 first.')
    await question(page, 'share').getByRole('spinbutton').fill('140')
    await guess.click()
    await expect(said()).toHaveText('Type or slide to a number from 0 to 100 first.')
    await expect(figure(page, 'no-signal').locator('.figure-question')).toContainText('Guess first')
    await question(page, 'direction').getByRole('button', { name: 'this is my guess' }).click()
    await expect(question(page, 'direction').getByRole('status')).toHaveText('Choose an option first.')
  })

  test('a value: slider and field are one, and what is close is called close', async ({ page }) => {
    await page.goto(EVERYTHING)
    const asked = question(page, 'share')
    const slider = asked.getByRole('slider', { name: 'your guess' })
    const field = asked.getByRole('spinbutton', { name: 'your guess as a number' })
    await expect(slider).toHaveAttribute('aria-valuetext', 'not chosen yet')
    await slider.press('Home')
    await expect(field).toHaveValue('0')
    await expect(slider).toHaveAttribute('aria-valuetext', '0%')
    for (const [guess, said] of [
      ['12', 'Not this time. You said 12%; it is 43.0%.'],
      ['38', 'Close. You said 38%; it is 43.0%.'],
      ['43', 'Right. You said 43%; it is 43.0%.'],
    ] as const) {
      await field.fill(guess)
      await expect(slider).toHaveValue(guess)
      await field.press('Enter')
      await expect(asked.getByRole('status')).toContainText(said)
      await expect(figure(page, 'no-signal').locator('.figure-question')).toHaveText(`your guess: ${guess}%`)
      await asked.getByRole('button', { name: 'guess again' }).click()
    }
  })

  test('a shape: curves with names', async ({ page }) => {
    await page.goto(EVERYTHING)
    const asked = question(page, 'curve')
    // On the curve itself, as a finger would.
    await asked.locator('label', { hasText: 'level, then falls' }).locator('svg').click()
    await asked.getByRole('button', { name: 'this is my guess' }).click()
    await expect(asked.getByRole('status')).toHaveText('Right. You said level, then falls.')
    await expect(asked.getByRole('radio', { name: /level, then falls/ })).toBeChecked()
  })

  test('skipped at the figure: open at once, the keyboard stays there, and it is not asked again', async ({ page }) => {
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    // The room of the sentence that would give the answer away is not left empty.
    const waits = figure(page).getByText('After your guess, this line says what the figure shows.')
    await expect(figure(page).locator('figcaption')).toBeHidden()
    const [line, room] = [(await waits.boundingBox())!, (await figure(page).locator('figcaption').boundingBox())!]
    expect(line.y).toBeGreaterThanOrEqual(room.y - 2)
    expect(line.y + line.height).toBeLessThanOrEqual(room.y + room.height + 2)
    await skip(page).press('Enter')
    await expect(waits).toHaveCount(0)
    await expect(ratio(page)).toBeEnabled()
    await expect(skip(page)).toHaveCount(0)
    await expect(figure(page).getByRole('link', { name: 'the question about this figure' })).toBeFocused()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('advantage-progress'))).toContain('"skipped":true')
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeEnabled()
    // Another figure on the page still waits for its own.
    await alive(page, 'no-signal')
    await expect(figure(page, 'no-signal').getByRole('slider').first()).toBeDisabled()
  })

  test('whoever reads the answer first has skipped', async ({ page }) => {
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeDisabled()
    await question(page).getByText('the answer', { exact: true }).click()
    await expect(ratio(page)).toBeEnabled()
  })

  test('a figure that someone shared in a state is not locked', async ({ page }) => {
    await page.goto(`${EVERYTHING}?v=1&ppo-clip.ratio=0.5`)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toHaveValue('0.5')
    await expect(ratio(page)).toBeEnabled()
    await alive(page, 'no-signal')
    await expect(figure(page, 'no-signal').getByRole('slider').first()).toBeDisabled()
  })

  test('nor is an embed, nor a second figure of the same kind', async ({ page }) => {
    await page.goto(CLIP)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeEnabled()
    await page.goto(EVERYTHING)
    await alive(page, 'second')
    await expect(figure(page, 'second').getByRole('slider', { name: RATIO })).toBeEnabled()
  })

  test('the steps of a Scrolly drive a locked figure; dragging does not', async ({ page }) => {
    await page.goto(`${STEPS}#softmax-walk-step-1`)
    await alive(page, 'softmax-walk')
    const walk = figure(page, 'softmax-walk')
    await expect(walk.getByRole('slider', { name: /hot/ }).locator('visible=true').first()).toBeDisabled()
    const before = await walk.locator('figcaption').textContent()
    await page.locator('#softmax-walk-step-1').getByRole('link', { name: 'next' }).press('Enter')
    await expect(walk.locator('figcaption')).not.toHaveText(before!)
    const second = await walk.locator('figcaption').textContent()
    const handle = walk.getByRole('slider', { name: /hot/ }).locator('visible=true').first()
    await expect(handle).toBeDisabled()
    const box = (await handle.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.8, box.y + 22)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.4, box.y + 22, { steps: 4 })
    await page.mouse.up()
    await expect(walk.locator('figcaption')).toHaveText(second!)
  })

  test('a guess made in the drawing: dragged or keyed there, kept there, and the figure moves to the answer', async ({
    page,
  }) => {
    await page.goto(STEPS)
    await figure(page, 'asked-walk').scrollIntoViewIfNeeded()
    await alive(page, 'asked-walk')
    const walk = figure(page, 'asked-walk')
    const mark = walk.getByRole('slider', { name: 'your guess' })
    // Nothing else in the figure can be moved, and nothing else looks as if it could.
    await expect(walk.getByRole('slider', { name: /score of/ })).toHaveCount(0)
    await expect(walk.getByRole('radio').first()).toBeDisabled()
    await expect(walk.getByRole('button', { name: 'this is my guess' })).toBeDisabled()
    await mark.press('ArrowRight')
    await expect(walk.locator('.guess-mark')).toHaveText('your guess: 0.51')
    await expect(question(page, 'first-part').getByRole('spinbutton')).toHaveValue('0.51')
    await walk.getByRole('button', { name: 'this is my guess' }).click()
    await expect(walk.locator('figcaption')).toContainText('At T\u00a0=\u00a00.50')
    await expect(walk.locator('.guess-mark')).toHaveText('your guess: 0.51')
    await expect(mark).toHaveCount(0)
    await expect(walk.getByRole('slider', { name: /score of “hot”/ }).first()).toBeEnabled()
    await expect(question(page, 'first-part').getByRole('status')).toContainText('You said 0.51')
  })

  test('a guess placed in a figure that waits for none: moved there before the script of its question has come, too', async ({
    page,
  }) => {
    const release = await holdScripts(page, /assets\/predictions.*\.js/)
    await page.goto(SHARED)
    await figure(page, 'bandit').scrollIntoViewIfNeeded()
    await alive(page, 'bandit')
    const bandit = figure(page, 'bandit')
    const mark = bandit.getByRole('slider', { name: 'your guess' })
    const asked = question(page, 'placed')
    await expect(mark).toHaveCount(0)
    await asked.getByRole('link', { name: 'Place your guess' }).focus()
    await page.keyboard.press('Enter')
    await expect(mark).toHaveValue('0.2')
    await mark.press('ArrowRight')
    await expect(asked.getByRole('spinbutton')).toHaveValue('0.21')
    release()
    await expect(asked.getByRole('slider')).toHaveValue('0.21')

    // The other way: the slider of the question moves the mark.
    await asked.getByRole('slider').press('ArrowRight')
    await expect(mark).toHaveValue('0.22')
    await asked.getByRole('button', { name: 'this is my guess' }).click()
    await expect(bandit.locator('figcaption')).toContainText('You guessed 0.22. Try 1 drew A')
    await expect(mark).toHaveCount(0)
    await expect(bandit.locator('.bandit-guess')).toHaveText('your guess 0.22')

    // A guess that is made stays where it is; an earlier visit's moves nothing.
    await asked.getByRole('link', { name: 'Place your guess' }).press('Enter')
    await page.goto(SHARED)
    await alive(page, 'bandit')
    await expect(asked.getByRole('button', { name: 'guess again' })).toBeVisible()
    await expect(bandit.locator('figcaption')).not.toContainText('You guessed')
    await expect(bandit.locator('.bandit-guess')).toHaveCount(0)
  })

  test('what the reader moved before the figure was alive counts, as a skip', async ({ page }) => {
    const release = await holdScripts(page)
    await page.goto(EVERYTHING, { waitUntil: 'domcontentloaded' })
    await page.evaluate(() => {
      for (const input of document.querySelectorAll<HTMLInputElement>('x-island#ppo-clip .range-on-axis'))
        if (input.checkVisibility()) input.value = '0.5'
    })
    release()
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toHaveValue('0.5')
    await expect(ratio(page)).toBeEnabled()
    await expect(skip(page)).toHaveCount(0)
  })

  test('a press on the guess before its script has come is not lost', async ({ page }) => {
    await page.goto(EVERYTHING)
    await page.route(/assets\/predictions.*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      await route.continue()
    })
    await question(page).getByRole('radio').nth(1).check()
    await question(page).getByRole('button', { name: 'this is my guess' }).click()
    await expect(question(page).getByRole('status')).toContainText('Right.')
  })

  test('a lost connection is said; the answer unfolds all the same; the next press tries again', async ({ page }) => {
    await page.route(/assets\/predictions.*\.js/, (route) => route.abort())
    // A question needs nothing of what its figure needs.
    await page.route(/assets\/(figure|react)-.*\.js/, (route) => route.abort())
    await page.goto(EVERYTHING)
    const guess = question(page).getByRole('button', { name: 'this is my guess' })
    await question(page).getByRole('radio').nth(1).check()
    await guess.click()
    await expect(question(page).getByRole('status')).toHaveText(/could not be loaded.*press again/)
    await question(page).getByText('the answer', { exact: true }).click()
    await expect(question(page).locator('.answer-text')).toBeVisible()
    await page.unroute(/assets\/predictions.*\.js/)
    await guess.click()
    await expect(question(page).getByRole('status')).toContainText('Right.')
  })

  test('storage that takes nothing: said beside the question, and the guess stands as long as the page', async ({
    page,
  }) => {
    const complaints = listen(page)
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.goto(EVERYTHING)
    await question(page).getByRole('radio').nth(1).check()
    await question(page).getByRole('button', { name: 'this is my guess' }).click()
    await expect(question(page).getByRole('alert')).toContainText('did not keep')
    await expect(question(page).getByRole('status')).toContainText('Right.')
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeEnabled()
    expect(complaints.errors).toEqual([])
  })

  test('a kept guess that this question never had is not shown, and executes nothing', async ({ page }) => {
    const complaints = listen(page)
    await page.addInitScript(() =>
      localStorage.setItem(
        'advantage-progress',
        JSON.stringify({
          version: 1,
          answers: {},
          tests: {},
          predictions: {
            'expectations/direction': { guess: '<img src=x onerror=alert(1)>', skipped: false, at: 1 },
            'expectations/below-zero': { guess: 1e9, skipped: false, at: 1 },
          },
        }),
      ),
    )
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeEnabled()
    await expect(figure(page).locator('.figure-question')).toHaveText('the question about this figure')
    await expect(question(page).getByRole('status')).toHaveText('')
    await expect(question(page, 'below-zero').getByRole('spinbutton')).toHaveValue('')
    await expect(page.locator('main img')).toHaveCount(0)
    expect(complaints.errors).toEqual([])
  })

  test('without scripts: the options are read, the answer unfolds, nothing is offered that does nothing', async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ORIGIN_OF_SPECIMEN })
    const page = await context.newPage()
    for (const [path, id] of [
      [EVERYTHING, 'direction'],
      [EVERYTHING, 'curve'],
      [EVERYTHING, 'share'],
    ] as const) {
      await page.goto(path)
      const asked = question(page, id)
      await expect(asked.getByRole('radio')).toHaveCount(0)
      await expect(asked.getByRole('slider')).toHaveCount(0)
      await expect(asked.getByRole('button')).toHaveCount(0)
      for (const option of await asked.locator('label').all()) await expect(option).toBeVisible()
      await asked.getByText('the answer', { exact: true }).click()
      await expect(asked.locator('.answer-text')).toBeVisible()
    }
    await page.goto(EVERYTHING)
    await expect(page.locator('.figure-question').first()).toBeHidden()
    await expect(page.locator('x-island fieldset:disabled')).toHaveCount(0)
    await context.close()
  })

  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const)
    test(`axe finds nothing while locked and after the guess, nothing sticks out, no text jumps, ${width} px`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(EVERYTHING)
      const scan = () => axeProblems(page, { within: ['#predict-direction', 'x-island#ppo-clip'] })
      // From when the faces have come: what is asked is whether the figure moves the text when it comes alive.
      await page.evaluate(async () => {
        await document.fonts.ready
        const shifts: number[] = []
        Object.assign(window, { shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value)
        }).observe({ type: 'layout-shift' })
      })
      const before = (await figure(page).locator('figcaption').boundingBox())!.height
      await alive(page, 'ppo-clip')
      await expect(skip(page)).toBeVisible()
      const target = (await skip(page).boundingBox())!
      expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(44)
      expect((await figure(page).locator('figcaption').boundingBox())!.height).toBe(before)
      expect(
        await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0)),
      ).toBeLessThan(0.01)
      expect(await scan()).toEqual([])
      await question(page).getByRole('radio').first().check()
      await question(page).getByRole('button', { name: 'this is my guess' }).click()
      await expect(ratio(page)).toBeEnabled()
      expect(await scan()).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0)
    })

  test('no byte of it is fetched before the reader comes to a question', async ({ page }) => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    expect(fetched.filter((url) => /predictions/.test(url))).toEqual([])
  })

  test('whoever has skipped all questions meets no lock', async ({ page }) => {
    await skipQuestions(page)
    await page.goto(EVERYTHING)
    await alive(page, 'ppo-clip')
    await expect(ratio(page)).toBeEnabled()
  })
})
