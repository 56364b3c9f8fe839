/** What only embeds need: their height for the page around them, and a word on flags they do not know. */
import { HIDEABLE, unknownParts } from '../../figure/save/text.ts'
import { readQuery } from '../../figure/link.ts'
import { words as saveWords } from '../../words/en/figure-save.ts'
import { words } from '../../words/en/interface.ts'
import { sayAtHead, short } from './link-note.ts'

/** Says in sight which part cannot be hidden, as the figure does with its parameters. */
function sayUnknownParts() {
  const unknown = unknownParts(readQuery(location.search).entries.find(([key]) => key === 'hide')?.[1] ?? '')
  if (unknown.length === 0) return
  sayAtHead(
    saveWords.hideRefused,
    unknown.map((part) => words.refused('hide', short(part), HIDEABLE.join(', '))),
  )
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
