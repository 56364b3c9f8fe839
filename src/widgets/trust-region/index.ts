import { defineWidget } from '../../figure/widget.ts'
import { policyHandle } from './controls.tsx'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { paramsOf, rows, scene } from './model.ts'
import { spec } from './params.ts'

/** TRPO's constraint, Schulman et al. 2015, eq. 14, and beside it the band of PPO's clip, with the new policy's distances. */
const formula = tex`\underset{\slot{kl}{\text{0}}}{\kl(\old\,\Vert\,\policy)}\mathrel{\slot{relation}{\text{0}}}\underset{\slot{radius}{\text{0}}}{\delta}\qquad\wrap\underset{\slot{largest}{\text{0}}}{\max_a|\ratio_a-1|}\mathrel{\slot{bandRelation}{\text{0}}}\underset{\slot{clip}{\text{0}}}{\epsilon}`

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 380, narrow: 426 },
  formula,
  controls: ({ params, scene: { next } }) => {
    const [a, , c] = next
    return [
      { name: 'probabilityA', value: a!, set: (probabilityA) => ({ probabilityA, probabilityC: c! }) },
      {
        name: 'probabilityC',
        value: c!,
        parameter: { ...spec.probabilityC, max: paramsOf([a!, 0, 1]).probabilityC },
      },
      'radius',
      'clip',
      // Where another old policy begins, TRPO's step from there is worth a look.
      { name: 'old', set: (old) => ({ old, ...paramsOf(scene({ ...params, old }).trpo.end) }) },
      'steps',
      'view',
    ]
  },
  handles: policyHandle,
  className: 'trust-region',
  room: { status: { wide: 3, narrow: 6 } },
  code: [
    () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
    () => import('../../core/bandit/trust-region.ts?of=stepToRadius&listing'),
    () => import('../../core/objectives/trpo.ts?of=trpoStep&listing'),
  ],
})
