import type { ControlEntry, Use } from '../../figure/definition.ts'
import { AddRemove } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { CASES, FAR, NEAR, spec } from './params.ts'

const near = number({ min: -NEAR, max: NEAR, step: 0.1, start: 0, signed: true })
const far = number({ min: -FAR, max: FAR, step: 50, start: 0, signed: true, digits: 0 })

/** Two scores, a constant for both, who was preferred, and cases worth a press. */
export function controls({
  params: { first, second },
  scene: { isFar },
  words: { shift },
  set,
}: Use<typeof spec, Scene, Words>): readonly ControlEntry<typeof spec>[] {
  const both = (by: number) => () =>
    set({ first: Number((first + by).toFixed(1)), second: Number((second + by).toFixed(1)) })
  return [
    { name: 'first', parameter: isFar ? far : near },
    { name: 'second', parameter: isFar ? far : near },
    <AddRemove
      key="shift"
      count={0}
      // Both scores stay on their axis; where they lie hundreds apart, a step of 1 could not be seen.
      most={isFar || Math.max(first, second) + 1 > NEAR ? 0 : 1}
      least={isFar || Math.min(first, second) - 1 < -NEAR ? 0 : -1}
      add={shift.more}
      remove={shift.less}
      onAdd={both(1)}
      onRemove={both(-1)}
    />,
    'flipped',
    { presets: CASES },
  ]
}
