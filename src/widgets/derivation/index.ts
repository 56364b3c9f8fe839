import { defineWidget } from '../../figure/widget.ts'
import { carried } from './carried.tsx'
import { Drawing, HEIGHT, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'
import { logitHandle, sheet } from './sheet.tsx'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: HEIGHT, narrow: HEIGHT },
  controls: (use) => [sheet(use), 'answer', carried(use)],
  handles: (use, plot) => [logitHandle(use, plot)],
  className: 'derivation',
  room: { status: { wide: 5, narrow: 6 } },
  code: [
    () => import('../../core/numerics/probability-gradient.ts?of=probabilityGradient&listing'),
    () => import('../../core/numerics/log-prob-gradient.ts?of=logProbGradient&listing'),
    () => import('../../core/bandit/expected-reward.ts?of=expectedReward&listing'),
  ],
})
