import type { Use } from '../../figure/definition.ts'
import { RangeInput } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { min, max, step } = spec.values
const one = number({ min, max, step, start: 0 })
/** Half a thumb: at the ends of the axis its middle lies on the end. */
const HALF_THUMB = 14

/** One native range a step, upright, of which only the thumb can be touched: the page still scrolls beside it. */
export function handles(
  { params, scene, words, follow }: Use<typeof spec, Scene, Words>,
  { plot: { x, y } }: Layout,
  { width }: Size,
) {
  const { drag } = params
  return params[drag].map((value, t) => (
    <RangeInput
      key={t}
      className="gae-handle"
      parameter={one}
      value={value}
      onChange={(next) => follow({ [drag]: params[drag].with(t, next) })}
      label={words.handle[drag](t)}
      spoken={words.handleSpoken(scene, t)}
      style={{
        left: `calc(${at((100 * x(t + 0.5)) / width)}% - 22px)`,
        top: y(max) - HALF_THUMB,
        height: y(min) - y(max) + 2 * HALF_THUMB,
      }}
    />
  ))
}
