import { type ReactElement, useEffect, useRef } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AxisHandle } from '../../figure/inputs.tsx'
import { formulaOf } from '../../figure/live-formula.tsx'
import { number } from '../../figure/params.ts'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import { formulas } from './formulas.ts'
import { type FormId, derivation } from './lines.ts'
import { type Scene, choose } from './model.ts'
import { spec } from './params.ts'

type DerivationUse = Use<typeof spec, Scene, Words>

const LETTERS = ['a', 'b', 'c'] as const

export const sheet = (use: DerivationUse): ReactElement => <Sheet key="line" {...use} />

const Formula = ({ form }: { readonly form: FormId }) => (
  <span
    className="derivation-formula"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: formulaOf(formulas[form]) }}
  />
)

/** The lines that stand, each a button that shows it, and below them what the next could be. Without scripts all six stand. */
function Sheet({ scene: s, words, set }: DerivationUse) {
  const list = useRef<HTMLOListElement>(null)
  const moves = useRef(false)
  // The candidate that was pressed is gone: its line takes the focus.
  useEffect(() => {
    if (moves.current) list.current?.querySelectorAll('button')[s.line - 1]?.focus({ preventScroll: true })
    moves.current = false
  })
  const press = (letter: (typeof LETTERS)[number]) => () => {
    const patch = choose(s, letter)
    moves.current = patch.reached !== undefined
    set(patch)
  }
  return (
    <div className="control-wide derivation-sheet">
      <ol ref={list} aria-label={words.lines} data-open={s.open === null ? undefined : ''}>
        {derivation.map((form, k) => (
          <li
            key={form}
            className={k < s.reached ? undefined : 'derivation-later'}
            data-shown={s.line === k + 1 || undefined}
          >
            <button
              type="button"
              aria-pressed={s.tried === null && s.line === k + 1}
              onClick={() => set({ line: k + 1, tried: 'none' })}
            >
              <span className="visually-hidden">{`${words.line(k + 1)}: ${words.spoken[form]}`}</span>
              <Formula form={form} />
            </button>
            <small>{words.because[form]}</small>
          </li>
        ))}
      </ol>
      {s.open === null ? null : (
        <div className="derivation-next script-only" data-list="" role="group" aria-label={words.asks[s.reached - 1]}>
          <p>{words.asks[s.reached - 1]}</p>
          {s.open.map((form, k) => (
            <button key={k} type="button" aria-pressed={s.tried === LETTERS[k]} onClick={press(LETTERS[k]!)}>
              <span className="visually-hidden">{words.spoken[form]}</span>
              <Formula form={form} />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const { min, max, step } = spec.logits
const logit = number({ min, max, step, start: 0 })

/** The logit that moves, on the axis at the foot of the drawing. */
export const logitHandle = (
  { scene: s, words, follow }: DerivationUse,
  { axis, axisY, width }: Layout,
): ReactElement => (
  <AxisHandle
    key="logit"
    width={width}
    left={axis(min)}
    right={axis(max)}
    y={axisY}
    parameter={logit}
    value={s.logits[s.answer]!}
    onChange={(next) => follow({ logits: s.logits.with(s.answer, next) })}
    label={words.logit(s.answer)}
    spoken={words.logitSpoken(s)}
  />
)
