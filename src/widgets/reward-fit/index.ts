import { defineWidget } from '../../figure/widget.ts'
import { controls } from './controls.tsx'
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
  size: { wide: 300, narrow: 500 },
  controls,
  atRest: 2,
  seeded: ({ from }) => from === 'labellers',
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/preference/reward-model.ts?of=rewardModelLoss&listing'),
    () => import('../../core/preference/bradley-terry.ts?of=bradleyTerryLoss&listing'),
  ],
})
