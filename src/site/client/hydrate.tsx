import { createElement, useEffect } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { textMark } from '../../figure/first-frame.ts'
import { QuestionContext } from '../../figure/question.ts'
import type { WidgetDefinition } from '../../figure/definition.ts'
import { Boundary } from './boundary.tsx'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** React listens for changes of the value as it first saw it; show it that value, then the reader's. */
function setAsReader(control: Control, property: 'value' | 'checked', value: string | boolean) {
  const prototype = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(prototype, property)!.set!.call(control, value)
}

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return (
      control.selectedIndex !==
      Math.max(
        0,
        [...control.options].findIndex((option) => option.defaultSelected),
      )
    )
  return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue
}

/** What the reader did to a control before React arrived is told to React now, at the control that is there now; nothing is lost. */
function replay(early: Control, control: Control) {
  if (!isChanged(early)) return
  if (early instanceof HTMLSelectElement) {
    ;(control as HTMLSelectElement).selectedIndex = early.selectedIndex
    control.dispatchEvent(new Event('change', { bubbles: true }))
    return
  }
  if (isTicked(early)) {
    if (early.type === 'radio' && !early.checked) return
    // React handles clicks of these; undo the early one and do it again where React sees it.
    ;(control as HTMLInputElement).checked = early.defaultChecked
    control.click()
    return
  }
  const { value, defaultValue } = early
  control.value = defaultValue
  setAsReader(control, 'value', value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

const CONTROLS = 'input, select, textarea, button'

const controlsOf = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>(CONTROLS)]

/**
 * Brings one island to life. `clicks` are those made before it was; they are made again.
 *
 * Where the words are no longer those of the build, a translator was here, and the figure is drawn anew instead of taken over. What
 * the reader did to its controls is kept, and so are the formulas, the code and the drawing, which say `translate="no"`. The
 * translation of its sentences and labels is not kept: from now on they are new at every change. A translator that watches the page
 * translates them again; one that came once leaves them in the language of the page.
 */
export function hydrate(
  element: HTMLElement,
  { Component: Widget, words, title }: WidgetDefinition,
  clicks: HTMLElement[],
): void {
  const start = JSON.parse(element.dataset.start!) as never
  const steps = element.dataset.steps ? (JSON.parse(element.dataset.steps) as never) : undefined
  const isTranslated = textMark(element.textContent) !== element.dataset.words
  const before = controlsOf(element)
  function Live() {
    useEffect(() => {
      element.dataset.live = ''
      const now = controlsOf(element)
      const hereNow = <T extends HTMLElement>(old: T) => {
        const found = isTranslated ? now[before.indexOf(old)] : old
        return found?.isConnected && found.tagName === old.tagName ? (found as T) : null
      }
      for (const old of before) {
        const control = old instanceof HTMLButtonElement ? null : hereNow(old as Control)
        if (control) replay(old as Control, control)
      }
      for (const target of clicks.splice(0)) hereNow(target)?.click()
    }, [])
    return createElement(Widget, { id: element.id, start, words: words.en, ...(steps ? { steps } : {}) })
  }
  const tree = (
    <QuestionContext value={element.dataset.question ?? null}>
      <Boundary title={title}>
        <Live />
      </Boundary>
    </QuestionContext>
  )
  const options = { identifierPrefix: `${element.id}-` }
  if (isTranslated) createRoot(element, options).render(tree)
  else hydrateRoot(element, tree, options)
}
