import type { ReactNode } from 'react'
import { words } from '../../words/en/lesson.ts'
import { Answer } from '../answer.tsx'
import {
  Frame,
  Item,
  MOST_OPTIONS,
  type QuestionProps,
  type QuestionShape,
  checkQuestion,
  elementsOf,
  letter,
  useShowing,
  without,
} from './parts.tsx'

/** @throws RangeError if the question is not well formed. */
export function orderShape(props: QuestionProps): QuestionShape {
  const { id } = props
  void checkQuestion('Ordering', props)
  const items = elementsOf(props.children, Item)
  if (items.length < 3 || items.length > MOST_OPTIONS)
    throw new RangeError(`<Ordering id="${id}"> has ${items.length} <Item>; allowed: 3 to ${MOST_OPTIONS}`)
  const values = items.flatMap(({ props: { value } }) => (value === undefined ? [] : [value as number]))
  const inOrder = (sign: number) =>
    values.every((value, index) => index === 0 || sign * (value - values[index - 1]!) > 0)
  if (values.length > 0 && (values.length < items.length || !(inOrder(1) || inOrder(-1))))
    throw new RangeError(
      `<Ordering id="${id}"> has the values ${values.join(', ')}; allowed: none, or one for each item, rising or falling`,
    )
  return { kind: 'order', count: items.length, right: -1 }
}

/** Lines to be brought into order, with two buttons each. */
export function Ordering({ children, ...rest }: QuestionProps): ReactNode {
  const { order } = useShowing()
  const explanation = checkQuestion('Ordering', { children, ...rest }).props.children
  const items = elementsOf(children, Item)
  const solution = items.map((_, index) => order.indexOf(index))
  return (
    <Frame
      kind="order"
      data={{ 'data-answer': solution.join(' ') }}
      prompt={without(children, Item, Answer)}
      inputs={
        <ul className="options">
          {order.map((item, place) => (
            <li key={item} data-place={place}>
              <i>{letter(place)}</i> <span>{items[item]!.props.children}</span>
            </li>
          ))}
        </ul>
      }
      solution={words.orderIs(solution.map(letter))}
      explanation={explanation}
      slips={null}
    />
  )
}
