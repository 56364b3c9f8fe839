/**
 * The element around a figure. The figure's first frame is static; this fetches its scripts as the reader comes near, points at it
 * or focuses it, and hands it to React. Clicks made before React arrives are remembered and made again. Until then the controls look
 * as if they waited, which they do; if the scripts cannot be had they are locked, and the figure says so.
 */
import type { WidgetDefinition } from '../../figure/definition.ts'
import { fetchData, fetchFirst } from './fetch-first.ts'
import type { hydrate } from './hydrate.tsx'
import { LATE_MILLISECONDS, loadNote } from './load-note.ts'

/** A figure and what brings it to life, put together by src/site/build/figure-files.ts. */
interface Live {
  readonly widget: WidgetDefinition
  readonly hydrate: typeof hydrate
}

/** A figure's script: in a build the first of the files that the page names for it, in development its source. */
function loadWidget(widget: string): Promise<Live> {
  const lists = document.body.dataset.files?.split(';').map((list) => list.split(' '))
  const [, ...files] = lists?.find(([name]) => name === widget) ?? []
  const address = import.meta.env.BASE_URL + (import.meta.env.DEV ? `src/widgets/${widget}/index.ts?live` : files[0]!)
  return fetchFirst(() => import(/* @vite-ignore */ address) as Promise<Live>, files)
}

const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => entry.isIntersecting && void (entry.target as IslandElement).hydrate()),
  { rootMargin: '50% 0px' },
)

const TOUCHES = ['focusin', 'pointerover', 'input']

export class IslandElement extends HTMLElement {
  #started = false
  #isHydrated = false
  #clicks: HTMLElement[] = []
  #note: HTMLElement | null = null

  connectedCallback() {
    // A figure that waits for a touch is needed at once where the link holds its state.
    if (!this.dataset.wakes || location.search.includes(`${this.id}.`) || document.body.className === 'page-embed')
      near.observe(this)
    this.addEventListener('click', this.#remember)
    for (const type of TOUCHES) this.addEventListener(type, this.hydrate, { once: true })
  }

  disconnectedCallback() {
    near.unobserve(this)
  }

  #remember = (event: Event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button && !button.closest('.load-note') && !('live' in this.dataset)) this.#clicks.push(button)
  }

  /** Under the drawing, above the controls that wait for it; null takes it away. */
  #say(note: HTMLElement | null) {
    const hadFocus = this.#note?.contains(document.activeElement) ?? false
    this.#note?.remove()
    this.#note = note
    if (note) (this.querySelector('.figure-status') ?? this.lastElementChild)?.after(note)
    // Whoever pressed "try again" stays where they were.
    if (hadFocus) (note?.querySelector('button') ?? this.querySelector<HTMLElement>('a, input, button'))?.focus()
  }

  #lock(isLocked: boolean) {
    this.toggleAttribute('data-failed', isLocked)
    for (const fieldset of this.querySelectorAll('fieldset')) fieldset.disabled = isLocked
  }

  #again = () => {
    this.#started = false
    void this.hydrate()
  }

  hydrate = async (): Promise<void> => {
    near.unobserve(this)
    if (this.#started) return
    this.#started = true
    this.dataset.waking = ''
    const late = setTimeout(() => this.#say(loadNote(null, this.#again)), LATE_MILLISECONDS)
    try {
      const { hydrate, widget } = await loadWidget(this.dataset.widget!)
      const { recording } = widget
      if (recording) recording.keep(await fetchData(recording.address))
      // Asked for twice, because the first answer was late: it may come all the same.
      if (this.#isHydrated) return
      this.#isHydrated = true
      this.#lock(false)
      this.#say(null)
      hydrate(this, widget, this.#clicks)
    } catch (error) {
      if (this.#isHydrated) return
      this.#lock(true)
      this.#say(loadNote(error, this.#again))
      addEventListener('online', this.#again, { once: true })
    } finally {
      clearTimeout(late)
    }
  }
}
