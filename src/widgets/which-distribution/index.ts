import { number } from '../../figure/params.ts'
import { defineWidget } from '../../figure/widget.ts'
import { STOPS, stopOf } from '../../run/models/dice.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { DICE, spec } from './params.ts'

const formula = tex`\mathbb E_{x\sim p}[x]=\mathbb E_{x\sim q}\Bigl[\dfrac{p(x)}{q(x)}\,x\Bigr]=\slot{expected}{\text{0}}\wrap\approx\dfrac1N\sum_{i=1}^{N}\dfrac{p(x_i)}{q(x_i)}\,x_i=\slot{mean}{\text{0}}`

/** As on the die: a few percent more rolls a step. */
const stops = number({ min: 0, max: STOPS.length - 1, step: 1, start: 0 })

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 300, narrow: 440 },
  formula,
  controls: (use) => [
    'rolled',
    { presets: DICE },
    {
      name: 'rolls',
      parameter: stops,
      value: stopOf(use.params.rolls),
      text: use.words.whole(use.params.rolls),
      set: (stop) => ({ rolls: STOPS[stop]! }),
    },
    'asked',
  ],
  atRest: 2,
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/importance/reweight.ts?of=importanceRatios&listing'),
    () => import('../../core/importance/importance-weights.ts?of=effectiveSampleShare&listing'),
  ],
})
