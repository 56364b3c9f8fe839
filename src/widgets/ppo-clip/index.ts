import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

/** Schulman et al. 2017, eq. 7, for one token; the slots show this token's numbers. */
const formula = tex`L^{\text{CLIP}}=\wrap\min\Bigl(\htmlData{branch=plain}{\underbrace{\underset{\slot{ratio}{\text{1.35}}}{\ratio_t}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\substack{\slot{plain}{\text{1.35}}\\\slot{plainNote}{\text{floor}}}}},\;\wrap\htmlData{branch=clipped}{\underbrace{\underset{\slot{clip}{\text{1.20}}}{\operatorname{clip}(\ratio_t,\,1-\epsilon,\,1+\epsilon)}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\substack{\slot{clipped}{\text{1.20}}\\\slot{clippedNote}{\text{floor}}}}}\Bigr)`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 424, narrow: 330 },
  formula: (s) => ({ formula, winner: s.winner, sign: s.advantage }),
  controls: ({ params: { asymmetric, clipLow } }) => [
    'advantage',
    'clipLow',
    { name: 'asymmetric', set: (on) => ({ asymmetric: on, clipHigh: on ? clipLow : spec.clipHigh.start }) },
    // Always there, so that no tick moves a row; it follows the other fence until there are two.
    { name: 'clipHigh', ...(asymmetric ? {} : { disabled: true, value: clipLow }) },
    'dualClip',
    'range',
  ],
  handles: ({ scene: { ratio, maxRatio } }, { plot: { left, right }, handle }) => [
    { name: 'ratio', left, right, y: handle, value: ratio, parameter: { ...spec.ratio, max: maxRatio } },
  ],
  room: { status: { wide: 2, narrow: 4 } },
  code: [() => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing')],
})
