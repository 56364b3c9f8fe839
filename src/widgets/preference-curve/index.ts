import { defineWidget } from '../../figure/widget.ts'
import { controls } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** Bradley and Terry 1952, and the loss of the answer that was preferred. */
const formula = tex`P(\text{\slot{winner}{A}}\succ\text{\slot{loser}{B}})=\sigma(\slot{high}{\text{0}}-\slot{low}{\text{0}})=\slot{probability}{\text{0}}\wrap\qquad-\log\sigma=\slot{loss}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 330, narrow: 460 },
  formula: { formula, under: 'shown' },
  controls,
  atRest: 2,
  room: { status: { wide: 2, narrow: 5 }, formula: { wide: 2, narrow: 4 } },
  code: [() => import('../../core/preference/bradley-terry.ts?of=bradleyTerryLoss&listing')],
})
