import { defineWidget } from '../../figure/widget.ts'
import { tokens, walk } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { ANSWERS, MAP_WORDS, spec } from './params.ts'

/** The objective and the value of the present state; transitions are deterministic and the reward comes with the last token. */
const formula = tex`J=\mathbb E_{y\sim\policy}\bigl[\gamma^{T-1}\Reward(y)\bigr]=\slot{objective}{\text{0}}\qquad\wrap\value(s)=\slot{value}{\text{0}}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 284, narrow: 508 },
  formula: ({ map }) => (map ? null : formula),
  controls: (use) =>
    use.scene.map
      ? [{ name: 'word', parameter: MAP_WORDS }, tokens(use), { presets: ANSWERS }, walk(use)]
      : [tokens(use), walk(use), 'word', { presets: ANSWERS }, 'gamma'],
  atRest: 2,
  room: { status: { wide: 2, narrow: 5 } },
  code: [
    () => import('../../core/tinylm/values.ts?of=expand&listing'),
    () => import('../../core/tinylm/rollout.ts?of=rollout&listing'),
  ],
})
