import { defineWidget } from '../../figure/widget.ts'
import { walk } from './controls.tsx'
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
  size: { wide: 290, narrow: 436 },
  controls: (use) => [walk('lambda', use), walk('answers', use), 'critic'],
  atRest: 1,
  seeded: ({ critic }) => critic === 'fitted',
  room: { status: { wide: 2, narrow: 5 } },
  code: [
    () => import('../../core/tinylm/gae-gradient.ts?of=addAnswer&listing'),
    () => import('../../core/returns/gae.ts?of=gae&listing'),
  ],
})
