import { defineWidget } from '../../figure/widget.ts'
import { run } from './controls.tsx'
import { Drawing, HEIGHTS, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: HEIGHTS,
  controls: (use) => [
    run(use),
    'reward',
    { name: 'fault', disabled: use.params.groupSize === 1 || use.params.round === 0 },
    'groupSize',
    { name: 'group', disabled: use.params.round === 0 },
  ],
  atRest: 1,
  room: { status: { wide: 2, narrow: 5 } },
  code: [
    () => import('../../core/tinylm/best-of-training.ts?of=stepBestOf&listing'),
    () => import('../../core/preference/best-of-n.ts?of=bestOfKlBound&listing'),
  ],
})
