import { defineWidget } from '../../figure/widget.ts'
import { run, way } from './controls.tsx'
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
  controls: (use) => [run(use), way(use), 'baseline', 'cost', 'credit', 'stepSize'],
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/corridor/corridor.ts?of=pushActions&listing'),
    () => import('../../core/corridor/corridor.ts?of=corridorSuccess&listing'),
  ],
})
