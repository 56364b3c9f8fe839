import { defineWidget } from '../../figure/widget.ts'
import { number } from '../../figure/params.ts'
import { STOPS, stopOf } from '../../run/models/dice.ts'
import { fourTimes } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { DICE, FACES, spec } from './params.ts'

/** The definition of an expected value, and the standard error of a mean of N independent rolls. */
const formula = tex`\mathbb E_{x\sim p}[x]=\sum_x p(x)\,x=\slot{expectation}{\text{0}}\qquad\wrap\dfrac{\sigma}{\sqrt N}=\dfrac{\slot{deviation}{\text{0}}}{\sqrt{\slot{rolls}{\text{0}}}}=\slot{error}{\text{0}}`

/** The slider moves by a few percent: one roll more matters at 3, and not at 3,000. */
const stops = number({ min: 0, max: STOPS.length - 1, step: 1, start: 0 })

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 300, narrow: 420 },
  formula: ({ outcome }) => (outcome === null ? null : { formula, under: 'shown' as const }),
  controls: (use) => [
    fourTimes(use),
    {
      name: 'rolls',
      parameter: stops,
      value: stopOf(use.params.rolls),
      text: use.words.whole(use.params.rolls),
      set: (stop) => ({ rolls: STOPS[stop]! }),
    },
    { presets: DICE },
    ...FACES,
  ],
  atRest: 3,
  seeded: (params) => FACES.filter((face) => params[face] > 0).length > 1,
  room: { status: { wide: 2, narrow: 4 } },
  code: [
    () => import('../../core/random/sample-index.ts?of=sampleIndexUnchecked&listing'),
    () => import('../../core/bandit/expected-reward.ts?of=expectedReward&listing'),
  ],
})
