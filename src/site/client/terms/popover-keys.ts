interface OpenPopover {
  /** What is explained. */
  readonly anchor: HTMLElement
  readonly links: readonly HTMLElement[]
  /** Focus back to what is explained. */
  readonly goBack: () => void
  readonly close: () => void
}

/**
 * Keys while a popover is open. Escape closes it and leads back; arrow down leads in, without a stop on the way of those who
 * only pass; arrows, Home and End walk its links; Tab behind the last goes on in the text.
 */
export function answerKey(event: KeyboardEvent, { anchor, links, goBack, close }: OpenPopover): void {
  const at = links.indexOf(document.activeElement as HTMLElement)
  const go = (index: number) => {
    event.preventDefault()
    links.at(index)?.focus()
  }
  if (event.key === 'Escape') {
    // Only this closes: not the panel or the full screen behind it.
    event.stopPropagation()
    event.preventDefault()
    if (at >= 0) goBack()
    close()
  } else if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === anchor)) go((at + 1) % links.length)
  else if (at < 0) return
  else if (event.key === 'ArrowUp') go(at - 1)
  else if (event.key === 'Home') go(0)
  else if (event.key === 'End') go(-1)
  else if (event.key === 'Tab' && event.shiftKey && at === 0) {
    event.preventDefault()
    goBack()
  } else if (event.key === 'Tab' && !event.shiftKey && at === links.length - 1) {
    goBack()
    close()
  }
}
