/**
 * The element around a figure. The figure's first frame is static; this fetches its scripts as the reader comes near, points at it
 * or focuses it, and hands it to React. Clicks made before React arrives are remembered and made again.
 */
import type { WidgetDefinition } from '../../figure/definition.ts'

const widgets = import.meta.glob<{ widget: WidgetDefinition }>('../../widgets/*/index.ts')

const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => entry.isIntersecting && void (entry.target as IslandElement).hydrate()),
  { rootMargin: '50% 0px' },
)

export class IslandElement extends HTMLElement {
  #started = false
  #clicks: HTMLElement[] = []

  connectedCallback() {
    // A figure that waits for a touch is needed at once where the link holds its state.
    if (!this.dataset.wakes || location.search.includes(`${this.id}.`) || document.body.className === 'page-embed')
      near.observe(this)
    this.addEventListener('click', this.#remember)
    this.#hydrateAtTouch()
  }

  disconnectedCallback() {
    near.unobserve(this)
  }

  #hydrateAtTouch() {
    for (const type of ['focusin', 'pointerover', 'input']) this.addEventListener(type, this.hydrate, { once: true })
  }

  #remember = (event: Event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button && !('live' in this.dataset)) this.#clicks.push(button)
  }

  hydrate = async (): Promise<void> => {
    near.unobserve(this)
    if (this.#started) return
    this.#started = true
    try {
      const [{ hydrate }, { widget }] = await Promise.all([
        import('./hydrate.tsx'),
        widgets[`../../widgets/${this.dataset.widget}/index.ts`]!(),
      ])
      hydrate(this, widget, this.#clicks)
    } catch (error) {
      // A lost connection: the static figure stays, and the next touch tries again.
      this.#started = false
      this.#hydrateAtTouch()
      throw error
    }
  }
}
