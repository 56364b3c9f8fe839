import { useId, useState } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Choice, RangeInput } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { snap } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { at, fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { Drawing, layout } from './drawing.tsx'
import type { Words } from './en.ts'
import { type Range, scene, sceneAt, table } from './model.ts'
import { spec } from './params.ts'
import { PRESETS, type Preset } from './presets.ts'
import { useTween } from '../../plot/use-tween.ts'

/** Softmax for one token; where e^z breaks, with the largest score taken off first, as the figure then does. */
const formulas = {
  plain: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit}}{\sum_j e^{\logit_j}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
  safe: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit-m}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
} as const

const listings = [() => import('../../core/numerics/softmax.ts?listing')]
const SHIFTS = [-1, 1, 100]

const within = ({ min, max }: { min: number; max: number }, value: number) => Math.min(max, Math.max(min, value))

export default function SoftmaxWalk({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  // While a word is dragged the ruler keeps still, however far it goes.
  const [held, hold] = useState<Range | null>(null)
  const s = scene(params)
  const range = held ?? s.range
  const [shown, follow] = useTween([s.progress, ...range, ...s.scores])
  const [progress, low, high, ...scores] = shown
  const frame = sceneAt(progress!, scores, [low!, high!])
  const setLogit = (index: number, value: number) => {
    follow()
    set({
      token: words.tokens[index]!,
      logits: params.logits.map((logit, i) => (i === index ? snap(spec.logits, within(spec.logits, value)) : logit)),
    })
  }
  return (
    <Figure
      live={live}
      className="softmax-walk"
      look={words.look}
      drawing={
        <>
          <Responsive
            heights={{ wide: 400, narrow: 300 }}
            label={words.picture(s, params)}
            draw={(size) => <Drawing size={size} scene={frame} words={words} />}
            overlay={(size) => {
              const l = layout(size, frame)
              const [from, to] = [l.x(range[0]), l.x(range[1])]
              return (
                <div
                  className={
                    params.scene === 'line' ? 'softmax-walk-handles' : 'softmax-walk-handles softmax-walk-feet'
                  }
                  onPointerDown={() => hold(s.range)}
                  onPointerUp={() => hold(null)}
                  onPointerCancel={() => hold(null)}
                >
                  {words.tokens.map((token, i) => (
                    <RangeInput
                      key={token}
                      className="softmax-walk-handle"
                      parameter={{ kind: 'number', min: range[0], max: range[1], step: 0.1, start: 0 }}
                      value={scores[i]!}
                      onChange={(score) => setLogit(i, score - params.shift)}
                      label={words.handle(token)}
                      spoken={words.handleSpoken(s, i)}
                      style={{
                        left: `calc(${at((100 * from) / size.width)}% - 14px)`,
                        width: `calc(${at((100 * (to - from)) / size.width)}% + 28px)`,
                        top: `${at(l.axis - 22)}px`,
                      }}
                    />
                  ))}
                </div>
              )
            }}
          />
          <div className="softmax-walk-formula" data-waits={params.scene !== 'divide' || undefined}>
            <LiveFormula
              formula={formulas[s.breaks ? 'safe' : 'plain']}
              values={words.slots(s, params)}
              label={words.formula(s, params)}
            />
          </div>
        </>
      }
      controls={
        <>
          {steps ? null : (
            <Choice
              parameter={spec.scene}
              value={params.scene}
              onChange={(next) => set({ scene: next })}
              label={words.scene}
              names={words.scenes}
            />
          )}
          <Scores logits={params.logits} words={words} onChange={setLogit} />
          <div className="control-wide softmax-walk-row softmax-walk-shift" role="group" aria-label={words.shift}>
            <span className="control-name">{words.shifted(params.shift)}</span>
            {SHIFTS.map((step) => (
              <button
                key={step}
                type="button"
                className="button button-quiet"
                aria-label={words.shiftSpoken(step)}
                disabled={params.shift + step < spec.shift.min || params.shift + step > spec.shift.max}
                onClick={() => set({ shift: params.shift + step })}
              >
                {words.shiftBy(step)}
              </button>
            ))}
          </div>
          <div className="control-wide softmax-walk-row softmax-walk-presets" role="group" aria-label={words.presets}>
            <span className="control-name">{words.presets}</span>
            {(Object.keys(PRESETS) as Preset[]).map((preset) => (
              <button
                key={preset}
                type="button"
                className="button button-quiet"
                onClick={() => set({ logits: PRESETS[preset], shift: 0 })}
              >
                {words.preset[preset]}
              </button>
            ))}
          </div>
        </>
      }
      status={words.narrate(s, params)}
      table={table(s, params, words)}
      listings={listings}
    />
  )
}

/** The five scores as numbers to type. What is no number in range is refused and said. */
function Scores({
  logits,
  words,
  onChange,
}: {
  readonly logits: readonly number[]
  readonly words: Words
  readonly onChange: (index: number, value: number) => void
}) {
  const problemId = useId()
  const [typed, setTyped] = useState<{ readonly index: number; readonly text: string } | null>(null)
  const { min, max, step } = spec.logits
  const isRefused =
    typed !== null && (typed.text.trim() === '' || !(Number(typed.text) >= min && Number(typed.text) <= max))
  return (
    <div className="control-wide softmax-walk-row softmax-walk-scores" role="group" aria-label={words.scores}>
      {words.tokens.map((token, i) => (
        <label key={token}>
          <span className="control-name">{token}</span>
          <input
            type="number"
            min={min}
            max={max}
            step={step}
            value={typed?.index === i ? typed.text : String(logits[i])}
            aria-label={words.handle(token)}
            aria-invalid={typed?.index === i && isRefused ? true : undefined}
            aria-describedby={typed?.index === i && isRefused ? problemId : undefined}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped({ index: i, text })
              const value = Number(text)
              if (text.trim() !== '' && value >= min && value <= max) onChange(i, value)
            }}
            onBlur={() => setTyped(null)}
          />
        </label>
      ))}
      {isRefused && typed.text.trim() !== '' ? (
        <p className="softmax-walk-refused" id={problemId} role="alert">
          {words.refused(fixed(Number(typed.text), 0), min, max)}
        </p>
      ) : null}
    </div>
  )
}
