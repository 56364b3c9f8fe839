import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import { Answer } from '../../src/lesson/answer.tsx'
import { Exercise, type Question, QuestionsContext, Repeats, repeatsFor } from '../../src/lesson/exercise.tsx'
import { MultipleChoice, choiceShape } from '../../src/lesson/questions/multiple-choice.tsx'
import { Numeric, numberShape } from '../../src/lesson/questions/numeric.tsx'
import { Ordering, orderShape } from '../../src/lesson/questions/ordering.tsx'
import { Hint, Item, Option, Slip } from '../../src/lesson/questions/parts.tsx'
import { type Showing, ShowingContext } from '../../src/lesson/questions/showing.ts'

const show = (element: ReactElement, order: readonly number[], part: Showing['part'] = 'all') =>
  renderToStaticMarkup(
    <ShowingContext.Provider
      value={{ key: 'ppo/fence', id: 'exercise-fence', label: 'Exercise 3', order, part, values: null, where: 'there' }}
    >
      {element}
    </ShowingContext.Provider>,
  )
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const choice = (
  <MultipleChoice id="fence" about="the fence" on="cells">
    <p>Where?</p>
    <Option>left</Option>
    <Option right>right</Option>
    <Option>
      nowhere<Slip>you took the sample std.</Slip>
    </Option>
    <Hint>Look.</Hint>
    <Answer>
      <p>Because.</p>
    </Answer>
  </MultipleChoice>
)

describe('MultipleChoice', () => {
  it('shows question, options in the given order, check, and the folded answer, in this order', () => {
    const text = show(choice, [2, 1, 0])
    expect(textOf(text)).toBe(
      ' Exercise 3 Where? (a) nowhere (b) right (c) left check hint Look. the answer It is (b). Because. (a) you took the sample std. ',
    )
    // By the author's order, which stays when options are shuffled.
    expect(text).toContain('data-question="ppo/fence" data-kind="choice" data-answer="1"')
    expect(text).toContain('data-slip="2"')
  })

  it('has one radio for each option, all of one name, none without a script', () => {
    expect(
      show(choice, [0, 1, 2]).match(/<input class="script-only" type="radio" name="exercise-fence"/g),
    ).toHaveLength(3)
  })

  it('in a test it has no button, no hint and no answer of its own; the key has the answer, and where it is explained', () => {
    const question = show(choice, [2, 1, 0], 'question')
    expect(question).not.toContain('<button')
    expect(textOf(question)).toBe(' Exercise 3 Where? (a) nowhere (b) right (c) left ')
    expect(textOf(show(choice, [2, 1, 0], 'key'))).toBe(
      ' Exercise 3 It is (b). Because. (a) you took the sample std. there ',
    )
  })

  it('refuses no right option, two, a lonely one, no answer, a bad id, and nothing to be called by', () => {
    const shape = (element: ReactElement) => () => choiceShape(element.props as never)
    const make = (options: ReactElement[], props: object = {}) => (
      <MultipleChoice id="fence" about="the fence" on="cells" {...props}>
        {options}
        <Hint>h</Hint>
        <Answer>x</Answer>
      </MultipleChoice>
    )
    const [right, wrong] = [
      <Option key="r" right>
        r
      </Option>,
      <Option key="w">w</Option>,
    ]
    expect(choiceShape(make([right, wrong]).props as never)).toEqual({ kind: 'choice', count: 2, right: 0 })
    expect(shape(make([wrong, <Option key="v">v</Option>]))).toThrow(
      '<MultipleChoice id="fence"> has 0 right options; allowed: exactly one',
    )
    expect(
      shape(
        make([
          right,
          <Option key="v" right>
            v
          </Option>,
        ]),
      ),
    ).toThrow('has 2 right options')
    expect(shape(make([right]))).toThrow('has 1 <Option>; allowed: 2 to 8')
    expect(shape(make([right, wrong], { id: 'The Fence' }))).toThrow('allowed: lower case letters')
    expect(shape(make([right, wrong], { about: '' }))).toThrow('needs about="..."')
    expect(shape(make([right, wrong], { on: '#Cells' }))).toThrow('allowed: the anchor of the section that teaches it')
    expect(shape(make([right, wrong], { transfer: true }))).toThrow('has 1 <Hint>; allowed: none')
    expect(
      shape(
        make([
          right,
          <Option key="is" is="up">
            up
          </Option>,
        ]),
      ),
    ).toThrow('only with draw="..."')
    expect(
      shape(
        <MultipleChoice id="fence" about="x" on="cells">
          {right}
          {wrong}
        </MultipleChoice>,
      ),
    ).toThrow('has 0 <Answer>; allowed: exactly one')
  })
})

