import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'
import { useScene } from './use-scene.ts'

/** Schulman et al. 2017, eq. 7, for the action whose ratio is furthest up, with the mean advantage of its samples. */
const formula = tex`\ratio_{\slot{action}{\text{C}}}=\dfrac{\slot{now}{\text{0}}}{\slot{old}{\text{0}}}=\slot{ratio}{\text{0}}\qquad\wrap\min\Bigl(\htmlData{branch=plain}{\underbrace{\ratio\,\advantage}_{\slot{plain}{\text{0}}}}\,,\;\wrap\htmlData{branch=clipped}{\underbrace{\operatorname{clip}(\ratio,\,1-\epsilon,\,1+\epsilon)\,\advantage}_{\slot{clipped}{\text{0}}}}\Bigr)`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  useScene,
  rows,
  Drawing,
  layout,
  size: { wide: 452, narrow: 572 },
  formula: ({ seeds, leadWinner, lead }) => (seeds ? null : { formula, winner: leadWinner, sign: lead.advantage ?? 0 }),
  controls: ({ params: { batch } }) => [
    'passes',
    { presets: PRESETS },
    'batch',
    ...(batch === 'exact' ? [] : (['batchSize', 'noise'] as const)),
    'stepSize',
    'clip',
  ],
  seeded: ({ batch }) => batch === 'sampled',
  className: 'inner-epochs',
  code: [
    () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
    () => import('../../core/bandit/inner-passes.ts?of=innerPasses&listing'),
  ],
})
