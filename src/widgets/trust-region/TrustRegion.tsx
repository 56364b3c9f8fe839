import { type PointerEvent, useId } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Choice, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { at, fixed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import { Drawing } from './Drawing.tsx'
import type { Words } from './en.ts'
import { HEIGHTS, layout } from './layout.ts'
import { paramsOf, scene, table } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/bandit/trust-region.ts?listing'),
  () => import('../../core/objectives/trpo.ts?of=trpoStep&listing'),
  () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
]

/** TRPO's constraint, Schulman et al. 2015, eq. 14, and beside it the band of PPO's clip, with the new policy's distances. */
const constraint = tex`\underset{\slot{kl}{\text{0}}}{\kl(\old\,\Vert\,\policy)}\mathrel{\slot{relation}{\text{0}}}\underset{\slot{radius}{\text{0}}}{\delta}\qquad\wrap\underset{\slot{largest}{\text{0}}}{\max_a|\ratio_a-1|}\mathrel{\slot{bandRelation}{\text{0}}}\underset{\slot{clip}{\text{0}}}{\epsilon}`

export default function TrustRegion({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const clipId = `${useId()}window`
  const { params, set } = live
  const s = scene(params)
  const [a, , c] = s.next
  /** The handle follows the pointer; the sliders below do the same by keys. */
  const drag = (size: Size) => (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget
    if (event.type === 'pointerdown') {
      handle.setPointerCapture(event.pointerId)
      event.preventDefault()
    }
    if (!handle.hasPointerCapture(event.pointerId)) return
    const { left, top } = handle.parentElement!.getBoundingClientRect()
    set(paramsOf(layout(size, s).policyAt(event.clientX - left, event.clientY - top)))
  }
  return (
    <Figure
      live={live}
      className="trust-region"
      look={words.look}
      drawing={
        <>
          <LiveFormula formula={constraint} values={words.slots(s)} label={words.formula(s)} />
          <Responsive
            heights={HEIGHTS}
            label={words.picture(s)}
            draw={(size) => (
              <Drawing size={size} scene={s} words={words} clipId={`${clipId}${size.compact ? 'n' : 'w'}`} />
            )}
            overlay={(size) => {
              const { place, isShown } = layout(size, s)
              const [x, y] = place(s.next)
              return isShown(x, y) ? (
                <div
                  className="trust-region-handle script-only"
                  style={{ left: `${at((100 * x) / size.width)}%`, top: `${at(y)}px` }}
                  onPointerDown={drag(size)}
                  onPointerMove={drag(size)}
                  aria-hidden="true"
                />
              ) : null
            }}
          />
        </>
      }
      controls={
        <>
          <Slider
            parameter={{ ...spec.probabilityA }}
            value={a!}
            onChange={(probabilityA) => set({ probabilityA, probabilityC: c! })}
            label={words.policyA}
            text={fixed(a!, 2)}
            spoken={words.policySpoken(s)}
          />
          <Slider
            parameter={{ ...spec.probabilityC, max: paramsOf([a!, 0, 1]).probabilityC }}
            value={c!}
            onChange={(probabilityC) => set({ probabilityC })}
            label={words.policyC}
            text={fixed(c!, 2)}
            spoken={words.policySpoken(s)}
          />
          <Slider
            parameter={spec.radius}
            value={params.radius}
            onChange={(radius) => set({ radius })}
            label={words.radius}
            text={fixed(params.radius, 3)}
          />
          <Slider
            parameter={spec.clip}
            value={params.clip}
            onChange={(clip) => set({ clip })}
            label={words.clip}
            text={fixed(params.clip, 2)}
          />
          <Choice
            parameter={spec.old}
            value={params.old}
            onChange={(old) => set({ old, ...paramsOf(scene({ ...params, old }).trpo.end) })}
            label={words.old}
            names={words.olds}
          />
          <Choice
            parameter={spec.view}
            value={params.view}
            onChange={(view) => set({ view })}
            label={words.view}
            names={words.views}
          />
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
