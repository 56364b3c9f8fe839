import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'
import { useScene } from './use-scene.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  useScene,
  rows,
  Drawing,
  layout,
  size: { wide: 300, narrow: 500 },
  controls: ['stepSize', 'baseline'],
  room: { status: { wide: 2, narrow: 4 } },
  code: [
    () => import('../../core/bandit/bandit.ts?of=reinforce&listing'),
    () => import('../../core/bandit/run-bandit.ts?of=probabilityAlong&listing'),
  ],
})
