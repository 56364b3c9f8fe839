import { useId } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Choice, RangeInput, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { number } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { at, fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { signedText } from '../../plot/signed-text.tsx'
import { Drawing, height, rows } from './Drawing.tsx'
import type { Words } from './en.ts'
import { type Preset, presetOf, presets, scene, table } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/objectives/ppo.ts?of=ppoLoss&listing'),
  () => import('../../core/objectives/gspo.ts?of=meanLogRatios,gspoLoss&listing'),
  () => import('../../core/objectives/cispo.ts?of=cispoBounds,cispoLoss&listing'),
]

/** The ratio of the token that moved most, and GSPO's of the whole answer, arXiv:2507.18071, eq. 7. */
const formula = tex`\ratio_{\slot{token}{\text{1}}}=e^{\slot{logRatio}{\text{0}}}=\slot{ratio}{\text{0}}\qquad\wrap s=\Bigl(\prod_{t=1}^{\slot{length}{\text{4}}}\ratio_t\Bigr)^{1/\slot{length}{\text{4}}}=e^{\slot{mean}{\text{0}}}=\slot{sequence}{\text{0}}`

const { min, max, step, minLength, maxLength } = spec.logRatios
const logRatioOf = number({ min, max, step, start: 0 })

export default function RatioUnit({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const hatchId = `${useId()}hatch`
  const { params, set } = live
  const { logRatios } = params
  const s = scene(params)
  const isDrawn = s.source === 'drawn'
  const preset = presetOf(logRatios)
  return (
    <Figure
      live={live}
      look={words.look(s)}
      drawing={
        <>
          <LiveFormula formula={formula} values={words.slots(s)} label={words.formula(s)} />
          <Responsive
            heights={height(s)}
            label={words.picture(s)}
            draw={(size) => (
              <Drawing size={size} scene={s} words={words} hatchId={`${hatchId}${size.compact ? 'n' : 'w'}`} />
            )}
            overlay={(size) => {
              if (isDrawn) return null
              const { axis, handleY } = rows(size, s)
              return logRatios.map((logRatio, t) => (
                <RangeInput
                  key={t}
                  className="range-on-axis"
                  parameter={logRatioOf}
                  value={logRatio}
                  onChange={(value) => set({ logRatios: logRatios.with(t, value) })}
                  label={words.handle(t)}
                  spoken={words.handleSpoken(logRatio, s.ratios[t]!)}
                  style={{
                    left: `calc(${at((100 * axis[0]) / size.width)}% - 14px)`,
                    width: `calc(${at((100 * (axis[1] - axis[0])) / size.width)}% + 28px)`,
                    top: handleY(t) - 22,
                  }}
                />
              ))
            }}
          />
        </>
      }
      controls={
        <>
          {isDrawn ? null : (
            <div className="control-wide ratio-unit-buttons">
              <div className="control-buttons">
                <button
                  type="button"
                  className="button"
                  disabled={logRatios.length >= maxLength}
                  onClick={() => set({ logRatios: [...logRatios, 0] })}
                >
                  {words.add}
                </button>
                <button
                  type="button"
                  className="button button-quiet"
                  disabled={logRatios.length <= minLength}
                  onClick={() => set({ logRatios: logRatios.slice(0, -1) })}
                >
                  {words.remove}
                </button>
              </div>
              <div className="ratio-unit-presets" role="group" aria-label={words.presets}>
                {(Object.keys(presets) as Preset[]).map((name) => (
                  <button
                    key={name}
                    type="button"
                    aria-pressed={name === preset}
                    onClick={() => set({ logRatios: presets[name] })}
                  >
                    {words.presetNames[name]}
                  </button>
                ))}
              </div>
            </div>
          )}
          <Choice
            parameter={spec.advantage}
            value={params.advantage}
            onChange={(advantage) => set({ advantage })}
            label={words.advantage}
            names={{ positive: signedText(words.advantages.positive), negative: signedText(words.advantages.negative) }}
          />
          <Choice
            parameter={spec.source}
            value={params.source}
            onChange={(source) => set({ source })}
            label={words.source}
            names={words.sources}
          />
          {isDrawn ? (
            <>
              <Slider
                parameter={spec.length}
                value={params.length}
                onChange={(length) => set({ length })}
                label={words.length}
                text={fixed(params.length, 0)}
              />
              <Slider
                parameter={spec.spread}
                value={params.spread}
                onChange={(spread) => set({ spread })}
                label={words.spread}
                text={fixed(params.spread, 2)}
              />
            </>
          ) : null}
          <Slider
            parameter={spec.epsilon}
            value={params.epsilon}
            onChange={(epsilon) => set({ epsilon })}
            label={words.epsilon}
            text={fixed(params.epsilon, 2)}
          />
          <Choice
            parameter={spec.gspoBand}
            value={params.gspoBand}
            onChange={(gspoBand) => set({ gspoBand })}
            label={words.gspoBand}
            names={words.gspoBands}
          />
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
      {...(isDrawn
        ? { seed: { parameter: spec.seed, value: params.seed, onChange: (seed: number) => set({ seed }) } }
        : {})}
    />
  )
}
