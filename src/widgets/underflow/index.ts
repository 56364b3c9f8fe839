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
  size: { wide: 330, narrow: 330 },
  controls: ({ params: { vocabulary } }) => [
    'length',
    { name: 'vocabulary', text: words.vocabulary(vocabulary) },
    'precision',
  ],
  guess: ({ plot: { x, right, top, bottom } }) => ({ left: x(spec.length.min), right, top, bottom }),
  room: { status: { wide: 2, narrow: 5 } },
  code: [() => import('../../core/numerics/running-product.ts?of=runningProduct&listing')],
})
