import { defineWidget } from '../../figure/widget.ts'
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
  size: { wide: 330, narrow: 320 },
  handles: (_, { plot: { left, right }, handle }) => [
    { name: 'p', left: left + (right - left) * 0.01, right: right - (right - left) * 0.01, y: handle },
  ],
  code: [() => import('../../core/objectives/cpi.ts?of=cpiLoss&listing')],
})
