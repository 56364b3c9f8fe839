import { defineWidget } from '../../figure/widget.ts'
import { handles, named } from './controls.tsx'
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
  size: { wide: 270, narrow: 426 },
  controls: (use) => [
    named(use),
    // Where the rewards move, b is wanted at 0 again: what a shift does without a baseline is the point.
    { name: 'pays', set: (pays) => ({ pays, baseline: 0 }) },
    'policy',
  ],
  atRest: 1,
  handles,
  room: { status: { wide: 2, narrow: 4 } },
  code: [
    () => import('../../core/bandit/gradient-variance.ts?of=gradientVariance&listing'),
    () => import('../../core/bandit/optimal-baseline.ts?of=optimalBaseline&listing'),
  ],
})
