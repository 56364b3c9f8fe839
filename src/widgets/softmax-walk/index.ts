import { defineWidget } from '../../figure/widget.ts'
import { handles, scores, shift } from './controls.tsx'
import { Drawing, layout, tween } from './drawing.tsx'
import { words } from './en.ts'
import { type Scene, rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'
import { useScene } from './use-scene.ts'

/** Softmax for one token, with a temperature where one acts; where e^z breaks, with the largest score taken off first, as the figure then does. */
const formulas = {
  plain: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit}}{\sum_j e^{\logit_j}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
  tempered: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit/\temperature}}{\sum_j e^{\logit_j/\temperature}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j/\temperature}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
  safe: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit-m}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j-m}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
  temperedSafe: tex`\pi(\slot{token}{\text{hot}})=\dfrac{e^{\logit/\temperature-m}}{\sum_j e^{\logit_j/\temperature-m}}\wrap=\dfrac{e^{\slot{score}{\text{0}}}}{\sum_j e^{\logit_j/\temperature-m}}\wrap=\dfrac{\slot{height}{\text{0}}}{\slot{total}{\text{0}}}=\;\slot{probability}{\text{0}}`,
} as const

const formulaOf = ({ breaks, temperature }: Scene) =>
  temperature === 1 ? (breaks ? 'safe' : 'plain') : breaks ? 'temperedSafe' : 'tempered'

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
    formula: formulas[formulaOf(s)],
    under: params.scene === 'divide' ? 'shown' : 'waits',
  }),
  // Beside its steps it opens with the words to drag and nothing else; the temperature comes with the text about it.
  controls: (use) => [
    ...(use.isStepped ? [] : (['scene', 'temperature'] as const)),
    scores(use),
    shift(use),
    { presets: PRESETS },
  ],
  atRest: ({ isStepped }) => (isStepped ? 0 : 2),
  handles,
  // A part of the strip, from its left end.
  guess: ({ plot: { left, right }, stripY, strip, isDivided }) =>
    isDivided ? { left, right, top: stripY - 28, bottom: stripY + strip.thickness } : null,
  room: { status: { wide: 2, narrow: 4 }, formula: { wide: 0, narrow: 4.95 } },
  code: [() => import('../../core/numerics/softmax.ts?of=softmaxInto&listing')],
  className: 'softmax-walk',
})
