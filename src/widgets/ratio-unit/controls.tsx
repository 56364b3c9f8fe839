import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AddRemove, AxisHandle, Presets, Slider } from '../../figure/inputs.tsx'
import { type NumberParameter, number, written } from '../../figure/params.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import { type Scene, presets } from './model.ts'
import { spec } from './params.ts'

type RatioUse = Use<typeof spec, Scene, Words>

const { min, max, step, minLength, maxLength } = spec.logRatios
const logRatioOf = number({ min, max, step, start: 0 })

/** What a few tokens need and what many need, in one place: the choice between them moves nothing below. */
// Not named after the list: a token that is dragged would count as a use of these buttons.
export const tokens = ({ params, words, set, follow }: RatioUse): ReactElement => {
  const { source, logRatios } = params
  const slider = (name: 'length' | 'spread') => {
    const parameter: NumberParameter = spec[name]
    return (
      <Slider
        parameter={parameter}
        value={params[name]}
        onChange={(value) => follow({ [name]: value })}
        label={words.controls[name]}
        text={written(parameter, params[name])}
      />
    )
  }
  return (
    <div key="tokens" className="ratio-unit-tokens">
      <div data-shown={source === 'typed'}>
        <AddRemove
          count={logRatios.length}
          least={minLength}
          most={maxLength}
          add={words.add}
          remove={words.remove}
          onAdd={() => set({ logRatios: [...logRatios, 0] })}
          onRemove={() => set({ logRatios: logRatios.slice(0, -1) })}
        />
        <Presets {...words.presets} presets={presets} params={params} set={set} />
      </div>
      <div data-shown={source === 'drawn'}>
        {slider('length')}
        {slider('spread')}
      </div>
    </div>
  )
}

/** A log-ratio per token, where they are set by hand. */
export const handles = (
  { params: { logRatios }, scene: s, words, set }: RatioUse,
  l: Layout,
  { width }: Size,
): readonly ReactElement[] =>
  'panel' in l
    ? []
    : logRatios.map((logRatio, t) => (
        <AxisHandle
          key={t}
          width={width}
          left={l.axis[0]}
          right={l.axis[1]}
          y={l.rows[t]!.handle}
          parameter={logRatioOf}
          value={logRatio}
          onChange={(value) => set({ logRatios: logRatios.with(t, value) })}
          label={words.handle(t)}
          spoken={words.handleSpoken(logRatio, s.ratios[t]!)}
        />
      ))
