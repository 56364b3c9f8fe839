import { words } from '../../../words/en/popover.ts'
import { element } from '../dom.ts'

const base = import.meta.env.BASE_URL
/** A page that has not come by then will not come in time. */
const PATIENCE_MILLISECONDS = 4000

export interface Content {
  /** What the popover is called. */
  readonly label: string
  readonly nodes: readonly Node[]
}

const pages = new Map<string, Promise<Document>>()

/** Another page of this site, fetched once; a failure is not kept. Nothing of it runs: it is read, not shown. */
function page(path: string): Promise<Document> {
  if (location.pathname === base + path) return Promise.resolve(document)
  const found = pages.get(path)
  if (found) return found
  const fetched = fetch(base + path, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).then(async (response) => {
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    // Its sheet is allowed by its own policy, not by this page's: reading it would be reported as a violation.
    const text = (await response.text()).replace(/<style\b[^>]*>[^]*?<\/style>/g, '')
    return new DOMParser().parseFromString(text, 'text/html')
  })
  pages.set(path, fetched)
  fetched.catch(() => pages.delete(path))
  return fetched
}

function link(href: string, ...inside: (Node | string)[]): HTMLAnchorElement {
  const made = element('a', '', ...inside)
  made.href = href
  return made
}

/** A copy for this page; what it says stays, its ids do not. */
const copy = (node: Node): Node => {
  const copied = document.importNode(node, true)
  if (copied instanceof Element)
    for (const named of [copied, ...copied.querySelectorAll('[id]')]) named.removeAttribute('id')
  return copied
}

const addressOf = (term: string) => `${base}glossary/#${term}`

interface Entry {
  readonly symbol: Node
  readonly name: string
  readonly definition: string
  readonly unit: string
  readonly lesson: Node
}

/** @throws if the glossary has no such entry, or is not the page it should be. */
async function entryOf(term: string): Promise<Entry> {
  const section = (await page('glossary/')).getElementById(term)?.closest('.glossary section')
  const part = (name: string) => {
    const found = section?.querySelector(`[data-part="${name}"]`)
    if (!found) throw new Error(`the glossary has no ${name} of ${term}`)
    return found
  }
  const text = (name: string) => part(name).textContent ?? ''
  return {
    symbol: copy(part('symbol')),
    name: text('name'),
    definition: text('definition'),
    unit: text('unit'),
    lesson: copy(part('lesson')),
  }
}

/** The entry of one term: symbol, name, definition, unit, where it comes from, where to read more. */
export async function termContent(term: string): Promise<Content> {
  const { symbol, name, definition, unit, lesson } = await entryOf(term)
  const lessonLink = lesson.firstChild ?? ''
  return {
    label: name,
    nodes: [
      element('p', 'popover-name', symbol, ' ', name),
      element('p', 'popover-text', definition),
      element('p', 'popover-unit', unit),
      element(
        'p',
        'popover-more',
        element('span', '', words.introduced, lessonLink),
        link(addressOf(term), words.glossary),
      ),
    ],
  }
}

/** The terms of one formula or listing, in the order in which they stand there. */
export async function listContent(terms: readonly string[], label: string): Promise<Content> {
  try {
    const entries = await Promise.all(terms.map(async (term) => ({ term, ...(await entryOf(term)) })))
    const items = entries.map(({ term, symbol, name, definition }) => {
      const named = link(addressOf(term), name)
      named.dataset.term = term
      return element('li', '', symbol, named, element('p', '', definition))
    })
    return { label, nodes: [element('ul', 'popover-list', ...items)] }
  } catch {
    const message = element('p', 'popover-text', words.failed, link(`${base}glossary/`, words.failedLink), '.')
    return { label, nodes: [message] }
  }
}

/** A work as the page's own list of sources gives it, or else the list of all. */
export async function sourceContent(key: string): Promise<Content> {
  const item = document.getElementById(`source-${key}`) ?? (await page('references/')).getElementById(key)
  const work = item?.querySelector('[data-part="work"]')
  if (!work) throw new Error(`no list of sources has ${key}`)
  return {
    label: work.textContent ?? '',
    nodes: [
      element('p', 'popover-text', ...copy(work).childNodes),
      element('p', 'popover-more', link(`${base}references/#${key}`, words.references)),
    ],
  }
}
