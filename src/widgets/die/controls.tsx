import type { Use } from '../../figure/definition.ts'
import { AddRemove } from '../../figure/inputs.tsx'
import { MOST_ROLLS } from '../../run/models/dice.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import type { spec } from './params.ts'

/** Four times the rolls, and back: each press halves the error or doubles it. */
export const fourTimes = ({ params: { rolls }, words, set }: Use<typeof spec, Scene, Words>) => (
  <AddRemove
    key="fourTimes"
    count={rolls}
    least={3}
    most={Math.floor(MOST_ROLLS / 4) + 1}
    add={words.more}
    remove={words.fewer}
    onAdd={() => set({ rolls: 4 * rolls })}
    onRemove={() => set({ rolls: Math.floor(rolls / 4) })}
  />
)
