import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'
import { useScene } from './use-scene.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  useScene,
  rows,
  Drawing,
  layout,
  size: { wide: 274, narrow: 346 },
  // Tries and noise are there in every case, so that no press moves a row; the exact batch has none.
  controls: ({ params: { batch } }) => [
    'passes',
    { presets: PRESETS },
    { name: 'batchSize', disabled: batch === 'exact' },
    { name: 'noise', disabled: batch === 'exact' },
    'stepSize',
    'clip',
  ],
  seeded: ({ batch }) => batch === 'sampled',
  room: { status: { wide: 3, narrow: 5 } },
  code: [
    () => import('../../core/bandit/inner-passes.ts?of=innerPasses&listing'),
    () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
  ],
})