describe('Ordering', () => {
  const make = (values: readonly (number | undefined)[]) => (
    <Ordering id="steps" about="the steps" on="cells">
      <p>Order them.</p>
      {values.map((value, index) => (
        <Item key={index} value={value}>{`step ${index}`}</Item>
      ))}
      <Hint>h</Hint>
      <Answer>x</Answer>
    </Ordering>
  )

  it('shows the items in the given order and says the right one by letters', () => {
    const text = show(make([undefined, undefined, undefined]), [2, 0, 1])
    expect(text).toMatch(/\(a\)<\/i> <span>step 2.*\(b\)<\/i> <span>step 0.*\(c\)<\/i> <span>step 1/)
    expect(text).toContain('data-answer="0 1 2"')
    expect(text).toContain('The order is (b), (c), (a).')
  })

  it('values must rise or fall, and all have one', () => {
    expect(orderShape(make([1, 2, 3]).props as never).count).toBe(3)
    expect(orderShape(make([3, 2, 1]).props as never).count).toBe(3)
    expect(() => orderShape(make([1, 3, 2]).props as never)).toThrow(
      'has the values 1, 3, 2; allowed: none, or one for each item',
    )
    expect(() => orderShape(make([1, 1, 2]).props as never)).toThrow('rising or falling')
    expect(() => orderShape(make([1, 2, undefined]).props as never)).toThrow('one for each item')
    expect(() => orderShape(make([1, 2]).props as never)).toThrow('has 2 <Item>; allowed: 3 to 8')
  })
})

describe('Numeric', () => {
  const make = (props: { answer: number; tolerance: number; unit?: string }, slip?: number) => (
    <Numeric id="move" about="the move" on="cells" {...props}>
      <p>How far?</p>
      {slip === undefined ? null : <Slip value={slip}>you forgot the half.</Slip>}
      <Hint>h</Hint>
      <Answer>x</Answer>
    </Numeric>
  )

  it('shows the answer with as many digits as the tolerance asks for, and its unit', () => {
    expect(show(make({ answer: Math.LN2, tolerance: 0.005 }), [])).toContain('It is 0.693.')
    expect(show(make({ answer: 0.4512, tolerance: 0.005, unit: '%' }), [])).toContain('It is 45.1%.')
    expect(show(make({ answer: 99.9999, tolerance: 0.5, unit: 'times' }, 400), [])).toMatch(
      /It is 100 times.*400 times:<\/span> <span class="slip-text">you forgot/,
    )
    expect(show(make({ answer: -0.02, tolerance: 0.001 }), [])).toContain('It is −0.02.')
  })

  it('refuses what cannot be checked', () => {
    const shape =
      (...args: Parameters<typeof make>) =>
      () =>
        numberShape(make(...args).props as never)
    expect(shape({ answer: Number.NaN, tolerance: 1 })).toThrow('answer={NaN}; allowed: a finite number')
    expect(shape({ answer: 1, tolerance: -1 })).toThrow('tolerance={-1}; allowed: a number of at least 0')
    expect(shape({ answer: 45, tolerance: 1, unit: '%' })).toThrow('allowed: a share above 0.02, at most 1')
    expect(shape({ answer: 1, tolerance: 1, unit: '5kg' })).toThrow('unit="5kg"')
    expect(shape({ answer: 1, tolerance: 0.1 }, 1.15)).toThrow('more than twice the tolerance')
  })
})

describe('where questions stand', () => {
  const question = (lesson: string, id: string, number: number): Question => ({
    lesson,
    id,
    number,
    about: id,
    on: { lesson, anchor: 'x' },
    showing: () => ({ order: [0, 1, 2], values: null }),
    element: choice,
  })
  const bank = (lesson: string) => ['a', 'b', 'c', 'd'].map((id, index) => question(lesson, id, index + 1))
  const questions = new Map(['post-training', 'softmax', 'ppo', 'groups'].map((lesson) => [lesson, bank(lesson)]))
  const inLesson = (lesson: string, element: ReactElement) =>
    renderToStaticMarkup(<QuestionsContext.Provider value={{ lesson, questions }}>{element}</QuestionsContext.Provider>)

  it('a lesson shows its own by number, and an earlier one’s by name', () => {
    expect(inLesson('ppo', <Exercise id="c" />)).toMatch(/id="exercise-c" data-question="ppo\/c".*Exercise 3/)
    expect(inLesson('ppo', <Exercise id="c" from="softmax" />)).toMatch(
      /id="again-softmax-c" data-question="softmax\/c".*Again from .*lesson/,
    )
    expect(() => inLesson('ppo', <Exercise id="x" />)).toThrow(
      'no question that the lesson "ppo" may show; allowed: a, b, c, d',
    )
    expect(() => inLesson('ppo', <Exercise id="a" from="groups" />)).toThrow('allowed: a lesson before this one')
    expect(() => inLesson('expectations', <Exercise id="a" />)).toThrow('none, it has no questions')
  })

  test.each([
    ['post-training', undefined],
    ['softmax', undefined],
    ['ppo', 'post-training'],
    ['groups', 'softmax'],
  ])('lesson %s repeats from lesson %s', (lesson, source) => {
    const repeats = repeatsFor(lesson, questions)
    expect(repeats.map((entry) => entry.lesson)).toEqual(source === undefined ? [] : [source, source])
    expect(new Set(repeats.map(({ id }) => id)).size).toBe(repeats.length)
    expect(inLesson(lesson, <Repeats />).match(/Again from/g)?.length ?? 0).toBe(repeats.length)
  })

  it('repeats move by themselves when a lesson is added between', () => {
    const more = new Map([...questions, ['leash', bank('leash')] as const])
    expect(repeatsFor('ppo', more)[0]!.lesson).toBe('softmax')
    expect(repeatsFor('groups', more)[0]!.lesson).toBe('leash')
  })
})
