import type { Use } from '../../figure/definition.ts'
import { Slider } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

/** A slider that walks the options of a choice, which are numbers. */
export function walk(name: 'lambda' | 'answers', { params, scene, words, follow }: Use<typeof spec, Scene, Words>) {
  const options: readonly string[] = spec[name].options
  return (
    <Slider
      key={name}
      parameter={number({ min: 0, max: options.length - 1, step: 1, start: 0 })}
      value={options.indexOf(params[name])}
      onChange={(next) => follow({ [name]: options[next]! })}
      label={words.sliders[name]}
      text={params[name]}
      spoken={words.spoken(scene)[name]}
    />
  )
}
