import type { ReactNode } from 'react'
import { keptLetter } from '../../course/kept-letter.ts'
import { words } from '../../words/en/exercise.ts'
import { Answer } from '../answer.tsx'
import { type DrawnValues, type Fairness } from './draw.ts'
import {
  Frame,
  Hint,
  Option,
  type Part,
  type QuestionProps,
  type QuestionShape,
  Slip,
  checkQuestion,
  elementsOf,
  printedIn,
  useShowing,
  without,
} from './parts.tsx'
import { MOST_OPTIONS, letter } from './letters.ts'

/** @throws RangeError if the question is not well formed. */
export function choiceShape(props: QuestionProps): QuestionShape {
  const { id, draw } = props
  void checkQuestion('MultipleChoice', props)
  const options = elementsOf(props.children, Option)
  const refuse = (what: string, allowed: string) => {
    throw new RangeError(`<MultipleChoice id="${id}"> has ${what}; allowed: ${allowed}`)
  }
  if (options.length < 2 || options.length > MOST_OPTIONS) refuse(`${options.length} <Option>`, `2 to ${MOST_OPTIONS}`)
  const right = options.flatMap((option, index) => (option.props.right ? [index] : []))
  const names = options.flatMap((option) => (option.props.is === undefined ? [] : [option.props.is as string]))
  if (names.length > 0) {
    if (draw === undefined) refuse('an <Option is="...">', 'only with draw="..."')
    if (names.length < options.length || new Set(names).size < names.length || right.length > 0)
      refuse(`the options is="${names.join('", is="')}"`, 'each option its own `is`, and none `right`')
  } else if (right.length !== 1) refuse(`${right.length} right options`, 'exactly one')
  return { kind: 'choice', count: options.length, right: right[0] ?? -1 }
}

export const choiceFairness = ({ children }: QuestionProps): Fairness => ({
  slips: [],
  options: elementsOf(children, Option).map((option) => printedIn(without(option.props.children, Slip))),
  items: [],
})

/** The right option, by the author's order. */
function rightOption(id: string, options: readonly Part[], values: DrawnValues | null): number {
  const fixed = options.findIndex((option) => option.props.right)
  const right = fixed >= 0 ? fixed : options.findIndex((option) => option.props.is === values?.answer)
  if (right < 0)
    throw new RangeError(
      `<MultipleChoice id="${id}"> has the drawn answer "${String(values?.answer)}"; allowed: ${options.map((option) => String(option.props.is)).join(', ')}`,
    )
  return right
}

/** One right option among several. */
export function MultipleChoice({ children, ...rest }: QuestionProps): ReactNode {
  const { id, order, values } = useShowing()
  const { explanation, hint } = checkQuestion('MultipleChoice', { children, ...rest })
  const options = elementsOf(children, Option)
  const right = rightOption(rest.id, options, values)
  const slips = order.flatMap((option, place) => {
    const slip = elementsOf(options[option]!.props.children, Slip)[0]
    return slip
      ? [
          <li key={option} data-slip={option}>
            <span>{letter(place)}</span> <span className="slip-text">{slip}</span>
          </li>,
        ]
      : []
  })
  return (
    <Frame
      kind="choice"
      data={{ 'data-draw': rest.draw, 'data-answer': right }}
      prompt={without(children, Option, Hint, Answer)}
      inputs={
        <ul className="options">
          {order.map((option, place) => {
            const shown = without(options[option]!.props.children, Slip)
            return (
              <li key={option} data-option={option} data-is={options[option]!.props.is as string | undefined}>
                <label>
                  <input className="script-only" type="radio" name={id} value={option} />
                  <i>{letter(place)}</i> <span {...keptLetter(shown)}>{shown}</span>
                </label>
              </li>
            )
          })}
        </ul>
      }
      solution={words.itIs(letter(order.indexOf(right)))}
      explanation={explanation}
      hint={hint}
      slips={slips.length > 0 ? <ul className="slips">{slips}</ul> : null}
    />
  )
}
