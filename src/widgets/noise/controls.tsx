import type { Use } from '../../figure/definition.ts'
import { Slider } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { options } = spec.tries
const doublings = number({ min: 0, max: options.length - 1, step: 1, start: 0 })

/** A slider whose steps are powers of two. */
export const average = ({ params: { tries }, scene: s, words, follow }: Use<typeof spec, Scene, Words>) => (
  <Slider
    key="tries"
    parameter={doublings}
    value={options.indexOf(tries)}
    onChange={(next) => follow({ tries: options[next]! })}
    label={words.tries}
    text={tries}
    spoken={words.tried(s.tries)}
  />
)
