import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 290, narrow: 270 },
  controls: ['from', 'to', { presets: PRESETS }],
  room: { status: { wide: 2, narrow: 5 } },
  code: [() => import('../../core/mathematics/log.ts?of=log&listing')],
})
