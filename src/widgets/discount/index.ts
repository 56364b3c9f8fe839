import { defineWidget } from '../../figure/widget.ts'
import { handles } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { GAMMAS, spec } from './params.ts'

/** The return by its recursion, Sutton and Barto 2018, eq. 3.9, with the numbers of the step that is looked from. */
const formula = tex`G_{\slot{t}{\text{0}}}=\reward_{\slot{t}{\text{0}}}+\gamma\,G_{\slot{next}{\text{0}}}\wrap=\slot{reward}{\text{0}}+\slot{gamma}{\text{0}}\cdot\slot{later}{\text{0}}=\slot{total}{\text{0}}`

/** An answer of T tokens that is paid once, at its last token, seen from its first. */
const paidAtTheEnd = tex`G_0=\gamma^{\,T-1}\,\reward_{T-1}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 300, narrow: 476 },
  formula: ({ shows, returns, from }) =>
    shows === 'steps' && returns[from]!.total === null
      ? null
      : { formula: shows === 'lengths' ? paidAtTheEnd : formula, under: 'shown' as const },
  controls: ({ scene: { shows } }) => [
    'gamma',
    { presets: GAMMAS },
    // An answer that is paid at its end has no step to look from.
    { name: 'from', disabled: shows === 'lengths' },
    { name: 'loops', disabled: shows === 'lengths' },
    'shows',
  ],
  atRest: 2,
  handles,
  room: { status: { wide: 2, narrow: 4 }, formula: { wide: 2, narrow: 4 } },
  code: [() => import('../../core/returns/discounted.ts?of=rewardsToGo&listing')],
})
