import { defineWidget } from '../../figure/widget.ts'
import { handles } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** GAE by its recursion, Schulman et al. 2016, eq. 16, with the numbers of step 0. */
const formula = tex`\advantage_0=\delta_0+\gamma\lambda\,\advantage_1\wrap=\slot{delta}{\text{0}}+\slot{factor}{\text{0}}\cdot\slot{next}{\text{0}}=\slot{advantage}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 268, narrow: 380 },
  formula: { formula, under: 'shown' },
  controls: [
    'lambda',
    { presets: { one: { lambda: 0 }, half: { lambda: 0.5 }, usual: { lambda: 0.95 }, all: { lambda: 1 } } },
    'drag',
    'gamma',
  ],
  atRest: 2,
  handles,
  room: { status: { wide: 2, narrow: 2 }, formula: { wide: 1.6, narrow: 2.8 } },
  code: [() => import('../../core/returns/gae.ts?of=gae&listing')],
})
