import { ANSWERS } from './answers.ts'

const types = ['pointerover', 'focusin', 'click'] as const

/**
 * One term, one light, one definition. All of that is fetched with the first term a reader points at, focuses or taps; until
 * then this listens. If it cannot be fetched, every link does what links do.
 */
export function mountTerms(): void {
  let isTouch = false
  /** Of each kind, the last that met a term: a reader who tabs on while this loads wants what they have reached. */
  const last = new Map<string, Event>()
  const meet = async (event: Event) => {
    if (event.type === 'pointerover') isTouch = (event as PointerEvent).pointerType === 'touch'
    const target = (event.target as Element).closest?.<HTMLAnchorElement>(ANSWERS)
    if (!target) return
    last.set(event.type, event)
    const held = isTouch && event.type === 'click' && target.matches('a')
    if (held) event.preventDefault()
    try {
      const { mountPopover } = await import('./popover.ts')
      for (const type of types) document.removeEventListener(type, meet)
      if (last.get(event.type) === event) mountPopover(event, target, isTouch)
    } catch {
      if (held) location.assign(target.href)
    }
  }
  for (const type of types) document.addEventListener(type, meet)
}
