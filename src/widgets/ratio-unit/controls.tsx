import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AddRemove, AxisHandle } from '../../figure/inputs.tsx'
import { number } from '../../figure/params.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

type RatioUse = Use<typeof spec, Scene, Words>

const { min, max, step, minLength, maxLength } = spec.logRatios
const logRatioOf = number({ min, max, step, start: 0 })

// Not named after the list: a token that is dragged would count as a use of these buttons.
export const tokens = ({ params: { logRatios }, words, set }: RatioUse): ReactElement => (
  <AddRemove
    key="tokens"
    count={logRatios.length}
    least={minLength}
    most={maxLength}
    add={words.add}
    remove={words.remove}
    onAdd={() => set({ logRatios: [...logRatios, 0] })}
    onRemove={() => set({ logRatios: logRatios.slice(0, -1) })}
  />
)

/** A log-ratio per token, where they are set by hand. */
export const handles = (
  { params: { logRatios }, scene: s, words, set }: RatioUse,
  l: Layout,
  { width }: Size,
): readonly ReactElement[] =>
  'panel' in l
    ? []
    : logRatios.map((logRatio, t) => (
        <AxisHandle
          key={t}
          width={width}
          left={l.axis[0]}
          right={l.axis[1]}
          y={l.rows[t]!.handle}
          parameter={logRatioOf}
          value={logRatio}
          onChange={(value) => set({ logRatios: logRatios.with(t, value) })}
          label={words.handle(t)}
          spoken={words.handleSpoken(logRatio, s.ratios[t]!)}
        />
      ))
