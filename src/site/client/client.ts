/**
 * The only script every page loads. It brings islands to life when the reader comes near, and carries small services that
 * work on static HTML: the theme switch, terms that light up together and say what they mean, the table of contents that follows, reports that
 * know where the reader stands, wide formulas within reach of the keyboard, and, in development, fresh prose around living figures.
 */
import type { WidgetDefinition } from '../../figure/widget.ts'
import { awaitPredictions } from './practice/await-predictions.ts'
import { followContents } from './contents.ts'
import { reachOverflow } from './overflow.ts'
import { servePractice } from './practice/practice.ts'
import { carryStateInReports } from './report.ts'
import { serveTerms } from './terms/terms.ts'
import { switchTheme } from './theme.ts'

const widgets = import.meta.glob<{ widget: WidgetDefinition }>('../../widgets/*/index.ts')

const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => entry.isIntersecting && void (entry.target as Island).enliven()),
  { rootMargin: '50% 0px' },
)

class Island extends HTMLElement {
  #started = false
  #clicks: HTMLElement[] = []

  connectedCallback() {
    // A figure that waits for a touch is needed at once where the link holds its state.
    if (!this.dataset.wakes || location.search.includes(`${this.id}.`) || document.body.className === 'page-embed')
      near.observe(this)
    this.addEventListener('click', this.#remember)
    this.#wakeAtTouch()
  }

  disconnectedCallback() {
    near.unobserve(this)
  }

  #wakeAtTouch() {
    for (const type of ['focusin', 'pointerover', 'input']) this.addEventListener(type, this.enliven, { once: true })
  }

  #remember = (event: Event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button && !('live' in this.dataset)) this.#clicks.push(button)
  }

  enliven = async (): Promise<void> => {
    near.unobserve(this)
    if (this.#started) return
    this.#started = true
    try {
      const [{ hydrate }, { widget }] = await Promise.all([
        import('./hydrate.tsx'),
        widgets[`../widgets/${this.dataset.widget}/index.ts`]!(),
      ])
      hydrate(this, widget, this.#clicks)
    } catch (error) {
      // A lost connection: the static figure stays, and the next touch tries again.
      this.#started = false
      this.#wakeAtTouch()
      throw error
    }
  }
}

customElements.define('x-island', Island)
switchTheme()
serveTerms()
followContents()
carryStateInReports()
reachOverflow()
servePractice()
awaitPredictions()
if (document.body.className === 'page-embed') void import('./embed.ts').then(({ serveEmbed }) => serveEmbed())

if (import.meta.hot) {
  // A lesson was edited: swap the page's content, keep the islands that are alive.
  import.meta.hot.on('site:update', async () => {
    const key = (element: Element) => `${element.id} ${element.getAttribute('data-start')}`
    const next = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    const live = new Map([...document.querySelectorAll('x-island')].map((element) => [key(element), element]))
    for (const element of next.querySelectorAll('x-island')) element.replaceWith(live.get(key(element)) ?? element)
    document.title = next.title
    document.querySelector('main')!.replaceChildren(...next.querySelector('main')!.childNodes)
    followContents()
    servePractice()
  })
}
