import { defineWidget } from '../../figure/widget.ts'
import { drawButtons } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { heightsOf, rows, scene } from './model.ts'
import { spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 330, narrow: 440 },
  tween: heightsOf,
  controls: (use) => {
    const { sampler, topK, topP } = use.scene
    return [
      'temperature',
      // Greedy is k = 1, and drawing from all is p = 1: the slider of the other two shows it.
      sampler === 'top-k' || sampler === 'greedy'
        ? { name: 'topK', value: topK, disabled: sampler === 'greedy' }
        : { name: 'topP', value: topP, disabled: sampler === 'full' },
      'sampler',
      drawButtons(use),
      'tie',
    ]
  },
  className: 'sampler',
  room: { status: { wide: 3, narrow: 5 } },
  code: [
    () => import('../../core/sampling/pipeline.ts?of=samplingPipeline&listing'),
    () => import('../../core/sampling/top-p.ts?of=topP&listing'),
  ],
})
