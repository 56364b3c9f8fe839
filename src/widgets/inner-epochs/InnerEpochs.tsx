import { Figure } from '../../figure/figure.tsx'
import { Choice, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { Drawing, HEIGHTS } from './Drawing.tsx'
import type { Words } from './en.ts'
import { scene, table } from './model.ts'
import { spec } from './params.ts'
import { PRESETS, isShown, presets } from './presets.ts'
import { SeedsDrawing } from './SeedsDrawing.tsx'
import { seedScene, seedTable } from './seeds.ts'
import { useSeeds } from './use-seeds.ts'

const listings = [
  () => import('../../core/bandit/inner-passes.ts?listing'),
  () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
]

/** Schulman et al. 2017, eq. 7, for the action whose ratio is furthest up, with the mean advantage of its samples. */
const formula = tex`\ratio_{\slot{action}{\text{C}}}=\dfrac{\slot{now}{\text{0}}}{\slot{old}{\text{0}}}=\slot{ratio}{\text{0}}\qquad\wrap\min\Bigl(\htmlData{branch=plain}{\underbrace{\ratio\,\advantage}_{\slot{plain}{\text{0}}}}\,,\;\wrap\htmlData{branch=clipped}{\underbrace{\operatorname{clip}(\ratio,\,1-\epsilon,\,1+\epsilon)\,\advantage}_{\slot{clipped}{\text{0}}}}\Bigr)`

export default function InnerEpochs({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const isSeeds = params.batch === 'seeds'
  const s = scene(params)
  const seeds = seedScene(useSeeds(params, isSeeds), params)
  const samples = params.batch !== 'exact'
  return (
    <Figure
      live={live}
      className="inner-epochs"
      look={words.look}
      drawing={
        isSeeds ? (
          <Responsive
            heights={HEIGHTS}
            label={words.pictureSeeds(seeds)}
            draw={(size) => <SeedsDrawing size={size} scene={seeds} words={words} />}
          />
        ) : (
          <>
            <LiveFormula
              formula={formula}
              values={words.slots(s)}
              label={words.formula(s)}
              winner={s.leadWinner}
              sign={s.lead.advantage ?? 0}
            />
            <Responsive
              heights={HEIGHTS}
              label={words.picture(s)}
              draw={(size) => <Drawing size={size} scene={s} words={words} />}
            />
          </>
        )
      }
      controls={
        <>
          <Slider
            className="inner-epochs-passes"
            parameter={spec.passes}
            value={params.passes}
            onChange={(passes) => set({ passes })}
            label={words.passes}
            text={String(params.passes)}
            spoken={words.passesSpoken(s)}
          />
          <div className="inner-epochs-presets" role="group" aria-label={words.presets}>
            {PRESETS.map((preset) => (
              <button
                key={preset}
                type="button"
                aria-pressed={isShown(preset, params)}
                onClick={() => set(presets[preset])}
              >
                {words.presetNames[preset]}
              </button>
            ))}
          </div>
          <Choice
            parameter={spec.batch}
            value={params.batch}
            onChange={(batch) => set({ batch })}
            label={words.batch}
            names={words.batches}
          />
          <Slider
            parameter={spec.stepSize}
            value={params.stepSize}
            onChange={(stepSize) => set({ stepSize })}
            label={words.stepSize}
            text={fixed(params.stepSize, 2)}
          />
          <Slider
            parameter={spec.clip}
            value={params.clip}
            onChange={(clip) => set({ clip })}
            label={words.clip}
            text={fixed(params.clip, 2)}
          />
          {samples ? (
            <>
              <Slider
                parameter={spec.batchSize}
                value={params.batchSize}
                onChange={(batchSize) => set({ batchSize })}
                label={words.batchSize}
                text={String(params.batchSize)}
              />
              <Slider
                parameter={spec.noise}
                value={params.noise}
                onChange={(noise) => set({ noise })}
                label={words.noise}
                text={fixed(params.noise, 2)}
              />
            </>
          ) : null}
        </>
      }
      status={isSeeds ? words.narrateSeeds(seeds) : words.narrate(s)}
      table={isSeeds ? seedTable(seeds, words) : table(s, words)}
      listings={listings}
      {...(params.batch === 'sampled'
        ? { seed: { parameter: spec.seed, value: params.seed, onChange: (seed: number) => set({ seed }) } }
        : {})}
    />
  )
}
