import type { ReactNode } from 'react'
import { keptLetter } from '../../course/kept-letter.ts'
import { words } from '../../words/en/exercise.ts'
import { Answer } from '../answer.tsx'
import type { DrawnValues, Fairness } from './draw.ts'
import {
  Frame,
  Hint,
  Item,
  type Part,
  type QuestionProps,
  type QuestionShape,
  checkQuestion,
  elementsOf,
  useShowing,
  without,
} from './parts.tsx'
import { MOST_OPTIONS, letter } from './letters.ts'

/** @throws RangeError if the question is not well formed. */
export function orderShape(props: QuestionProps): QuestionShape {
  const { id, draw } = props
  void checkQuestion('Ordering', props)
  const items = elementsOf(props.children, Item)
  if (items.length < 3 || items.length > MOST_OPTIONS)
    throw new RangeError(`<Ordering id="${id}"> has ${items.length} <Item>; allowed: 3 to ${MOST_OPTIONS}`)
  if ((draw === undefined) !== items.every((item) => item.props.drawn === undefined))
    throw new RangeError(`<Ordering id="${id}">; allowed: draw="..." together with <Item drawn="..."> in every line`)
  const values = items.flatMap(({ props: { value } }) => (value === undefined ? [] : [value as number]))
  const inOrder = (sign: number) =>
    values.every((value, index) => index === 0 || sign * (value - values[index - 1]!) > 0)
  if (values.length > 0 && (values.length < items.length || !(inOrder(1) || inOrder(-1))))
    throw new RangeError(
      `<Ordering id="${id}"> has the values ${values.join(', ')}; allowed: none, or one for each item, rising or falling`,
    )
  return { kind: 'order', count: items.length, right: -1 }
}

export const orderFairness = ({ children }: QuestionProps): Fairness => ({
  slips: [],
  options: [],
  items: elementsOf(children, Item).flatMap(({ props: { drawn } }) => (drawn === undefined ? [] : [drawn as string])),
})

/** The items in their right order, by the author's: as written, or by their drawn values from the smallest. */
const rightOrder = (items: readonly Part[], values: DrawnValues | null): number[] => {
  const places = items.map((_, index) => index)
  const valueOf = (index: number) => values?.[items[index]!.props.drawn as string] as number
  return values ? places.sort((a, b) => valueOf(a) - valueOf(b)) : places
}

export const orderSolution = ({ children }: QuestionProps, values: DrawnValues | null): number[] =>
  rightOrder(elementsOf(children, Item), values)

/** Lines to be brought into order, with two buttons each. */
export function Ordering({ children, ...rest }: QuestionProps): ReactNode {
  const { order, values } = useShowing()
  const { explanation, hint } = checkQuestion('Ordering', { children, ...rest })
  const items = elementsOf(children, Item)
  const solution = rightOrder(items, values)
  return (
    <Frame
      kind="order"
      data={{ 'data-draw': rest.draw, 'data-answer': solution.join(' ') }}
      prompt={without(children, Item, Hint, Answer)}
      inputs={
        <ul className="options">
          {order.map((item, place) => (
            <li key={item} data-option={item} data-by={items[item]!.props.drawn as string | undefined}>
              <i>{letter(place)}</i>{' '}
              <span {...keptLetter(items[item]!.props.children)}>{items[item]!.props.children}</span>
            </li>
          ))}
        </ul>
      }
      solution={words.orderIs(solution.map((item) => letter(order.indexOf(item))))}
      explanation={explanation}
      hint={hint}
      slips={null}
    />
  )
}
