import { useId, useMemo } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Choice, Slider, Switch } from '../../figure/inputs.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { useTween } from '../../plot/use-tween.ts'
import { Drawing } from './drawing.tsx'
import type { Words } from './en.ts'
import { type SamplerParams, heightsOf, scene, table } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/sampling/pipeline.ts?listing'),
  () => import('../../core/sampling/top-p.ts?listing'),
]

export default function Sampler({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const hatchId = `${useId()}hatch`
  const { params, set } = live
  const s = useMemo(() => scene(params), [params])
  const draw = (more: number) => set({ draws: Math.min(spec.draws.max, params.draws + more) })
  const [heights, follow] = useTween(heightsOf(s))
  const byHand = (patch: Partial<SamplerParams>) => {
    follow()
    set(patch)
  }
  // Greedy is k = 1, and everything is p = 1: the slider of the other two shows it.
  const isByCount = params.sampler === 'top-k' || params.sampler === 'greedy'
  const isFull = params.draws >= spec.draws.max
  return (
    <Figure
      live={live}
      className="sampler"
      look={words.look}
      drawing={
        <Responsive
          heights={{ wide: 330, narrow: 440 }}
          label={words.picture(s, params)}
          draw={(size) => (
            <Drawing
              size={size}
              scene={s}
              heights={heights}
              params={params}
              words={words}
              hatchId={`${hatchId}${size.compact ? 'n' : 'w'}`}
            />
          )}
        />
      }
      controls={
        <>
          <Slider
            parameter={spec.temperature}
            value={params.temperature}
            onChange={(temperature) => byHand({ temperature })}
            label={words.temperature}
            text={fixed(params.temperature, 2)}
            spoken={words.temperatureSpoken(s, params)}
          />
          {isByCount ? (
            <Slider
              parameter={spec.topK}
              value={params.sampler === 'greedy' ? 1 : params.topK}
              onChange={(topK) => byHand({ topK })}
              label={words.topK}
              text={fixed(params.sampler === 'greedy' ? 1 : params.topK, 0)}
              spoken={words.keptSpoken(s, fixed(params.topK, 0))}
              disabled={params.sampler === 'greedy'}
            />
          ) : (
            <Slider
              parameter={spec.topP}
              value={params.sampler === 'full' ? 1 : params.topP}
              onChange={(topP) => byHand({ topP })}
              label={words.topP}
              text={fixed(params.sampler === 'full' ? 1 : params.topP, 2)}
              spoken={words.keptSpoken(s, fixed(params.topP, 2))}
              disabled={params.sampler === 'full'}
            />
          )}
          <Choice
            parameter={spec.sampler}
            value={params.sampler}
            onChange={(sampler) => set({ sampler })}
            label={words.sampler}
            names={words.samplers}
          />
          <Switch value={params.tie} onChange={(tie) => set({ tie })} label={words.tie} />
          <div className="control-buttons">
            <button type="button" className="button" disabled={isFull} onClick={() => draw(1)}>
              {words.drawOne}
            </button>
            <button type="button" className="button" disabled={isFull} onClick={() => draw(1000)}>
              {words.drawMany}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={params.draws === 0}
              onClick={() => set({ draws: 0 })}
            >
              {words.clear}
            </button>
          </div>
        </>
      }
      status={words.narrate(s, params)}
      table={table(s, words)}
      listings={listings}
      seed={{ parameter: spec.seed, value: params.seed, onChange: (seed) => set({ seed }) }}
    />
  )
}
