import { defineWidget } from '../../figure/widget.ts'
import { answerInputs, answers } from './controls.tsx'
import { Drawing, layout, size } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { type AverageMode, spec } from './params.ts'

/** What one token's loss is divided by, per mode; N answers, the i-th |y_i| tokens long, L the constant. */
const divisors = {
  'token-mean': tex`w=\dfrac{1}{\underset{\slot{tokens}{\text{0}}}{\textstyle\sum_i|y_i|}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-mean': tex`w_{\slot{letter}{\text{A}}}=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N\vphantom{|}}\cdot\underset{\slot{length}{\text{0}}}{|y_{\slot{letter}{\text{A}}}|}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-sum': tex`w=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-sum-norm': tex`w=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N}\cdot\underset{\slot{constant}{\text{0}}}{L}}=\slot{weight}{\text{0}}`,
} as const satisfies Record<AverageMode, string>

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size,
  formula: ({ mode }) => divisors[mode],
  controls: (use) => [
    'mode',
    use.params.mode === 'seq-mean-token-sum-norm' ? 'constantLength' : null,
    use.scene.answers.some(({ isCut }) => isCut) ? 'emptyRows' : null,
    answers(use),
  ],
  // All four: a box ticked in the drawing must not hide a button.
  atRest: 3,
  handles: answerInputs,
  room: { status: { wide: 3, narrow: 5 } },
  code: [() => import('../../core/tokens/aggregate.ts?of=tokenWeights&listing')],
})
