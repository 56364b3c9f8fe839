import { AddRemove } from '../../figure/inputs.tsx'
import type { Use } from '../../figure/definition.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

/** Decoding by hand: the likeliest token goes onto the text, or comes off again. */
export const append = ({ params: { length }, scene, words, set }: Use<typeof spec, Scene, Words>) => (
  <AddRemove
    key="length"
    count={length}
    least={spec.length.min}
    most={spec.length.max}
    add={words.append(scene)}
    remove={words.back}
    onAdd={() => set({ length: length + 1 })}
    onRemove={() => set({ length: length - 1 })}
  />
)
