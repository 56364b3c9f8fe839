import type { Locator } from '@playwright/test'

/**
 * Tries every control of a figure from its start: each choice, box, preset and button, the ends and the middle of each slider.
 *
 * @returns what moved, in words: the figure's height, by more than 4 px; or, for a control that opens a part of the figure
 *   (aria-expanded, or a list that is made longer and shorter), the control itself, on the screen. Empty if nothing did.
 */
export const jumps = (figure: Locator): Promise<string[]> =>
  figure.evaluate(async (element) => {
    const CONTROLS = ':is(.figure-drawing, .figure-controls) :is(input, select, button)'
    const controls = () => [...element.querySelectorAll<HTMLInputElement>(CONTROLS)]
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const height = () => element.getBoundingClientRect().height
    const reset = async () => {
      const buttons = [...element.querySelectorAll<HTMLButtonElement>('.figure-tools button')]
      buttons.find(({ textContent }) => textContent === 'reset')!.click()
      await drawn()
    }
    const isOpener = (control: Element) => control.matches('[aria-expanded], [data-opens], [data-list] *')
    const set = (control: HTMLInputElement, value: string) => {
      const prototype = control.matches('select') ? HTMLSelectElement.prototype : HTMLInputElement.prototype
      Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(control, value)
      control.dispatchEvent(new Event('input', { bubbles: true }))
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
    const found: string[] = []
    // As in a lesson, the page goes on above and below: it can be scrolled.
    document.body.style.paddingBlock = '100vh'
    await reset()
    await document.fonts.ready
    await drawn()
    const atRest = height()
    for (let index = 0; index < controls().length; index++) {
      const control = controls()[index]!
      if (control.matches(':disabled') || !control.checkVisibility({ visibilityProperty: true })) continue
      if (['text', 'number'].includes(control.type)) continue
      const name = (control.closest('label') ?? control).textContent.trim() || control.getAttribute('aria-label')
      control.scrollIntoView({ block: 'center' })
      const states: readonly (string | null)[] =
        control.type === 'range'
          ? [control.min, String((Number(control.min) + Number(control.max)) / 2), control.max]
          : control.matches('select')
            ? [...control.querySelectorAll('option')].map(({ value }) => value)
            : [null]
      for (const state of states) {
        // A change may have drawn another control in its place.
        const now = controls()[index]
        if (now === undefined || now.type !== control.type) break
        const { top } = now.getBoundingClientRect()
        if (state === null) now.click()
        else set(now, state)
        await drawn()
        const what = `${name}${state === null ? '' : ` ${state}`}`
        if (isOpener(now)) {
          const moved = now.isConnected ? now.getBoundingClientRect().top - top : 0
          if (Math.abs(moved) > 2) found.push(`${what} moved by ${Math.round(moved)} px under the finger`)
        } else if (Math.abs(height() - atRest) > 4) found.push(`${what}: ${Math.round(height() - atRest)} px`)
      }
      await reset()
      if (Math.abs(height() - atRest) > 4) found.push(`reset after ${name}: ${Math.round(height() - atRest)} px`)
    }
    return found
  })
