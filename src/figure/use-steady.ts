import { type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react'

// React warns about layout effects on the server, where nothing is pressed.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * Keeps what the reader presses where it is on the screen: if the figure grows or shrinks above it, the page is scrolled by as much,
 * before anything is painted. For a control whose press adds a row or opens a part of the drawing.
 *
 * @returns a handler for the capture phase of clicks.
 */
export function useSteady(): (event: MouseEvent) => void {
  const pressed = useRef<{ readonly element: Element; readonly top: number } | null>(null)
  useBrowserLayoutEffect(() => {
    if (pressed.current === null) return
    const { element, top } = pressed.current
    const moved = element.isConnected ? element.getBoundingClientRect().top - top : 0
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' })
  })
  return ({ target }) => {
    const element = (target as Element).closest('button, label, input')
    if (element === null) return
    pressed.current = { element, top: element.getBoundingClientRect().top }
    // What is drawn later has another cause.
    setTimeout(() => (pressed.current = null))
  }
}
