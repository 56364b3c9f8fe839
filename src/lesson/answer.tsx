import { type ReactNode, createContext, useContext } from 'react'
import { words } from '../words/en/lesson.ts'

interface Asked {
  /** What opens the answer, in words. */
  readonly summary: string
  /** What the reader answers with, if anything: it stands between the question and its answer. */
  readonly inputs?: ReactNode
}

/** Set by what asks: a Predict, an Exercise, a SelfCheck. */
export const AskedContext = createContext<Asked>({ summary: words.showAnswer })

/** The explained answer of a Predict, an Exercise or a SelfCheck, folded until asked for. */
export function Answer({ children }: { readonly children: ReactNode }): ReactNode {
  const { summary, inputs } = useContext(AskedContext)
  return (
    <>
      {inputs}
      <details className="answer">
        <summary>{summary}</summary>
        <div className="answer-text">{children}</div>
      </details>
    </>
  )
}
