import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** The condition of DAPO's dynamic sampling, as a chance: all right, or all wrong. */
const formula = tex`\underbrace{\vphantom{(}p^{\groupSize}}_{\slot{allRight}{\text{0}}}+\underbrace{(1-p)^{\groupSize}}_{\slot{allWrong}{\text{0}}}\wrap=\slot{p}{\text{0}}^{\slot{groupSize}{\text{0}}}+\slot{rest}{\text{0}}^{\slot{groupSize}{\text{0}}}=\;\slot{noSignal}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 336, narrow: 436 },
  formula,
  controls: ['groupSize'],
  handles: (_, { plot: { left, right }, handle }) => [{ name: 'p', left, right, y: handle }],
  room: { status: { wide: 2, narrow: 4 }, formula: { wide: 0, narrow: 4 } },
  code: [() => import('../../core/advantages/signal.ts?of=noSignalProbability&listing')],
})
