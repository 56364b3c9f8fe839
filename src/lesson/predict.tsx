import { decimals } from '../plot/decimals.ts'
import type { ReactNode } from 'react'
import { words as lessonWords } from '../words/en/lesson.ts'
import { words } from '../words/en/predict.ts'
import { Answer, AskedContext } from './answer.tsx'
import { Options, type Shape, Shapes, Value } from './predict-inputs.tsx'

interface Asked {
  /** Unique on its page. */
  readonly id: string
  /** When to guess. */
  readonly before?: string
  /** The id of the figure further down whose controls wait for this guess; read where the lesson is compiled (src/site/build/remark/ask.ts). */
  readonly figure?: string
  /** Where that figure moves once the guess is made: the state that shows the answer; read there, too. */
  readonly shows?: Readonly<Record<string, unknown>>
  /** The question, if the explanation is all that stands inside. */
  readonly question?: ReactNode
  /** The question, then <Answer> with the explanation; or the explanation alone. */
  readonly children: ReactNode
}

interface AskedDirection extends Asked {
  readonly ask?: 'direction'
  readonly options: readonly string[]
  /** The option that turns out to be right, word for word. */
  readonly answer: string
}

interface AskedShape extends Asked {
  readonly ask: 'shape'
  readonly options: readonly Shape[]
  /** The name of the curve that turns out to be right, word for word. */
  readonly answer: string
}

interface AskedValue extends Asked {
  readonly ask: 'value'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit?: string
  /** From the core, not from memory. */
  readonly answer: number
  /** How far off still counts as close. */
  readonly close: number
  /** The id of a figure of this page in which the guess can be placed, too. */
  readonly marks?: string
  /** The decimals of the answer as it is shown; those of the step unless more are wanted. */
  readonly digits?: number
}

type PredictProps = AskedDirection | AskedShape | AskedValue

const ASKS = ['direction', 'shape', 'value']

/** What is wrong with a question, and what is allowed; null if nothing is. */
function problemOf(props: PredictProps): string | null {
  const { id, ask = 'direction' } = props
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(id ?? ''))
    return '; allowed: an id of lower case letters, digits and hyphens, a letter first'
  if (!ASKS.includes(ask)) return ` has ask="${ask}"; allowed: ${ASKS.join(', ')}`
  if (props.ask === 'value') {
    for (const name of ['min', 'max', 'step', 'answer', 'close'] as const)
      if (!Number.isFinite(props[name])) return ` has ${name}={${String(props[name])}}; allowed: a number`
    const { min, max, step, answer, close, digits = 0 } = props
    if (!(min < max)) return ` has min={${min}} and max={${max}}; allowed: a min below the max`
    if (!(step > 0 && step <= max - min)) return ` has step={${step}}; allowed: above 0, at most ${max - min}`
    if (answer < min || answer > max) return ` has answer={${answer}}; allowed: from ${min} to ${max}`
    if (close < 0) return ` has close={${close}}; allowed: 0 or more`
    if (!Number.isInteger(digits) || digits < 0 || digits > 10) return ` has digits={${digits}}; allowed: 0 to 10`
    return null
  }
  const { options, answer } = props
  if (!Array.isArray(options) || options.length < 2) return ' needs at least two options'
  for (const option of options as readonly (Shape | string)[]) {
    if (props.ask !== 'shape') {
      if (typeof option !== 'string') return ' has an option that is no text; allowed: words, or ask="shape"'
      continue
    }
    const { name, points } = option as Shape
    if (typeof name !== 'string' || name === '') return ' has a curve without a name; allowed: { name, points }'
    if (!Array.isArray(points) || points.length < 2 || !points.flat().every(Number.isFinite))
      return ` has the curve "${name}" with points that cannot be drawn; allowed: at least two numbers, or pairs of numbers`
  }
  const names = options.map((option: Shape | string) => (typeof option === 'string' ? option : option.name))
  if (new Set(names).size < names.length) return ` has an option twice; allowed: each once, "${names.join('", "')}"`
  if (!names.includes(answer))
    return ` has the answer "${answer}"; allowed: one of its options, "${names.join('", "')}"`
  return null
}

/** What the script needs to judge a number. */
const judged = ({ answer, close, digits, step, unit = '', marks }: AskedValue) => ({
  'data-answer': answer,
  'data-close': close,
  'data-digits': digits ?? decimals(String(step)),
  'data-unit': unit,
  ...(marks === undefined ? {} : { 'data-marks': marks }),
})

/**
 * A guess before the reader touches the figure: a direction in words, a number, or a curve. Static HTML: without scripts the answer
 * unfolds. With them the guess is judged and kept (src/site/client/practice/predictions.ts), and a figure may wait for it.
 */
export function Predict(props: PredictProps): ReactNode {
  const problem = problemOf(props)
  if (problem !== null) throw new RangeError(`<Predict id="${props.id}">${problem}`)
  const { id, before = lessonWords.beforeYouTry, ask = 'direction', question, children } = props
  const labelledBy = `predict-${id}-kind`
  const inputs = (
    <div className="predict-form">
      <fieldset role="none">
        {props.ask === 'value' ? (
          <Value min={props.min} max={props.max} step={props.step} unit={props.unit ?? ''} />
        ) : props.ask === 'shape' ? (
          <Shapes id={id} labelledBy={labelledBy} answer={props.answer} options={props.options} />
        ) : (
          <Options id={id} labelledBy={labelledBy} answer={props.answer} options={props.options} />
        )}
      </fieldset>
      <div className="predict-row script-only">
        <p className="predict-outcome" role="status" />
        <button type="button" className="button button-quiet" data-failed={words.loadFailed}>
          {words.guess}
        </button>
      </div>
    </div>
  )
  return (
    <div
      role="group"
      className="predict"
      id={`predict-${id}`}
      data-predict={id}
      data-ask={ask}
      aria-labelledby={labelledBy}
      {...(props.ask === 'value' ? judged(props) : {})}
    >
      <p className="kind" id={labelledBy}>
        {before}
      </p>
      <AskedContext.Provider value={{ summary: words.show, inputs }}>
        {question === undefined ? (
          children
        ) : (
          <>
            <p>{question}</p>
            <Answer>{children}</Answer>
          </>
        )}
      </AskedContext.Provider>
    </div>
  )
}
