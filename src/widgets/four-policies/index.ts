import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** The clip's ratio, what an engine correction weighs by, and the KL of the leash, with the numbers of this step. */
const formula = tex`\ratio=\dfrac{\policy}{\old}=\dfrac{\slot{current}{\text{0}}}{\slot{old}{\text{0}}}=\slot{ratio}{\text{0}}\qquad\wrap\dfrac{\old}{\behaviour}=\dfrac{\slot{oldAgain}{\text{0}}}{\slot{engine}{\text{0}}}=\slot{correction}{\text{0}}\qquad\wrap\kl(\policy\Vert\reference)=\slot{kl}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 380, narrow: 350 },
  formula,
  controls: ['lag', 'rounding', 'passes'],
  atRest: 1,
  handles: ({ scene: { at, steps } }, { plot, handle }) => [
    {
      name: 'step',
      left: plot.left,
      right: plot.x(steps.length - 1),
      y: handle,
      value: at,
      parameter: { ...spec.step, max: steps.length - 1 },
    },
  ],
  room: { status: { wide: 3, narrow: 6 } },
  code: [() => import('../../core/bandit/inner-passes.ts?of=innerPasses&listing')],
})
