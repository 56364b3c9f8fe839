import type { ReactNode } from 'react'
import { words } from '../../words/en/lesson.ts'
import { Answer } from '../answer.tsx'
import {
  Frame,
  MOST_OPTIONS,
  Option,
  type QuestionProps,
  type QuestionShape,
  Slip,
  checkQuestion,
  elementsOf,
  letter,
  useShowing,
  without,
} from './parts.tsx'

/** @throws RangeError if the question is not well formed. */
export function choiceShape(props: QuestionProps): QuestionShape {
  const { id } = props
  void checkQuestion('MultipleChoice', props)
  const options = elementsOf(props.children, Option)
  if (options.length < 2 || options.length > MOST_OPTIONS)
    throw new RangeError(`<MultipleChoice id="${id}"> has ${options.length} <Option>; allowed: 2 to ${MOST_OPTIONS}`)
  const right = options.flatMap((option, index) => (option.props.right ? [index] : []))
  if (right.length !== 1)
    throw new RangeError(`<MultipleChoice id="${id}"> has ${right.length} right options; allowed: exactly one`)
  return { kind: 'choice', count: options.length, right: right[0]! }
}

/** One right option among several. */
export function MultipleChoice({ children, ...rest }: QuestionProps): ReactNode {
  const { id, order } = useShowing()
  const explanation = checkQuestion('MultipleChoice', { children, ...rest }).props.children
  const options = elementsOf(children, Option)
  const right = order.findIndex((option) => options[option]!.props.right)
  const slips = order.flatMap((option, place) => {
    const slip = elementsOf(options[option]!.props.children, Slip)[0]
    return slip
      ? [
          <li key={place} data-slip={place}>
            {`${letter(place)} `}
            <span>{slip}</span>
          </li>,
        ]
      : []
  })
  return (
    <Frame
      kind="choice"
      data={{ 'data-answer': right }}
      prompt={without(children, Option, Answer)}
      inputs={
        <ul className="options">
          {order.map((option, place) => (
            <li key={option}>
              <label>
                <input className="script-only" type="radio" name={id} value={place} />
                <i>{letter(place)}</i> <span>{without(options[option]!.props.children, Slip)}</span>
              </label>
            </li>
          ))}
        </ul>
      }
      solution={words.itIs(letter(right))}
      explanation={explanation}
      slips={slips.length > 0 ? <ul className="slips">{slips}</ul> : null}
    />
  )
}
