import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** The gradient of one logprob in its own logit and in another's: two entries of e_a − π. All five are in the table. */
const formula = tex`\dfrac{\partial\log\pi_{\slot{own}{\text{a}}}}{\partial \logit_{\slot{own}{\text{a}}}}=1-\underset{\slot{p}{\text{0}}}{\pi_{\slot{own}{\text{a}}}}=\slot{result}{\text{0}}\qquad\wrap\dfrac{\partial\log\pi_{\slot{own}{\text{a}}}}{\partial \logit_{\slot{other}{\text{b}}}}=-\underset{\slot{q}{\text{0}}}{\pi_{\slot{other}{\text{b}}}}=\slot{otherResult}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 314, narrow: 314 },
  formula: { formula, under: 'shown' },
  controls: ['token', 'push', 'from'],
  room: { status: { wide: 2, narrow: 4 } },
  code: [
    () => import('../../core/numerics/log-prob-gradient.ts?of=logProbGradient&listing'),
    () => import('../../core/numerics/log-softmax.ts?of=logSoftmax&listing'),
  ],
  className: 'nudge',
})
