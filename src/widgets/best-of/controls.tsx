import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { Scrubber } from '../../run/scrubber.tsx'
import { useFurthest } from '../../run/use-furthest.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

type BestOfUse = Use<typeof spec, Scene, Words>
const { max, start } = spec.round

/** One round or three, and the way back through those trained. */
export const run = (use: BestOfUse): ReactElement => <Run key="round" {...use} />

function Run({ params: { round }, words, set }: BestOfUse) {
  const furthest = useFurthest(round, round === start)
  return (
    <div className="control-wide">
      <RunButtons label={words.run}>
        {[1, 3].map((count) => (
          <RunButton
            key={count}
            primary={count === 1}
            disabled={round >= max}
            onPress={() => set({ round: Math.min(max, round + count) })}
          >
            {words.buttons(count)}
          </RunButton>
        ))}
      </RunButtons>
      <Scrubber unit={words.unit} step={round} furthest={furthest} onSeek={(next) => set({ round: next })} />
    </div>
  )
}
