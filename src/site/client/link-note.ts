/** What a link asked of the page and did not get, said at its head; fetched by the few links that need it. */
import { words } from '../../words/en/interface.ts'
import { words as linkWords } from '../../words/en/link-note.ts'
import { element } from './dom.ts'

/** A box that says it in sight, with a button to put it away. */
export function sayAtHead(intro: string, items: readonly string[]): void {
  const dismiss = element('button', 'button button-quiet', words.dismiss)
  dismiss.type = 'button'
  const list = element('ul', '', ...items.slice(0, 5).map((item) => element('li', '', item)))
  const box = element('div', 'figure-problems', element('p', '', intro), list, dismiss)
  box.role = 'alert'
  dismiss.addEventListener('click', () => box.remove())
  document.querySelector('main h1')!.after(box)
}

/** Texts of an address may be of any length. */
export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export const sayUnknown = (unknown: readonly string[], figures: readonly string[]): void =>
  sayAtHead(
    linkWords.intro,
    unknown.map((name) => linkWords.figure(short(name), figures)),
  )
