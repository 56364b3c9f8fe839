import { type ReactNode, useId } from 'react'
import { AskedContext } from './answer.tsx'
import { Lesson } from './links.tsx'

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
        <AskedContext.Provider value={{ summary: 'show the answer' }}>{children}</AskedContext.Provider>
      </div>
    )
  }
}

/** Something to work out, with pencil or figure. */
export const Exercise = question('exercise-work', 'Exercise')
/** A short question on what was just read. */
export const SelfCheck = question('self-check', 'Check')
