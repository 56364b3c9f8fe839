import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'

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
const fieldIn = (question: Element | null) => question?.querySelector<HTMLInputElement>('[type=number]') ?? null
const fieldOf = (id: string | null) => (id === null ? null : fieldIn(questionOf(id)))

const guessField = ({ min, max, step }: HTMLInputElement, text: string): GuessField => ({
  min: Number(min),
  max: Number(max),
  step: Number(step),
  // What the question would refuse is no guess yet.
  value: text === '' || Number(text) < Number(min) || Number(text) > Number(max) ? null : Number(text),
})

/** Writes into the field, as the reader would; a page that has yet to fetch the question's script fetches it then. */
function write(field: HTMLInputElement, value: number) {
  field.value = String(value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Hears of the guess as it is moved: at the document, after the question's own script has made slider and number agree. */
function onGuess(question: Element, heard: () => void): () => void {
  const listen = ({ target }: Event) => {
    if (question.contains(target as Node)) heard()
  }
  document.addEventListener('input', listen)
  return () => document.removeEventListener('input', listen)
}

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
      const stop = question && onGuess(question, onChange)
      return () => {
        observer.disconnect()
        stop?.()
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
    field: input && guessField(input, typed),
    place: (value) => write(fieldOf(id)!, value),
    guessNow: () => questionOf(id)!.querySelector<HTMLButtonElement>('.predict-row > button')!.click(),
  }
}

/**
 * A guess that can be placed in a figure that waits for none: `<Predict marks="bandit">`. It stands in the field of the question
 * alone. What was guessed at an earlier visit is not shown.
 *
 * @param onSettled - the figure moves to what happens, once the reader has made the guess.
 */
export function usePlacedGuess(figure: string, onSettled: () => void): Pick<Question, 'field' | 'waits' | 'place'> {
  const [placed, setPlaced] = useState<Pick<Question, 'field' | 'waits'>>({ field: null, waits: true })
  const question = () => document.querySelector<HTMLElement>(`.predict[data-marks="${figure}"]`)
  const settle = useRef(onSettled)
  useEffect(() => {
    settle.current = onSettled
  })
  useEffect(() => {
    const element = question()
    const input = fieldIn(element)
    if (!element || !input) return
    let isPlaced = false
    const read = () => {
      isPlaced = true
      setPlaced({ field: guessField(input, input.value), waits: !('answered' in element.dataset) })
    }
    const stop = onGuess(element, read)
    const observer = new MutationObserver(() => {
      if (!isPlaced) return
      read()
      if ('answered' in element.dataset) settle.current()
    })
    observer.observe(element, { attributeFilter: ['data-answered'] })
    return () => {
      stop()
      observer.disconnect()
    }
    // The question is a constant of the figure.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [figure])
  return {
    ...placed,
    place: (value) => {
      const element = question()
      const input = fieldIn(element)
      // A guess that is made is taken back at the question, not here.
      if (input && !('answered' in element!.dataset)) write(input, value)
    },
  }
}
