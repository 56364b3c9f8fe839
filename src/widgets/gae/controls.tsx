import type { Use } from '../../figure/definition.ts'
import { BarHandle } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { min, max, step } = spec.values
const one = number({ min, max, step, start: 0 })

/** One a step. */
export function handles(
  { params, scene, words, follow }: Use<typeof spec, Scene, Words>,
  { plot: { x, y } }: Layout,
  { width }: Size,
) {
  const { drag } = params
  return params[drag].map((value, t) => (
    <BarHandle
      key={t}
      parameter={one}
      value={value}
      onChange={(next) => follow({ [drag]: params[drag].with(t, next) })}
      label={words.handle[drag](t)}
      spoken={words.handleSpoken(scene, t)}
      width={width}
      x={x(t + 0.5)}
      bottom={y(min)}
      top={y(max)}
    />
  ))
}
