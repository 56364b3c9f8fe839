import { useId, useState } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AxisHandle, Presets } from '../../figure/inputs.tsx'
import { number, snap } from '../../figure/params.ts'
import { fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { CONSTANTS, spec } from './params.ts'

type Walk = Use<typeof spec, Scene, Words>

function setLogit({ params, words, follow }: Walk, index: number, value: number): void {
  const { min, max } = spec.logits
  const logit = snap(spec.logits, Math.min(max, Math.max(min, value)))
  follow({ token: words.tokens[index]!, logits: params.logits.with(index, logit) })
}

/** Five native ranges on one axis, of which only the thumbs can be touched. */
export function handles(use: Walk, { frame, plot: { x, bottom } }: Layout, { width }: Size) {
  const { params, scene, words } = use
  const [min, max] = scene.range
  const { temperature: T } = params
  return [
    <div
      key="words"
      className={params.scene === 'line' ? 'softmax-walk-handles' : 'softmax-walk-handles softmax-walk-feet'}
      onPointerDown={() => scene.hold?.(true)}
      onPointerUp={() => scene.hold?.(false)}
      onPointerCancel={() => scene.hold?.(false)}
    >
      {words.tokens.map((token, i) => (
        <AxisHandle
          key={token}
          className="softmax-walk-handle"
          width={width}
          left={x(min)}
          right={x(max)}
          y={bottom}
          // Before it is divided, so that a key moves a score by a tenth at any temperature.
          parameter={number({ min: min * T, max: max * T, step: 0.1, start: 0 })}
          value={frame.scores[i]! * T}
          onChange={(score) => setLogit(use, i, score - params.shift)}
          label={words.handle(token)}
          spoken={words.handleSpoken(scene, i)}
        />
      ))}
    </div>,
  ]
}

export const scores = (use: Walk) => <Scores key="logits" use={use} />

/** The five scores as numbers to type. What is no number in range is refused and said. */
function Scores({ use }: { readonly use: Walk }) {
  const { params, words } = use
  const problemId = useId()
  const [typed, setTyped] = useState<{ readonly index: number; readonly text: string } | null>(null)
  const { min, max, step } = spec.logits
  const isNumber = (text: string) => text.trim() !== '' && Number(text) >= min && Number(text) <= max
  const isRefused = typed !== null && !isNumber(typed.text)
  return (
    <div className="softmax-walk-scores" role="group" aria-label={words.scores}>
      {words.tokens.map((token, i) => {
        const refused =
          isRefused && typed.index === i ? { 'aria-invalid': true, 'aria-describedby': problemId } : undefined
        return (
          <label key={token}>
            <span className="control-name">{token}</span>
            <input
              type="number"
              min={min}
              max={max}
              step={step}
              value={typed?.index === i ? typed.text : String(params.logits[i])}
              aria-label={words.handle(token)}
              {...refused}
              onChange={(event) => {
                const text = event.currentTarget.value
                setTyped({ index: i, text })
                if (isNumber(text)) setLogit(use, i, Number(text))
              }}
              onBlur={() => setTyped(null)}
            />
          </label>
        )
      })}
      {isRefused && typed.text.trim() !== '' ? (
        <p id={problemId} role="alert">
          {words.refused(fixed(Number(typed.text), 0), min, max)}
        </p>
      ) : null}
    </div>
  )
}

const SHIFTS = Object.fromEntries(CONSTANTS.map((constant) => [`c${constant}`, { shift: constant }]))

/** A constant for all five, one of a few. */
export const shift = ({ params, words, set }: Walk) => (
  <Presets
    key="shift"
    label={words.shifted(params.shift)}
    names={Object.fromEntries(CONSTANTS.map((constant) => [`c${constant}`, words.shiftBy(constant)]))}
    presets={SHIFTS}
    params={params}
    set={set}
  />
)
