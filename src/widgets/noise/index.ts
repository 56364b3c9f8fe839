import { defineWidget } from '../../figure/widget.ts'
import { average } from './controls.tsx'
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
  size: { wide: 350, narrow: 236 },
  controls: (use) =>
    use.params.lab ? [average(use), 'rewards', 'compare', 'upwards'] : [average(use), 'compare', 'upwards'],
  atRest: ({ params: { lab } }) => (lab ? 2 : 1),
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/bandit/gradient-estimate.ts?of=gradientEstimate&listing'),
    () => import('../../core/bandit/exact-gradient.ts?of=exactGradient&listing'),
  ],
})
