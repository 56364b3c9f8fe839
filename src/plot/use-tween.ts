import { useLayoutEffect, useRef, useState } from 'react'

const MILLISECONDS = 220

/**
 * Numbers on their way to `target`: ease-out, once, ending there. The first frame is the target, and with reduced motion every
 * frame is. The second value announces that the next change is the reader's hand, which is followed at once.
 */
export function useTween(target: readonly number[]): [shown: readonly number[], follow: () => void] {
  const [shown, show] = useState(target)
  const current = useRef(target)
  const isDirect = useRef(false)
  const [follow] = useState(() => () => void (isDirect.current = true))
  const key = target.join()
  useLayoutEffect(() => {
    const from = current.current
    const to = key.split(',').map(Number)
    if (from.join() === key) return
    const place = (values: readonly number[]) => {
      current.current = values
      show(values)
    }
    if (isDirect.current || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      isDirect.current = false
      place(to)
      return
    }
    const started = performance.now()
    let request = requestAnimationFrame(function frame(now) {
      const t = Math.min(1, Math.max(0, (now - started) / MILLISECONDS))
      const eased = 1 - (1 - t) * (1 - t) * (1 - t)
      place(t === 1 ? to : from.map((value, i) => value + (to[i]! - value) * eased))
      if (t < 1) request = requestAnimationFrame(frame)
    })
    return () => cancelAnimationFrame(request)
  }, [key])
  return [shown, follow]
}
