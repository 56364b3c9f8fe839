import { defineWidget } from '../../figure/widget.ts'
import { handles, tokens } from './controls.tsx'
import { Drawing, layout, size } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size,
  /** The ratio of the token that moved most, and GSPO's of the whole answer, arXiv:2507.18071, eq. 7. */
  formula: tex`\ratio_{\slot{token}{\text{1}}}=e^{\slot{logRatio}{\text{0}}}=\slot{ratio}{\text{0}}\qquad\wrap s=\Bigl(\prod_{t=1}^{\slot{length}{\text{4}}}\ratio_t\Bigr)^{1/\slot{length}{\text{4}}}=e^{\slot{mean}{\text{0}}}=\slot{sequence}{\text{0}}`,
  controls: (use) => ['advantage', 'source', tokens(use), 'epsilon', 'cap', 'gspoBand'],
  handles,
  seeded: ({ source }) => source === 'drawn',
  room: { status: { wide: 2, narrow: 5 } },
  code: [
    () => import('../../core/objectives/gspo.ts?of=meanLogRatios&listing'),
    () => import('../../core/objectives/ppo.ts?of=ppoLoss&listing'),
    () => import('../../core/objectives/cispo.ts?of=cispoBounds,cispoLoss&listing'),
  ],
})
