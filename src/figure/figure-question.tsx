import { useRef } from 'react'
import { words } from '../words/en/interface.ts'
import type { Question } from './question.ts'

/** Where a figure and the question before it meet: why the controls are locked and how they open; later, the reader's guess. */
export function FigureQuestion({
  question: { id, waits, guess, skip, field, button },
  isAskedHere,
}: {
  readonly question: Question
  /** The guess is placed in the drawing. */
  readonly isAskedHere: boolean
}) {
  const link = useRef<HTMLAnchorElement>(null)
  return (
    <p className="figure-question script-only">
      {waits ? `${words.guessFirst} ` : null}
      <a ref={link} href={`#predict-${id}`}>
        {waits ? words.theQuestion : guess ? words.yourGuess : words.itsQuestion}
      </a>
      {guess ? `: ${guess}` : null}
      {waits && isAskedHere && field ? (
        <button
          type="button"
          disabled={field.value === null}
          onClick={() => {
            button().click()
            link.current!.focus({ preventScroll: true })
          }}
        >
          {button().textContent}
        </button>
      ) : null}
      {waits ? (
        <button
          type="button"
          onClick={() => {
            skip()
            // The button goes; the keyboard stays where it was.
            link.current!.focus({ preventScroll: true })
          }}
        >
          {words.skip}
          <span className="visually-hidden"> {words.theQuestion}</span>
        </button>
      ) : null}
    </p>
  )
}
