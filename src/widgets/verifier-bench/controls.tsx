import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { StepRun } from '../../run/step-run.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { start, max } = spec.step

/** One step of exact policy gradient or ten, and the way back through those taken. */
export const run = ({ params: { step }, words, set }: Use<typeof spec, Scene, Words>): ReactElement => (
  <StepRun
    key="step"
    step={step}
    start={start}
    max={max}
    words={words}
    counts={[1, 10]}
    first={10}
    onSeek={(next) => set({ step: next })}
  />
)
