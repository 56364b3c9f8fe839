import { defineWidget } from '../../figure/widget.ts'
import { field } from './controls.tsx'
import { Drawing, HEIGHTS, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { TEXTS, spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: HEIGHTS,
  controls: (use) => [field('question', use), 'delimiters', { presets: TEXTS }, field('answer', use)],
  room: { status: { wide: 2, narrow: 6 } },
  code: [() => import('../../core/tokens/chat-template.ts?of=answerMask&listing')],
})
