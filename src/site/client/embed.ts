/** What only embeds need: their height for the page around them, and a word on flags they do not know. */
import { HIDEABLE, unknownParts } from '../../figure/save/text.ts'
import { readQuery } from '../../figure/link.ts'
import { words as saveWords } from '../../words/en/figure-save.ts'
import { words } from '../../words/en/interface.ts'
import { element } from './dom.ts'

/** Says in sight which part cannot be hidden, as the figure does with its parameters. */
function sayUnknownParts() {
  const unknown = unknownParts(readQuery(location.search).entries.find(([key]) => key === 'hide')?.[1] ?? '')
  if (unknown.length === 0) return
  const show = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
  const items = unknown
    .slice(0, 5)
    .map((part) => element('li', '', words.refused('hide', show(part), HIDEABLE.join(', '))))
  const dismiss = element('button', 'button button-quiet', words.dismiss)
  dismiss.type = 'button'
  const box = element(
    'div',
    'figure-problems',
    element('p', '', saveWords.hideRefused),
    element('ul', '', ...items),
    dismiss,
  )
  box.role = 'alert'
  dismiss.addEventListener('click', () => box.remove())
  document.querySelector('main h1')!.after(box)
}

/** Any page may hold an embed, so any page may know its height; nothing else is told. */
function tellHeight() {
  if (parent === window) return
  new ResizeObserver(() => {
    // On the whole screen the figure is out of its page, which is then empty.
    if (document.fullscreenElement) return
    parent.postMessage({ type: 'advantage:height', height: document.documentElement.offsetHeight }, '*')
  }).observe(document.documentElement)
}

export function mountEmbed(): void {
  sayUnknownParts()
  tellHeight()
}
