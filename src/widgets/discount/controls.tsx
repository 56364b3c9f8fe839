import type { Use } from '../../figure/definition.ts'
import { BarHandle } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { min, max, step } = spec.rewards
const reward = number({ min, max, step, start: 0 })

/** One a bar. */
export function handles(
  { params, scene, words, follow }: Use<typeof spec, Scene, Words>,
  { rewards: { x, y } }: Layout,
  { width }: Size,
) {
  if (scene.shows === 'lengths') return []
  return params.rewards.map((value, t) => (
    <BarHandle
      key={t}
      parameter={reward}
      value={value}
      onChange={(next) => follow({ rewards: params.rewards.with(t, next) })}
      label={words.handle(t)}
      spoken={words.handleSpoken(scene, t)}
      width={width}
      x={x(t + 0.5)}
      bottom={y(min)}
      top={y(max)}
    />
  ))
}
