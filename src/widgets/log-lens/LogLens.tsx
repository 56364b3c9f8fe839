import { Figure } from '../../figure/figure.tsx'
import { Slider } from '../../figure/inputs.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { Drawing } from './drawing.tsx'
import type { Words } from './en.ts'
import { scene, table } from './model.ts'
import { PRESETS, type Preset, spec } from './params.ts'

const listings = [() => import('../../core/mathematics/log.ts?listing')]

export default function LogLens({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  return (
    <Figure
      live={live}
      className="log-lens"
      look={words.look}
      drawing={
        <Responsive
          heights={{ wide: 290, narrow: 270 }}
          label={words.picture(s)}
          draw={(size) => <Drawing size={size} scene={s} words={words} />}
        />
      }
      controls={
        <>
          <Slider
            parameter={spec.from}
            value={params.from}
            onChange={(from) => set({ from })}
            label={words.from}
            text={fixed(params.from, 3)}
            spoken={words.spoken(params.from, s.own.logFrom)}
          />
          <Slider
            parameter={spec.to}
            value={params.to}
            onChange={(to) => set({ to })}
            label={words.to}
            text={fixed(params.to, 3)}
            spoken={words.spoken(params.to, s.own.logTo)}
          />
          <div className="log-lens-presets" role="group" aria-label={words.presets}>
            <span className="control-name">{words.presets}</span>
            {(Object.keys(PRESETS) as Preset[]).map((preset) => (
              <button key={preset} type="button" className="button button-quiet" onClick={() => set(PRESETS[preset])}>
                {words.preset[preset]}
              </button>
            ))}
          </div>
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
