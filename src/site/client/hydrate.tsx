import { createElement, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { QuestionContext } from '../../figure/question.ts'
import type { WidgetDefinition } from '../../figure/definition.ts'
import { Boundary } from './boundary.tsx'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** React listens for changes of the value as it first saw it; show it that value, then the reader's. */
function setAsReader(control: Control, property: 'value' | 'checked', value: string | boolean) {
  const prototype = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(prototype, property)!.set!.call(control, value)
}

/** What the reader did to a control before React arrived is told to React now; nothing is lost. */
function replay(control: Control) {
  if (control instanceof HTMLSelectElement) {
    const initial = [...control.options].findIndex((option) => option.defaultSelected)
    if (control.selectedIndex !== Math.max(0, initial)) control.dispatchEvent(new Event('change', { bubbles: true }))
    return
  }
  if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
    const { checked, defaultChecked } = control
    if (checked === defaultChecked || (control.type === 'radio' && !checked)) return
    // React handles clicks of these; undo the early one and do it again where React sees it.
    control.checked = defaultChecked
    control.click()
    return
  }
  const { value, defaultValue } = control
  if (value === defaultValue) return
  control.value = defaultValue
  setAsReader(control, 'value', value)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Brings one island to life. `clicks` are those made before it was; they are made again. */
export function hydrate(
  element: HTMLElement,
  { Component: Widget, words, title }: WidgetDefinition,
  clicks: HTMLElement[],
): void {
  const start = JSON.parse(element.dataset.start!) as never
  const steps = element.dataset.steps ? (JSON.parse(element.dataset.steps) as never) : undefined
  function Live() {
    useEffect(() => {
      element.dataset.live = ''
      element.querySelectorAll<Control>('input, select, textarea').forEach(replay)
      for (const target of clicks.splice(0)) if (target.isConnected) target.click()
    }, [])
    return createElement(Widget, { id: element.id, start, words: words.en, ...(steps ? { steps } : {}) })
  }
  hydrateRoot(
    element,
    <QuestionContext value={element.dataset.question ?? null}>
      <Boundary title={title}>
        <Live />
      </Boundary>
    </QuestionContext>,
    { identifierPrefix: `${element.id}-` },
  )
}
