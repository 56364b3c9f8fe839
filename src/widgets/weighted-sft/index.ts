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
  controls: (use) => [run(use), 'weights', 'samples'],
  seeded: ({ samples }) => samples === 'new',
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/objectives/reinforce.ts?of=reinforceLoss&listing'),
    () => import('../../core/tinylm/chain-rule.ts?of=addLogitGradient&listing'),
  ],
})
