import { type ReactNode, createContext, useContext, useId } from 'react'
import { Lesson } from './links.tsx'

interface Guess {
  readonly name: string
  readonly labelledBy: string
  readonly options: readonly string[]
  readonly correct: string
}

const GuessContext = createContext<Guess | null>(null)
const SummaryContext = createContext('show the answer')

interface PredictProps {
  /** Unique on its page; a figure may wait for this guess. */
  readonly id: string
  /** When to guess. */
  readonly before?: string
  readonly options: readonly string[]
  /** The option that turns out to be right, word for word. */
  readonly answer: string
  /** The question, if the explanation is all that stands inside. */
  readonly question?: ReactNode
  /** The question, then <Answer> with the explanation; or the explanation alone. */
  readonly children: ReactNode
}

/** A guess before the reader touches the figure. Nothing is locked: the answer can be read at once. */
export function Predict({
  id,
  before = 'Before you try',
  options,
  answer,
  question,
  children,
}: PredictProps): ReactNode {
  if (!/^[a-z][a-z0-9-]*$/.test(id ?? ''))
    throw new RangeError(`<Predict id="${id}">; allowed: lower case letters, digits and hyphens, a letter first`)
  if (!Array.isArray(options) || options.length < 2)
    throw new RangeError(`<Predict id="${id}"> needs at least two options`)
  if (!options.includes(answer))
    throw new RangeError(
      `<Predict id="${id}"> has the answer "${answer}"; allowed: one of its options, "${options.join('", "')}"`,
    )
  const labelledBy = `predict-${id}-kind`
  return (
    <div role="group" className="predict" id={`predict-${id}`} data-predict={id} aria-labelledby={labelledBy}>
      <p className="kind" id={labelledBy}>
        {before}
      </p>
      <GuessContext.Provider value={{ name: `predict-${id}`, labelledBy, options, correct: answer }}>
        {question === undefined ? (
          children
        ) : (
          <>
            <p>{question}</p>
            <Answer>{children}</Answer>
          </>
        )}
      </GuessContext.Provider>
    </div>
  )
}

/** The explained answer of a Predict, an Exercise or a SelfCheck, folded until asked for. */
export function Answer({ children }: { readonly children: ReactNode }): ReactNode {
  const guess = useContext(GuessContext)
  const summary = useContext(SummaryContext)
  return (
    <>
      {guess ? (
        <div className="predict-options" role="radiogroup" aria-labelledby={guess.labelledBy}>
          {guess.options.map((option) => (
            <label key={option}>
              <input
                type="radio"
                name={guess.name}
                value={option}
                {...(option === guess.correct ? { 'data-correct': '' } : {})}
              />
              <span>{option}</span>
            </label>
          ))}
        </div>
      ) : null}
      <details className="answer">
        <summary>{guess ? 'show what happens' : summary}</summary>
        <div className="answer-text">{children}</div>
      </details>
    </>
  )
}

interface ExerciseProps {
  readonly number: number
  /** The earlier lesson a question comes back from. */
  readonly from?: number
  readonly children: ReactNode
}

function question(className: string, word: string) {
  return function Question({ number, from, children }: ExerciseProps): ReactNode {
    const id = useId()
    if (!Number.isInteger(number) || number < 1)
      throw new RangeError(`<${word} number={${number}}>; allowed: 1, 2, 3, ...`)
    return (
      <div role="group" className={`exercise ${className}`} aria-labelledby={id}>
        <p className="kind" id={id}>
          {word} {number}
          {from === undefined ? null : (
            <>
              , again from <Lesson number={from} />
            </>
          )}
        </p>
        <SummaryContext.Provider value="show the answer">{children}</SummaryContext.Provider>
      </div>
    )
  }
}

/** Something to work out, with pencil or figure. */
export const Exercise = question('exercise-work', 'Exercise')
/** A short question on what was just read. */
export const SelfCheck = question('self-check', 'Check')
