import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { checkValue } from '../../figure/params.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

/** A line of text: a native input. What the table does not allow (a control character) does not enter it. */
export const field = (
  name: 'question' | 'answer',
  { params, words, set }: Use<typeof spec, Scene, Words>,
): ReactElement => (
  <label key={name} className="control-row control-text">
    <span className="control-name">{words.controls[name]}</span>
    <input
      type="text"
      value={params[name]}
      maxLength={spec[name].maxLength}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        const next = event.currentTarget.value
        if (checkValue(spec[name], next).problem === undefined) set({ [name]: next })
      }}
    />
  </label>
)
