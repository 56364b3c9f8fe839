import { Figure } from '../../figure/figure.tsx'
import { Slider } from '../../figure/inputs.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { Drawing } from './drawing.tsx'
import type { Words } from './en.ts'
import { scene, table } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/sampling/greedy.ts?listing'),
  () => import('../../core/tinylm/reference.ts?listing'),
]

export default function TokenVector({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  return (
    <Figure
      live={live}
      className="token-vector"
      wide={false}
      look={words.look}
      drawing={
        <Responsive
          heights={{ wide: 286, narrow: 286 }}
          label={words.picture(s)}
          draw={(size) => <Drawing size={size} scene={s} words={words} />}
        />
      }
      controls={
        <>
          <Slider
            parameter={spec.id}
            value={params.id}
            onChange={(next) => set({ id: next })}
            label={words.lookUp}
            text={fixed(params.id, 0)}
            spoken={words.spoken(s)}
          />
          <div className="control-buttons">
            <button
              type="button"
              className="button"
              disabled={params.length === spec.length.max}
              onClick={() => set({ length: params.length + 1 })}
            >
              {words.append(s)}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={params.length === 0}
              onClick={() => set({ length: params.length - 1 })}
            >
              {words.back}
            </button>
          </div>
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
