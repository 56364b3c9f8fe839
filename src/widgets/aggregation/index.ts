import { defineWidget } from '../../figure/widget.ts'
import { answerInputs, answers, constant } from './controls.tsx'
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
    answers(use),
    // Always there, so that no choice moves a row.
    constant(use),
    { name: 'emptyRows', disabled: use.scene.answers.every(({ isCut }) => !isCut) },
  ],
  handles: answerInputs,
  room: { status: { wide: 3, narrow: 5 }, formula: { wide: 3, narrow: 3 } },
  code: [() => import('../../core/tokens/aggregate.ts?of=tokenWeights&listing')],
})
