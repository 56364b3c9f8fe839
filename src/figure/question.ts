import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore } from 'react'

/** The id of the question that stands before this figure, set once per island; null where there is none. */
export const QuestionContext = createContext<string | null>(null)

export interface Question {
  readonly id: string
  /** True while the question is neither answered nor skipped: the figure's controls are locked. */
  readonly waits: boolean
  /** What the reader guessed, in words; empty if nothing. */
  readonly guess: string
  readonly skip: () => void
  /** The field of a question for a number: what it allows and holds now, null if nothing; null in other questions. */
  readonly field: GuessField | null
  /** Writes into that field, as the reader would. */
  readonly place: (value: number) => void
  /** Presses the question's own button. */
  readonly guessNow: () => void
}

interface GuessField {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number | null
}

const questionOf = (id: string) => document.getElementById(`predict-${id}`)
const fieldOf = (id: string | null) =>
  id === null ? null : (questionOf(id)?.querySelector<HTMLInputElement>('[type=number]') ?? null)

/**
 * What the page says about this figure's question. The question is static HTML with a script of its own, so the two meet in one
 * attribute of the island: `data-guess`, empty while the figure waits, then the guess in words; without it nothing is locked.
 *
 * @param show - moves the figure to the state that shows the answer, once the reader has guessed.
 * @param isTouched - whether the reader has already changed something when the lock arrives; the question is then skipped.
 */
export function useQuestion(figure: string, show: (patch: object) => void, isTouched: () => boolean): Question | null {
  const id = useContext(QuestionContext)
  const subscribe = useCallback(
    (onChange: () => void) => {
      const observer = new MutationObserver(onChange)
      if (id === null) return () => {}
      observer.observe(document.getElementById(figure)!, { attributeFilter: ['data-guess'] })
      // The guess itself, as it is moved there or here.
      const question = questionOf(id)
      question?.addEventListener('input', onChange)
      return () => {
        observer.disconnect()
        question?.removeEventListener('input', onChange)
      }
    },
    [figure, id],
  )
  const guess = useSyncExternalStore(
    subscribe,
    () => (id === null ? undefined : document.getElementById(figure)?.dataset.guess),
    // Static HTML is never locked, and the first frame in the browser is the static one.
    () => undefined,
  )
  const typed = useSyncExternalStore(
    subscribe,
    () => fieldOf(id)?.value ?? '',
    () => '',
  )
  const waits = guess === ''
  const waited = useRef(false)
  useEffect(() => {
    if (waited.current && guess) {
      const { shows } = document.getElementById(figure)!.dataset
      if (shows) show(JSON.parse(shows) as object)
    }
    waited.current = waits
    // Only the moment of the guess counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waits, guess])
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
  if (id === null) return null
  const input = guess === undefined ? null : fieldOf(id)
  return {
    id,
    waits,
    guess: guess ?? '',
    skip,
    field: input && {
      min: Number(input.min),
      max: Number(input.max),
      step: Number(input.step),
      value: typed === '' ? null : Number(typed),
    },
    place: (value) => {
      const field = fieldOf(id)!
      field.value = String(value)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    guessNow: () => questionOf(id)!.querySelector<HTMLButtonElement>('.predict-row > button')!.click(),
  }
}
