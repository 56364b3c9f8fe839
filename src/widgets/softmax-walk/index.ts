import { defineWidget } from '../../figure/widget.ts'
import { handles, scores, shift } from './controls.tsx'
import { Drawing, layout, tween } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'
import { useScene } from './use-scene.ts'

/** Softmax for one token; where e^z breaks, with the largest score taken off first, as the figure then does. */
const formulas = {
  plain: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit}}{\sum_j e^{\logit_j}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
  safe: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit-m}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
} as const

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  useScene,
  rows,
  Drawing,
  layout,
  size: { wide: 400, narrow: 300 },
  tween,
  formula: (s, params) => ({
    formula: formulas[s.breaks ? 'safe' : 'plain'],
    under: params.scene === 'divide' ? 'shown' : 'waits',
  }),
  controls: (use) => [use.isStepped ? null : 'scene', scores(use), shift(use), { presets: PRESETS }],
  handles,
  code: [() => import('../../core/numerics/softmax.ts?of=softmaxInto&listing')],
  className: 'softmax-walk',
})
