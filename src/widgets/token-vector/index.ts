import { defineWidget } from '../../figure/widget.ts'
import { append } from './controls.tsx'
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
  size: { wide: 286, narrow: 286 },
  controls: (use) => ['id', append(use)],
  code: [
    () => import('../../core/sampling/greedy.ts?of=greedy&listing'),
    () => import('../../core/tinylm/reference.ts?listing'),
  ],
  wide: false,
})
