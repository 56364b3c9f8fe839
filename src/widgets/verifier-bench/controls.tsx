import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { Scrubber } from '../../run/scrubber.tsx'
import { useFurthest } from '../../run/use-furthest.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

type BenchUse = Use<typeof spec, Scene, Words>
const { max } = spec.step

/** One step of exact policy gradient or ten, and the way back through those taken. */
export const run = (use: BenchUse): ReactElement => <Run key="step" {...use} />

function Run({ params: { step }, words, set }: BenchUse) {
  const furthest = useFurthest(step, step === 0)
  return (
    <div className="control-wide">
      <RunButtons label={words.run}>
        {[1, 10].map((count) => (
          <RunButton
            key={count}
            primary={count === 10}
            disabled={step >= max}
            onPress={() => set({ step: Math.min(max, step + count) })}
          >
            {words.buttons(count)}
          </RunButton>
        ))}
      </RunButtons>
      <Scrubber unit={words.unit} step={step} furthest={furthest} onSeek={(next) => set({ step: next })} />
    </div>
  )
}
