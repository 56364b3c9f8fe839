import type { ReactNode } from 'react'
import { Answer, AskedContext } from './answer.tsx'

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
  const inputs = (
    <div className="predict-options" role="radiogroup" aria-labelledby={labelledBy}>
      {options.map((option: string) => (
        <label key={option}>
          <input
            type="radio"
            name={`predict-${id}`}
            value={option}
            {...(option === answer ? { 'data-correct': '' } : {})}
          />
          <span>{option}</span>
        </label>
      ))}
    </div>
  )
  return (
    <div role="group" className="predict" id={`predict-${id}`} data-predict={id} aria-labelledby={labelledBy}>
      <p className="kind" id={labelledBy}>
        {before}
      </p>
      <AskedContext.Provider value={{ summary: 'show what happens', inputs }}>
        {question === undefined ? (
          children
        ) : (
          <>
            <p>{question}</p>
            <Answer>{children}</Answer>
          </>
        )}
      </AskedContext.Provider>
    </div>
  )
}
