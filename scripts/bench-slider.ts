/** What a step of a slider costs: from the key to the next paint on a slow processor, and the work it makes on this one. */
import type { Browser, CDPSession, Page } from '@playwright/test'

export interface SliderCost {
  readonly name: string
  /** From the key to the next paint at a quarter of the speed, in ms: the median of the steps. */
  readonly toPaint: number
  /** Work of the main thread a step at full speed, in ms. */
  readonly work: number
  /** The parts of that work. */
  readonly script: number
  readonly style: number
  readonly layout: number
}

const STEPS = 16
const SLOWER = 4
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The durations that Chromium counts, in ms. */
async function durations(client: CDPSession) {
  const { metrics } = await client.send('Performance.getMetrics')
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
  return [of('TaskDuration'), of('ScriptDuration'), of('RecalcStyleDuration'), of('LayoutDuration')] as const
}

/** Notes for each key when the paint after it was done; asked for by `step`. */
const watchPaints = (page: Page) =>
  page.evaluate(() => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const painted = new Promise<number>((resolve) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
            channel.port1.start()
            channel.port2.postMessage(null)
          })
        })
        Object.assign(window, { painted })
      },
      { capture: true },
    )
  })

/** One step by key: how long until the paint that shows it. */
async function step(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}

async function measureFocused(page: Page, client: CDPSession, name: string): Promise<SliderCost> {
  const key = await page.evaluate(() => {
    const input = document.activeElement as HTMLInputElement
    const [low, high] = [Number(input.min || 0), Number(input.max || 100)]
    return Number(input.value) > (low + high) / 2 ? 'ArrowLeft' : 'ArrowRight'
  })
  const steps = async () => {
    const times: number[] = []
    for (let index = 0; index < STEPS; index++) times.push(await step(page, key))
    return median(times)
  }
  const before = await durations(client)
  await steps()
  const after = await durations(client)
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const toPaint = await steps()
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const [work, script, style, layout] = after.map((value, index) => (value - before[index]!) / STEPS)
  return { name, toPaint, work: work!, script: script!, style: style!, layout: layout! }
}

/**
 * The address of a page with one parameter of every figure in it, at its start: a figure whose state a link names does not wait
 * for the question before it.
 */
export function unlocked(path: string, html: string): string {
  const query = Array.from(html.matchAll(/<x-island id="([^"]+)"[^>]* data-start="([^"]+)"/g)).flatMap(
    ([, id, start]) => {
      const params = JSON.parse(start!.replaceAll('&quot;', '"')) as Record<string, unknown>
      const entry = Object.entries(params).find(([, value]) => typeof value === 'number')
      return entry ? [`${id}.${entry[0]}=${String(entry[1])}`] : []
    },
  )
  return query.length > 0 ? `${path}?v=1&${[...new Set(query)].join('&')}` : path
}

/** The first slider of every figure of a page; of a page without our figures, its first slider. */
export async function measureSliders(browser: Browser, address: string): Promise<readonly SliderCost[]> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  try {
    const page = await context.newPage()
    const client = await context.newCDPSession(page)
    await client.send('Performance.enable')
    await page.goto(address, { waitUntil: 'load' })
    await watchPaints(page)
    const islands = await page.locator('x-island').all()
    const places = islands.length > 0 ? islands : [page.locator('body')]
    const costs: SliderCost[] = []
    for (const place of places) {
      // A figure of the further reading lies in a closed part, and is brought to life when that is opened.
      await place.evaluate((element) => {
        for (let part: Element | null = element; part; part = part.parentElement)
          if (part instanceof HTMLDetailsElement) part.open = true
      })
      await place.scrollIntoViewIfNeeded()
      if (islands.length > 0) await place.and(page.locator('[data-live]')).waitFor({ timeout: 10_000 })
      const slider = place.locator('input[type="range"]:enabled:visible').first()
      if ((await slider.count()) === 0) continue
      await slider.focus()
      await page.waitForTimeout(500)
      costs.push(await measureFocused(page, client, (await place.getAttribute('id')) ?? 'its first slider'))
    }
    return costs
  } finally {
    await context.close()
  }
}
