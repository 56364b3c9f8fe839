import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AddRemove, RangeInput, Slider } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { signedText } from '../../plot/signed-text.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Answer, Scene } from './model.ts'
import { spec } from './params.ts'

type AnswerUse = Use<typeof spec, Scene, Words>

const { min, max, minLength, maxLength } = spec.lengths
const lengthOf = number({ min, max, step: 1, start: 1 })

/** All three lists are written together, so that a link holds one entry per answer. */
const lists = (answers: readonly Pick<Answer, 'length' | 'sign' | 'isCut'>[]) => ({
  lengths: answers.map(({ length }) => length),
  signs: answers.map(({ sign }) => sign),
  cut: answers.map(({ isCut }) => (isCut ? 1 : 0)),
})

export const answers = ({ scene: { answers }, words, set }: AnswerUse): ReactElement => (
  <AddRemove
    key="answers"
    count={answers.length}
    least={minLength}
    most={maxLength}
    add={words.add}
    remove={words.remove}
    onAdd={() => set(lists([...answers, { length: max, sign: -1, isCut: false }]))}
    onRemove={() => set(lists(answers.slice(0, -1)))}
  />
)

// Not named after the parameter: a figure that opens with another constant does not open its control.
export const constant = ({ params: { mode, constantLength }, words, follow }: AnswerUse): ReactElement => (
  <Slider
    key="constant"
    parameter={spec.constantLength}
    value={constantLength}
    onChange={(value) => follow({ constantLength: value })}
    label={words.controls.constantLength}
    text={String(constantLength)}
    disabled={mode !== 'seq-mean-token-sum-norm'}
  />
)

/** On each row its outcome, its mask, and a handle after its last token. */
export const answerInputs = ({ scene: { answers }, words, set }: AnswerUse, l: Layout, { width }: Size) =>
  answers.map((answer, k) => {
    const { letter, length, sign, isCut } = answer
    const change = (patch: Partial<Answer>) => set(lists(answers.with(k, { ...answer, ...patch })))
    const percent = (px: number) => `${at((100 * px) / width)}%`
    return (
      <div key={letter}>
        <div className="aggregation-answer" style={{ top: l.rows[k]!.inputs }}>
          <button
            type="button"
            onClick={() => change({ sign: sign > 0 ? -1 : 1 })}
            aria-label={words.flip(letter, sign)}
          >
            <b>{letter}</b> {signedText(words.outcome(sign))}
          </button>
          <label className="choice">
            <input
              type="checkbox"
              checked={isCut}
              onChange={(event) => change({ isCut: event.currentTarget.checked })}
              aria-label={words.cutSwitch(letter)}
            />
            <span>{words.cut}</span>
          </label>
        </div>
        <RangeInput
          className="aggregation-length"
          parameter={lengthOf}
          value={length}
          onChange={(value) => change({ length: value })}
          label={words.length(letter)}
          spoken={words.lengthSpoken(answer)}
          style={{
            left: percent(l.x(1)),
            width: `calc(${percent(l.x(max) - l.x(1))} + 28px)`,
            top: l.rows[k]!.baseline - 22,
          }}
        />
      </div>
    )
  })
