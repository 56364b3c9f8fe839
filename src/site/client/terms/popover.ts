/**
 * The one popover of a page: what a term means, what a source is, which terms a formula holds. It opens where the pointer rests,
 * where the keyboard is, or at a tap; the pointer may move into it; Escape closes it and leads back. Loaded when first needed.
 */
import { words } from '../../../words/en/popover.ts'
import { ANSWERS } from './answers.ts'
import { light } from './light.ts'
import { type Content, listContent, sourceContent, termContent } from './popover-content.ts'
import { answerKey } from './popover-keys.ts'
import { boxOf, placeBeside } from './popover-place.ts'

/** The pointer rests so long before anything opens, and may be away so long before it closes. */
const REST_MILLISECONDS = 250
const LEAVE_MILLISECONDS = 400

type Way = 'hover' | 'focus' | 'press'

interface Open {
  readonly anchor: HTMLElement
  readonly way: Way
  readonly pointer: { readonly x: number; readonly y: number } | undefined
}

const box = document.createElement('div')
let open: Open | undefined
let timer = 0
/** The term under the pointer. */
let pointed: HTMLElement | null = null
/** What was asked for last: an answer that comes late is not shown. */
let wanted: { readonly anchor: HTMLElement; readonly way: Way } | undefined
let isTouch = false
/** True while focus goes back to where it came from: that opens nothing. */
let isReturning = false

const isList = (element: Element) => element.matches('.list-terms')
const links = () => [...box.querySelectorAll<HTMLElement>('a')]

function contentFor(anchor: HTMLElement): Promise<Content> {
  if (isList(anchor)) {
    const inside = anchor.closest('.holds-terms, .code-listing')?.querySelectorAll<HTMLElement>('[data-term]') ?? []
    const terms = [...new Set([...inside].map(({ dataset }) => dataset.term!))]
    return listContent(terms, anchor.getAttribute('aria-label') ?? anchor.textContent)
  }
  const { term } = anchor.dataset
  return term === undefined
    ? sourceContent(decodeURIComponent((anchor as HTMLAnchorElement).hash).replace('#source-', ''))
    : termContent(term)
}

function place() {
  if (!open?.anchor.isConnected) return
  const { left, top } = placeBeside(boxOf(open.anchor, open.pointer), box.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: innerHeight,
  })
  box.style.left = `${left + scrollX}px`
  box.style.top = `${top + scrollY}px`
}

/** What is explained has moved: beside it still, or gone with it. */
function follow() {
  if (!open) return
  const { top, bottom } = open.anchor.getBoundingClientRect()
  if (bottom > 0 && top < innerHeight) place()
  else if (!box.contains(document.activeElement)) hide()
}

/** Takes the box away, and the light with it unless the pointer has reached another term by now. */
function hide() {
  if (!open) return
  const { anchor } = open
  open = undefined
  if (isList(anchor)) anchor.setAttribute('aria-expanded', 'false')
  else if (anchor.getAttribute('aria-describedby') === 'popover-text') anchor.removeAttribute('aria-describedby')
  box.hidePopover()
  light(pointed === anchor ? undefined : pointed?.dataset.term)
}

function close() {
  clearTimeout(timer)
  wanted = undefined
  hide()
}

async function show(anchor: HTMLElement, way: Way, pointer?: Open['pointer']) {
  clearTimeout(timer)
  const mine = { anchor, way }
  wanted = mine
  if (open?.anchor === anchor) {
    // What the keyboard has opened stays when the pointer, which happened to rest there, goes.
    if (way !== 'hover') open = { ...open, way }
    return
  }
  try {
    const { label, nodes } = await contentFor(anchor)
    if (wanted !== mine) return
    close()
    open = { anchor, way, pointer }
    box.ariaLabel = label
    box.replaceChildren(...nodes)
    box.dataset.way = way
    const text = box.querySelector('.popover-text')
    if (text) text.id = 'popover-text'
    // In someone else's page a link must not replace the figure by a lesson.
    if (parent !== window) for (const link of links()) link.setAttribute('target', '_blank')
    // Last in the text, so that those who read by landmarks find it there.
    if (!box.isConnected) (document.querySelector('main') ?? document.body).append(box)
    box.showPopover()
    place()
    light(anchor.dataset.term)
    if (isList(anchor)) {
      anchor.setAttribute('aria-expanded', 'true')
      links()[0]?.focus()
    } else if (text && anchor.matches('a')) anchor.setAttribute('aria-describedby', 'popover-text')
  } catch {
    // Nothing to show: a link that was tapped leads on, everything else stays as it was.
    if (way === 'press' && anchor.matches('a')) location.assign(anchor.href)
  }
}

