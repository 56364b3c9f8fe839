/** What the three kinds of questions have in common: their parts, and the frame they stand in. */
import { Children, type ReactElement, type ReactNode, createContext, isValidElement, useContext } from 'react'
import { words } from '../../words/en/exercise.ts'
import { Answer } from '../answer.tsx'

/** How a question is shown in one place: the same question stands in its lesson, in the test, and again two lessons later. */
export interface Showing {
  /** "softmax/add-100": the lesson and the question. */
  readonly key: string
  /** Of the element, unique on its page. */
  readonly id: string
  readonly label: ReactNode
  /** Which option stands at each place, by the author's order, from 0. */
  readonly order: readonly number[]
  /** Part of a test: scored with the others at its end. */
  readonly inTest: boolean
}

export const ShowingContext = createContext<Showing | null>(null)

/** The parts of a question know themselves also inside the wrapper that adds file and line to their errors. */
export const kindOf = (element: ReactElement): unknown => (element.type as { part?: unknown }).part ?? element.type

export type Part = ReactElement<Record<string, unknown> & { readonly children?: ReactNode }>

export const elementsOf = (children: ReactNode, kind: unknown): Part[] =>
  Children.toArray(children).filter((child): child is Part => isValidElement(child) && kindOf(child) === kind)

export const without = (children: ReactNode, ...kinds: unknown[]): ReactNode[] =>
  Children.toArray(children).filter((child) => !(isValidElement(child) && kinds.includes(kindOf(child))))

interface PartProps {
  readonly children: ReactNode
}

/** One option of a MultipleChoice; exactly one is `right`. A wrong one may hold a Slip. */
export const Option = ({ children }: PartProps & { readonly right?: boolean }): ReactNode => children
/** One line of an Ordering, written in the right order; with values, the build checks that they rise or fall. */
export const Item = ({ children }: PartProps & { readonly value?: number }): ReactNode => children
/** What went wrong if this option was chosen, or, in a Numeric, if this value was written. */
export const Slip = ({ children }: PartProps & { readonly value?: number }): ReactNode => children

export interface QuestionProps {
  /** Unique in its lesson; answers are kept under it, so it stays when the words change. */
  readonly id: string
  /** What it is about, in a few words: how lists of questions name it. */
  readonly about: string
  readonly children: ReactNode
}

/** What the build needs to know of a question before it is shown. */
export interface QuestionShape {
  readonly kind: 'choice' | 'number' | 'order'
  /** How many options or items. */
  readonly count: number
  /** The right option, from 0; -1 where there is none. */
  readonly right: number
}

/** Options are named by letters, because explanations and corrections speak of them. */
export const letter = (place: number): string => `(${'abcdefgh'[place]})`
/** As many as there are letters. */
export const MOST_OPTIONS = 8

/** @returns its Answer. */
export function checkQuestion(tag: string, { id, about, children }: QuestionProps): Part {
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(id ?? ''))
    throw new RangeError(`<${tag} id="${id}">; allowed: lower case letters, digits and hyphens, a letter first`)
  if (typeof about !== 'string' || about.trim() === '')
    throw new RangeError(`<${tag} id="${id}"> needs about="...": what it is about, in a few words`)
  const answers = elementsOf(children, Answer)
  if (answers.length !== 1)
    throw new RangeError(`<${tag} id="${id}"> has ${answers.length} <Answer>; allowed: exactly one`)
  return answers[0]!
}

export function useShowing(): Showing {
  const showing = useContext(ShowingContext)
  if (!showing)
    throw new RangeError('a question stands in a file of lessons/en/questions and is shown by <Exercise id="..." />')
  return showing
}

interface FrameProps {
  readonly kind: QuestionShape['kind']
  readonly data: Readonly<Record<`data-${string}`, string | number | undefined>>
  readonly prompt: ReactNode
  readonly inputs: ReactNode
  readonly field?: ReactNode
  /** The right answer in one line. */
  readonly solution: ReactNode
  readonly explanation: ReactNode
  readonly slips: ReactNode
}

/** What all kinds have in common, top to bottom. */
export function Frame({ kind, data, prompt, inputs, field, solution, explanation, slips }: FrameProps): ReactNode {
  const { key, id, label, inTest } = useShowing()
  return (
    <div
      role="group"
      className="exercise"
      id={id}
      data-question={key}
      data-kind={kind}
      {...data}
      aria-labelledby={`${id}-kind`}
    >
      <p className="kind" id={`${id}-kind`}>
        {label}
      </p>
      {prompt}
      {inputs}
      <div className="check script-only">
        {field}
        {inTest ? null : (
          <button className="button" type="button" disabled>
            {words.check}
          </button>
        )}
        <p role={inTest ? undefined : 'status'} />
      </div>
      <details className="answer">
        <summary>{words.show}</summary>
        <div className="answer-text">
          <p>{solution}</p>
          {explanation}
          {slips}
        </div>
      </details>
    </div>
  )
}
