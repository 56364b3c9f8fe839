import { defineWidget } from '../../figure/widget.ts'
import { Drawing, HEIGHT, layout } from './drawing.tsx'
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
  size: { wide: HEIGHT, narrow: HEIGHT },
  controls: ({ scene: s }) => [
    {
      name: 'read',
      parameter: { ...spec.read, max: Math.max(2, s.length) },
      value: s.read,
      text: words.readOf(s),
      disabled: s.length < 2,
    },
    'text',
    { name: 'mask', disabled: s.text !== 'fox' },
    { name: 'p', disabled: s.text !== 'own' },
  ],
  room: { status: { wide: 2, narrow: 6 } },
  code: [
    () => import('../../core/objectives/sft.ts?of=nllLoss&listing'),
    () => import('../../core/tokens/word-pairs.ts?of=countWordPairs&listing'),
  ],
})
