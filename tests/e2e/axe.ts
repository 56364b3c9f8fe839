import type { Page } from '@playwright/test'
import axe from 'axe-core'

interface Where {
  /** Selectors of what is looked at; without it, the whole page. */
  readonly within?: readonly string[]
  /** Selectors of what is left out. */
  readonly except?: readonly string[]
  /** All rules of WCAG 2.2 AA and the best practices, or only those whose answer the theme can change. */
  readonly rules?: 'all' | 'colours'
}

/**
 * What axe finds on the page as it stands: one line a rule, with the first elements that break it.
 *
 * Contrast takes nine tenths of axe's time on a long page, and a long page repeats itself: text in the flow with the same
 * colour, size and weight on the same backgrounds has the same contrast. So contrast is measured on one text of each such kind;
 * a text that is placed, moved or drawn, and may lie on something else than its ancestors, is a kind of its own.
 * axe runs in the page, without the detour over a second page and without a list of what is well, which @axe-core/playwright makes.
 */
export async function axeProblems(
  page: Page,
  { within = ['html'], except = [], rules = 'all' }: Where = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ within, except, rules }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const CONTRAST = 'color-contrast'
      const roots = within.flatMap((selector) => {
        const found = [...document.querySelectorAll(selector)]
        if (found.length === 0)
          throw new Error(`"${selector}" is not on the page, so axe would find nothing wrong with it`)
        return found
      })

      // The drawn half of a formula left out keeps its box and nothing in it: axe places each of its thousands of boxes otherwise.
      const emptied = [...document.querySelectorAll<HTMLElement>('.katex-html')]
        .filter((drawn) => except.some((one) => drawn.closest(one)) && !drawn.closest('x-island'))
        .map((drawn) => ({
          drawn,
          inside: [...drawn.childNodes],
          style: drawn.getAttribute('style'),
          box: drawn.getBoundingClientRect(),
        }))
      for (const { drawn, box } of emptied) {
        drawn.replaceChildren()
        drawn.style.cssText = `display: inline-block; width: ${box.width}px; height: ${box.height}px`
      }

      const names = new Map<string, string>()
      const short = (long: string) => {
        if (!names.has(long)) names.set(long, String(names.size))
        return names.get(long)!
      }
      /** What lies under the text of an element; null where that cannot be told from its ancestors. */
      const grounds = new Map<Element | null, string | null>([[null, '']])
      const ground = (element: Element | null): string | null => {
        const known = grounds.get(element)
        if (known !== undefined) return known
        const style = getComputedStyle(element!)
        const below = ground(element!.parentElement)
        const isPlaced =
          element!.namespaceURI?.endsWith('svg') ||
          !['static', 'relative'].includes(style.position) ||
          (style.position === 'relative' &&
            [style.top, style.left].some((value) => !['auto', '0px'].includes(value))) ||
          [style.transform, style.filter, style.float].some((value) => value !== 'none')
        const own = [style.backgroundColor, style.backgroundImage, style.opacity].join(' ')
        const found = below === null || isPlaced ? null : short(`${below}/${own}`)
        grounds.set(element, found)
        return found
      }
      const hasText = (element: Element) =>
        /^(input|select|textarea|button)$/.test(element.localName) ||
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== '')
      const texts = new Map<string, Element>()
      for (const root of roots)
        for (const element of [root, ...root.querySelectorAll('*')]) {
          if (!hasText(element) || !element.checkVisibility() || except.some((one) => element.closest(one))) continue
          const style = getComputedStyle(element)
          const under = ground(element)
          const kind =
            under === null
              ? `alone ${texts.size}`
              : [
                  under,
                  element.localName,
                  element.matches(':disabled, :disabled *, [aria-disabled=true], [aria-disabled=true] *'),
                  style.color,
                  style.fontSize,
                  style.fontWeight,
                ].join()
          if (!texts.has(kind)) texts.set(kind, element)
        }

      const options = { resultTypes: ['violations' as const], preload: false }
      const contrast = await axe.run({ include: [...texts.values()] } as never, {
        ...options,
        runOnly: { type: 'rule', values: [CONTRAST] },
      })
      const others = await axe.run({ include: roots, exclude: except.map((one) => [one]) } as never, {
        ...options,
        ...(rules === 'colours'
          ? { runOnly: { type: 'rule', values: ['link-in-text-block'] } }
          : { rules: { [CONTRAST]: { enabled: false } } }),
      })
      for (const { drawn, style, inside } of emptied) {
        drawn.replaceChildren(...inside)
        if (style === null) drawn.removeAttribute('style')
        else drawn.setAttribute('style', style)
      }
      return [...contrast.violations, ...others.violations].map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 4)
            .map(({ target }) => target.join(' '))
            .join(' | ')}`,
      )
    },
    { within, except, rules },
  )
}
