import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { StepRun } from '../../run/step-run.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { start, max } = spec.round

/** One round or three, and the way back through those trained. */
export const run = ({ params: { round }, words, set }: Use<typeof spec, Scene, Words>): ReactElement => (
  <StepRun
    key="round"
    step={round}
    start={start}
    max={max}
    words={words}
    counts={[1, 3]}
    first={1}
    onSeek={(next) => set({ round: next })}
  />
)
