import { useEffect } from 'react'

/** The state of a figure at step k: a pure function of k, so that scrolling back, jumping and reloading agree. */
export const paramsAtStep = <P extends object>(start: P, sets: readonly Partial<P>[], k: number): P =>
  Object.assign({}, start, ...sets.slice(0, k + 1)) as P

export const stepAnchor = (id: string, k: number): string => `${id}-step-${k + 1}`

/** Which step an address points at, or null. */
export const stepOfHash = (id: string, count: number, hash: string): number | null => {
  const found = hash.startsWith(`#${id}-step-`) ? Number(hash.slice(id.length + 7)) - 1 : Number.NaN
  return Number.isInteger(found) && found >= 0 && found < count ? found : null
}

/** Calls `onStep` when another step of this figure's Scrolly reaches the middle of the window. */
export function useSteps(id: string, count: number, onStep: (k: number) => void): void {
  useEffect(() => {
    if (count === 0) return
    const steps = [...document.querySelectorAll<HTMLElement>(`[data-scrolly="${id}"] [data-step]`)]
    let current = -1
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const k = Number((entry.target as HTMLElement).dataset.step)
          if (!entry.isIntersecting || k === current) continue
          current = k
          for (const step of steps) step.toggleAttribute('data-current', Number(step.dataset.step) === k)
          onStep(k)
        }
      },
      // A line a little below the middle: on a phone the sticky figure covers the upper half.
      { rootMargin: '-60% 0px -39% 0px' },
    )
    for (const step of steps) observer.observe(step)
    return () => observer.disconnect()
  }, [id, count, onStep])
}