function goBack() {
  isReturning = true
  open?.anchor.focus({ preventScroll: true })
  isReturning = false
}

function onPoint(event: PointerEvent, target: HTMLElement | null) {
  isTouch = event.pointerType === 'touch'
  const isInside = box.contains(event.target as Node)
  pointed = isInside ? null : target
  // What the keyboard is on stays lit: pages move under a resting pointer.
  const focused = document.activeElement?.closest<HTMLElement>('[data-term]')
  light((target ?? focused ?? (isInside ? open?.anchor : undefined))?.dataset.term)
  clearTimeout(timer)
  if (isTouch || isInside) return
  // What a figure draws anew is still the same term.
  if (open && target && !open.anchor.isConnected && open.anchor.dataset.term === target.dataset.term)
    open = { ...open, anchor: target }
  if (target && target === open?.anchor) return
  const { clientX: x, clientY: y } = event
  if (target && !isList(target) && event.buttons === 0)
    timer = window.setTimeout(() => void show(target, 'hover', { x, y }), REST_MILLISECONDS)
  else if (open?.way === 'hover') timer = window.setTimeout(close, LEAVE_MILLISECONDS)
  else if (wanted?.way === 'hover') wanted = undefined
}

function onFocus(event: Event, target: HTMLElement | null) {
  if (isReturning || box.contains(event.target as Node)) {
    if (target) light(target.dataset.term)
    return
  }
  light(target?.dataset.term)
  if (target && !isList(target) && target.matches(':focus-visible')) void show(target, 'focus')
  else if (open && open.way !== 'hover' && target !== open.anchor) close()
}

function onClick(event: Event, target: HTMLElement | null, isHeld: boolean) {
  if (box.contains(event.target as Node)) {
    if ((event.target as Element).closest('a')) close()
    return
  }
  if (!target) return close()
  if (target === open?.anchor && open.way === 'press') {
    // The second tap on a word follows its link; on a symbol or a button it closes.
    if (isList(target)) goBack()
    return close()
  }
  if (!target.matches('a')) {
    // A label or a button keeps its own meaning.
    if (isList(target) || !target.closest('button, label, summary, a')) void show(target, 'press')
  } else if (isTouch) {
    if (!isHeld) event.preventDefault()
    void show(target, 'press')
  }
}

let isServed = false

function serve() {
  isServed = true
  box.className = 'popover'
  box.popover = 'manual'
  box.role = 'group'
  box.dataset.hint = words.enter
  // The popover says it better, and would stand beside the browser's own tooltip.
  for (const link of document.querySelectorAll(`a:is(${ANSWERS})[title]`)) {
    link.setAttribute('aria-description', link.getAttribute('title')!)
    link.removeAttribute('title')
  }
  const targetOf = (event: Event) => (event.target as Element).closest?.<HTMLElement>(ANSWERS) ?? null
  document.addEventListener('pointerover', (event) => onPoint(event, targetOf(event)))
  document.addEventListener('focusin', (event) => onFocus(event, targetOf(event)))
  document.addEventListener('focusout', () => open || light(undefined))
  document.addEventListener('click', (event) => onClick(event, targetOf(event), false))
  document.addEventListener(
    'keydown',
    (event) => open && answerKey(event, { anchor: open.anchor, links: links(), goBack, close }),
    true,
  )
  document.addEventListener('scroll', follow, { passive: true, capture: true })
  addEventListener('resize', place)
}

/** Takes over from the entry: with the event that asked for it, whose target may be gone from under the pointer since. */
export function mountPopover(event: Event, target: HTMLElement, wasTouch: boolean): void {
  if (!isServed) serve()
  isTouch = wasTouch
  if (event.type === 'pointerover') onPoint(event as PointerEvent, target)
  else if (event.type === 'focusin') onFocus(event, target)
  else onClick(event, target, true)
}
