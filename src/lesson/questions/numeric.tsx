import type { ReactNode } from 'react'
import { digitsFor, readNumber } from './number.ts'
import { words } from '../../words/en/lesson.ts'
import { Answer } from '../answer.tsx'
import { numberText } from '../numbers.tsx'
import {
  Frame,
  type Part,
  type QuestionProps,
  type QuestionShape,
  Slip,
  checkQuestion,
  elementsOf,
  without,
} from './parts.tsx'

export interface NumericProps extends QuestionProps {
  /** What the core computes: {core.log(4)}. */
  readonly answer: number
  /** How far off still counts as right, in the answer's own unit. */
  readonly tolerance: number
  /** What the number counts: "%", "tokens"; left out for a plain number. A percentage is given as a share: 0.45. */
  readonly unit?: string
}

function checkNumeric({ answer, tolerance, unit, ...rest }: NumericProps): Part {
  const refuse = (what: string, allowed: string) => {
    throw new RangeError(`<Numeric id="${rest.id}"> has ${what}; allowed: ${allowed}`)
  }
  if (!Number.isFinite(answer)) refuse(`answer={${answer}}`, 'a finite number, computed by the core')
  if (!(tolerance >= 0 && tolerance < Infinity)) refuse(`tolerance={${tolerance}}`, 'a number of at least 0')
  if (unit !== undefined && !/^(%|[a-z][a-z ]*)$/.test(unit)) refuse(`unit="${unit}"`, '"%" or lower case words')
  // Readers leave the sign out: 45 is 45 %, and 0.45 is 45 % as well.
  if (unit === '%' && !(answer > 0.02 && answer <= 1))
    refuse(`answer={${answer}} in %`, 'a share above 0.02, at most 1')
  for (const { props } of elementsOf(rest.children, Slip))
    if (!Number.isFinite(props.value) || Math.abs((props.value as number) - answer) <= 2 * tolerance)
      refuse(
        `a <Slip value={${props.value as number}}>`,
        'a number that differs from the answer by more than twice the tolerance',
      )
  return checkQuestion('Numeric', rest)
}

/** @throws RangeError if the question is not well formed. */
export function numberShape(props: NumericProps): QuestionShape {
  void checkNumeric(props)
  return { kind: 'number', count: 0, right: -1 }
}

/** A number, within a tolerance. */
export function Numeric(props: NumericProps): ReactNode {
  const { answer, tolerance, unit, children } = props
  const explanation = checkNumeric(props).props.children
  const shown = (value: number) => {
    const digits = digitsFor(unit === '%' ? value * 100 : value, unit === '%' ? tolerance * 100 : tolerance)
    const text = `${numberText(value, { digits, percent: unit === '%' }, 'Numeric') as string}${unit && unit !== '%' ? ` ${unit}` : ''}`
    const reading = readNumber(text, unit)
    if (!('value' in reading))
      throw new RangeError(`<Numeric id="${props.id}"> shows "${text}", which it could not read`)
    return text
  }
  const slips = elementsOf(children, Slip).map((slip, index) => (
    <li key={index} data-slip={slip.props.value as number}>
      {`${shown(slip.props.value as number)}: `}
      <span>{slip}</span>
    </li>
  ))
  return (
    <Frame
      kind="number"
      data={{ 'data-answer': answer, 'data-tolerance': tolerance, 'data-unit': unit }}
      prompt={without(children, Slip, Answer)}
      inputs={null}
      field={
        <label>
          {words.yourAnswer} <input type="text" size={9} autoComplete="off" spellCheck={false} />
          {unit ? ` ${unit}` : null}
        </label>
      }
      solution={words.itIs(shown(answer))}
      explanation={explanation}
      slips={slips.length > 0 ? <ul className="slips">{slips}</ul> : null}
    />
  )
}
