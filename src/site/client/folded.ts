import { nameOf } from './dom.ts'

/** A link to a place inside something folded unfolds it. */
export function unfoldTarget(): void {
  const unfold = () => {
    const target = document.getElementById(nameOf(location.hash))
    let details = target?.closest('details')
    for (; details; details = details.parentElement?.closest('details')) details.open = true
    if (target?.closest('details')) target.scrollIntoView()
  }
  unfold()
  addEventListener('hashchange', unfold)
}
