import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react'

/** The id of the question that stands before this figure, set once per island; null where there is none. */
export const QuestionContext = createContext<string | null>(null)

export interface Question {
  readonly id: string
  /** True while the question is neither answered nor skipped: the figure's controls are locked. */
  readonly waits: boolean
  /** What the reader guessed, in words; empty if nothing. */
  readonly guess: string
  readonly skip: () => void
}

/**
 * What the page says about this figure's question. The question is static HTML with a script of its own, so the two meet in one
 * attribute of the island: `data-guess`, empty while the figure waits, then the guess in words; without it nothing is locked.
 *
 * @param isTouched - whether the reader has already changed something when the lock arrives; the question is then skipped.
 */
export function useQuestion(figure: string, isTouched: () => boolean): Question | null {
  const id = useContext(QuestionContext)
  const subscribe = useCallback(
    (onChange: () => void) => {
      const observer = new MutationObserver(onChange)
      if (id !== null) observer.observe(document.getElementById(figure)!, { attributeFilter: ['data-guess'] })
      return () => observer.disconnect()
    },
    [figure, id],
  )
  const guess = useSyncExternalStore(
    subscribe,
    () => (id === null ? undefined : document.getElementById(figure)?.dataset.guess),
    // Static HTML is never locked, and the first frame in the browser is the static one.
    () => undefined,
  )
  const waits = guess === ''
  const skip = useCallback(() => {
    const island = document.getElementById(figure)!
    delete island.dataset.guess
    island.dispatchEvent(new Event('question:skip', { bubbles: true }))
  }, [figure])
  useEffect(() => {
    if (waits && isTouched()) skip()
    // Only the moment the lock arrives counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waits])
  return id === null ? null : { id, waits, guess: guess ?? '', skip }
}
