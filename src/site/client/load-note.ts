/** Says beside a part of the page that its script is late or did not come, with a button that really asks again. */
import { words } from '../../words/en/loading.ts'
import { element } from './dom.ts'
import { Gone, startOver } from './fetch-first.ts'

/** How long a reader waits before a word is said. */
export const LATE_MILLISECONDS = 4000

/**
 * @param error - why it did not come; null while it is late.
 * @param again - asks again. The note is the caller's to place and to take away.
 */
export function loadNote(error: unknown, again: () => void): HTMLElement {
  const isGone = error instanceof Gone
  const button = element('button', '', isGone ? words.reload : words.again)
  button.type = 'button'
  button.addEventListener('click', () => {
    if (isGone) return location.reload()
    startOver()
    again()
  })
  const note = element('p', 'load-note', `${error === null ? words.late : isGone ? words.gone : words.lost} `, button)
  // Late is news that can wait; lost is not.
  note.role = error === null ? 'status' : 'alert'
  return note
}
