/** What the three kinds of questions have in common: their parts, and the frame they stand in. */
import { Children, type ReactElement, type ReactNode, isValidElement, useContext } from 'react'
import { words } from '../../words/en/exercise.ts'
import { Answer } from '../answer.tsx'
import type { Printed } from './draw.ts'
import { Drawn, type DrawnProps } from './drawn.tsx'
import { type Showing, ShowingContext } from './showing.ts'

/** The parts of a question know themselves also inside the wrapper that adds file and line to their errors. */
export const kindOf = (element: ReactElement): unknown => (element.type as { part?: unknown }).part ?? element.type

export type Part = ReactElement<Record<string, unknown> & { readonly children?: ReactNode }>

export const elementsOf = (children: ReactNode, kind: unknown): Part[] =>
  Children.toArray(children).filter((child): child is Part => isValidElement(child) && kindOf(child) === kind)

export const without = (children: ReactNode, ...kinds: unknown[]): ReactNode[] =>
  Children.toArray(children).filter((child) => !(isValidElement(child) && kinds.includes(kindOf(child))))

/** The drawn values that are printed anywhere in it. */
export const printedIn = (children: ReactNode): Printed[] =>
  Children.toArray(children).flatMap((child) => {
    if (!isValidElement(child)) return []
    const { value, digits = 0, percent, signed, children: inner } = child.props as DrawnProps & { children?: ReactNode }
    return kindOf(child) === Drawn ? [{ value, format: { digits, percent, signed } }] : printedIn(inner)
  })

interface PartProps {
  readonly children: ReactNode
}

interface OptionProps extends PartProps {
  readonly right?: boolean
  /** In a choice that draws: right if the drawn answer is this. */
  readonly is?: string
}

/** One option of a MultipleChoice; exactly one is `right`. A wrong one may hold a Slip. */
export const Option = ({ children }: OptionProps): ReactNode => children
/** One line of an Ordering, written in the right order; with values, the build checks that they rise or fall. */
export const Item = ({ children }: PartProps & { readonly value?: number; readonly drawn?: string }): ReactNode =>
  children
/** What went wrong if this option was chosen, or, in a Numeric, if this value was written. */
export const Slip = ({ children }: PartProps & { readonly value?: number; readonly drawn?: string }): ReactNode =>
  children
/** What helps after a wrong answer that no slip explains. */
export const Hint = ({ children }: PartProps): ReactNode => children

export interface QuestionProps {
  /** Unique in its lesson; answers are kept under it, so it stays when the words change. */
  readonly id: string
  /** What it is about, in a few words: how lists of questions name it. */
  readonly about: string
  /** What it rests on: a section of its lesson ("cells"), or of an earlier one ("softmax#push"). */
  readonly on: string
  /** Stands in the test alone: a reader meets it there for the first time. */
  readonly transfer?: boolean
  /** The function of lessons/draws that draws its numbers. */
  readonly draw?: string
  readonly children: ReactNode
}

/** What the build needs to know of a question before it is shown. */
export interface QuestionShape {
  readonly kind: 'choice' | 'number' | 'order'
  /** How many options or items. */
  readonly count: number
  /** The right option, from 0; -1 where there is none, or where it is drawn. */
  readonly right: number
}

/** @returns its Answer and its Hint. */
export function checkQuestion(
  tag: string,
  { id, about, on, transfer = false, children }: QuestionProps,
): { readonly explanation: ReactNode; readonly hint: ReactNode } {
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(id ?? ''))
    throw new RangeError(`<${tag} id="${id}">; allowed: lower case letters, digits and hyphens, a letter first`)
  if (typeof about !== 'string' || about.trim() === '')
    throw new RangeError(`<${tag} id="${id}"> needs about="...": what it is about, in a few words`)
  if (!/^([a-z][a-z0-9-]*#)?[a-z][a-z0-9-]*$/.test(on ?? ''))
    throw new RangeError(
      `<${tag} id="${id}"> has on="${on}"; allowed: the anchor of the section that teaches it, "cells", or of one in an earlier lesson, "softmax#push"`,
    )
  const answers = elementsOf(children, Answer)
  if (answers.length !== 1)
    throw new RangeError(`<${tag} id="${id}"> has ${answers.length} <Answer>; allowed: exactly one`)
  const hints = elementsOf(children, Hint)
  if (hints.length !== (transfer ? 0 : 1))
    throw new RangeError(
      `<${tag} id="${id}"> has ${hints.length} <Hint>; allowed: ${transfer ? 'none, a test gives no second try' : 'exactly one'}`,
    )
  return { explanation: answers[0]!.props.children, hint: hints[0]?.props.children }
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
  readonly solution: string
  readonly explanation: ReactNode
  readonly hint: ReactNode
  readonly slips: ReactNode
}

/** A question, what checks it, and its folded answer, which is all there is without scripts; or one of its parts in a test. */
export function Frame(props: FrameProps): ReactNode {
  const { kind, data, prompt, inputs, field, solution, explanation, hint, slips } = props
  const { key, id, label, part, where } = useShowing()
  const answer = (
    <>
      <p data-solution="">{solution}</p>
      {explanation}
      {slips}
    </>
  )
  if (part === 'key')
    return (
      <div className="key-entry" data-key={key}>
        <p className="kind">{label}</p>
        <div className="answer-text">
          {answer}
          <p className="where">{where}</p>
        </div>
      </div>
    )
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
        {part === 'all' ? (
          <button className="button" type="button" disabled>
            {words.check}
          </button>
        ) : null}
        <p role={part === 'all' ? 'status' : undefined} />
      </div>
      {part === 'all' ? (
        <>
          <details className="hint">
            <summary>{words.hint}</summary>
            <div className="answer-text">{hint}</div>
          </details>
          <details className="answer">
            <summary>{words.show}</summary>
            <div className="answer-text">{answer}</div>
          </details>
        </>
      ) : null}
    </div>
  )
}
