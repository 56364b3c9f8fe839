import type { ReactNode } from 'react'
import { numberShown } from './number.ts'
import { words } from '../../words/en/exercise.ts'
import { Answer } from '../answer.tsx'
import type { DrawnValues, Fairness } from './draw.ts'
import {
  Frame,
  Hint,
  type QuestionProps,
  type QuestionShape,
  Slip,
  checkQuestion,
  elementsOf,
  useShowing,
  without,
} from './parts.tsx'

export interface NumericProps extends QuestionProps {
  /** What the core computes: the name of a number. Left out where it is drawn. */
  readonly answer?: number
  /** How far off still counts as right, in the answer's own unit. */
  readonly tolerance: number
  /** What the number counts: "%", "tokens"; left out for a plain number. A percentage is given as a share: 0.45. */
  readonly unit?: string
}

const slipsOf = ({ children }: QuestionProps) => elementsOf(children, Slip)

function checkNumeric(props: NumericProps, answer: number | undefined) {
  const { id, draw, tolerance, unit } = props
  const refuse = (what: string, allowed: string) => {
    throw new RangeError(`<Numeric id="${id}"> has ${what}; allowed: ${allowed}`)
  }
  if ((props.answer === undefined) === (draw === undefined))
    refuse('an answer and draw="...", or neither', 'the one or the other')
  if (!(tolerance >= 0 && tolerance < Infinity)) refuse(`tolerance={${tolerance}}`, 'a number of at least 0')
  if (unit !== undefined && !/^(%|[a-z][a-z ]*)$/.test(unit)) refuse(`unit="${unit}"`, '"%" or lower case words')
  if (answer === undefined) return checkQuestion('Numeric', props)
  if (!Number.isFinite(answer)) refuse(`answer={${answer}}`, 'a finite number, computed by the core')
  // Readers leave the sign out: 45 is 45 %, and 0.45 is 45 % as well.
  if (unit === '%' && !(answer > 0.02 && answer <= 1))
    refuse(`answer={${answer}} in %`, 'a share above 0.02, at most 1')
  for (const { props: slip } of slipsOf(props)) {
    if ((slip.value === undefined) === (slip.drawn === undefined))
      refuse('a <Slip> with a value and drawn="...", or neither', 'the one or the other')
    if (slip.drawn === undefined && !(Math.abs((slip.value as number) - answer) > 2 * tolerance))
      refuse(
        `a <Slip value={${slip.value as number}}>`,
        'a number that differs from the answer by more than twice the tolerance',
      )
  }
  return checkQuestion('Numeric', props)
}

/** @throws RangeError if the question is not well formed. */
export function numberShape(props: NumericProps): QuestionShape {
  void checkNumeric(props, props.answer)
  return { kind: 'number', count: 0, right: -1 }
}

export const numberFairness = (props: NumericProps): Fairness => ({
  tolerance: props.tolerance,
  slips: slipsOf(props).map(({ props: { value, drawn } }) => (drawn ?? value) as number | string),
  options: [],
  items: [],
})

const drawnNumber = (values: DrawnValues | null, name: string) => values?.[name] as number

/** A number, within a tolerance. */
export function Numeric(props: NumericProps): ReactNode {
  const { tolerance, unit, children } = props
  const { values } = useShowing()
  const answer = props.answer ?? drawnNumber(values, 'answer')
  const { explanation, hint } = checkNumeric(props, answer)
  const shown = (value: number) => numberShown(value, { tolerance, unit })
  const slips = slipsOf(props).map((slip, index) => {
    const drawn = slip.props.drawn as string | undefined
    const value = drawn === undefined ? (slip.props.value as number) : drawnNumber(values, drawn)
    return (
      <li key={index} data-slip={value} data-slip-drawn={drawn}>
        <span>{`${shown(value)}:`}</span> <span className="slip-text">{slip}</span>
      </li>
    )
  })
  return (
    <Frame
      kind="number"
      data={{ 'data-draw': props.draw, 'data-answer': answer, 'data-tolerance': tolerance, 'data-unit': unit }}
      prompt={without(children, Slip, Hint, Answer)}
      inputs={null}
      field={
        <label>
          {words.yourAnswer} <input type="text" size={9} autoComplete="off" spellCheck={false} />
          {unit ? ` ${unit}` : null}
        </label>
      }
      solution={words.itIs(shown(answer))}
      explanation={explanation}
      hint={hint}
      slips={slips.length > 0 ? <ul className="slips">{slips}</ul> : null}
    />
  )
}
