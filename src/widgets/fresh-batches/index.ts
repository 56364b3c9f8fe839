import { createElement } from 'react'
import { defineWidget } from '../../figure/widget.ts'
import { Run } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'
import { recording } from './recording.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 270, narrow: 392 },
  controls: (use) => ['passes', createElement(Run, { key: 'run', use }), { presets: PRESETS }, 'lag', 'tuned', 'step'],
  className: 'fresh-batches',
  room: { status: { wide: 3, narrow: 6 } },
  recording,
  code: [
    () => import('../../core/bandit/fresh-batches.ts?of=stepFreshBatches&listing'),
    () => import('../../core/bandit/inner-passes.ts?of=surrogateGradient&listing'),
  ],
})
