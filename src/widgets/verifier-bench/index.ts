import { defineWidget } from '../../figure/widget.ts'
import { run } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
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
  size: { wide: 270, narrow: 440 },
  controls: (use) => ['rule', run(use), 'questions'],
  atRest: 2,
  room: { status: { wide: 2, narrow: 4 } },
  code: [
    () => import('../../core/tinylm/rewards.ts?of=ruleReward&listing'),
    () => import('../../core/tinylm/exact.ts?of=exactObjective&listing'),
  ],
})
