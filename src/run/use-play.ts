import { type RefObject, useEffect, useRef, useState } from 'react'
import { startLoop } from './pace.ts'

/** True where the reader asked for less motion: figures then wait to be asked, and change without tweens. */
const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const browserFrames = {
  request: (callback: (now: number) => void) => requestAnimationFrame(callback),
  cancel: (handle: number) => cancelAnimationFrame(handle),
}

/** True while the element can be seen: on the screen, in a tab that is shown. */
function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [isOnScreen, setOnScreen] = useState(false)
  const [isShown, setShown] = useState(true)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)!.isIntersecting))
    observer.observe(element.current!)
    const onVisibility = () => setShown(!document.hidden)
    onVisibility()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [element])
  return isOnScreen && isShown
}

export interface Play {
  /** What the reader asked for. A run out of sight rests and goes on when it is seen again. */
  readonly playing: boolean
  readonly play: () => void
  readonly pause: () => void
}

interface PlayOptions {
  readonly stepsPerSecond: number
  /** Takes n steps; false when the run is at its end. */
  readonly advance: (steps: number) => boolean
  readonly element: RefObject<HTMLElement | null>
  /** Starts by itself once alive, unless the reader prefers stillness. Decided once. */
  readonly autoplay?: () => boolean
}

/** The one play loop of the site. */
export function usePlay({ stepsPerSecond, advance, element, autoplay }: PlayOptions): Play {
  const [playing, setPlaying] = useState(false)
  const inSight = useInSight(element)
  const latest = useRef({ advance, autoplay })
  useEffect(() => {
    latest.current = { advance, autoplay }
  })
  useEffect(() => {
    if (latest.current.autoplay?.() && !prefersStillness()) setPlaying(true)
  }, [])
  useEffect(() => {
    if (!playing || !inSight) return
    const step = (steps: number) => {
      const goesOn = latest.current.advance(steps)
      if (!goesOn) setPlaying(false)
      return goesOn
    }
    return startLoop(stepsPerSecond, step, browserFrames)
  }, [playing, inSight, stepsPerSecond])
  return { playing, play: () => setPlaying(true), pause: () => setPlaying(false) }
}
