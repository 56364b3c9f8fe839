import { Presets } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Use } from '../../figure/definition.ts'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import type { spec } from './params.ts'

type LabUse = Use<typeof spec, Scene, Words>

/** Values of b worth a press; where the mean and the least noisy lie depends on the policy. */
export const named = ({ params, scene: { mean, least }, words, set }: LabUse) => (
  <Presets
    key="named"
    label={words.presets.label}
    presets={{ zero: { baseline: 0 }, mean: { baseline: mean.baseline }, least: { baseline: least.baseline } }}
    names={words.presets.names}
    params={params}
    set={set}
  />
)

/** b on the axis of the curve, in steps that a key can walk. */
export const handles = ({ scene: { end } }: LabUse, { curve: { left, right }, handle }: Layout) => [
  {
    name: 'baseline' as const,
    left,
    right,
    y: handle,
    parameter: number({ min: 0, max: end, step: end < 2 ? 0.01 : 0.05, start: 0 }),
  },
]
