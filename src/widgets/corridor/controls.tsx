import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { Scrubber } from '../../run/scrubber.tsx'
import { useFurthest } from '../../run/use-furthest.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

type CorridorUse = Use<typeof spec, Scene, Words>

/** One, ten or a hundred episodes more. */
export const run = ({ params: { episode }, words, set }: CorridorUse): ReactElement => (
  <RunButtons key="run" label={words.run}>
    {[1, 10, 100].map((count) => (
      <RunButton
        key={count}
        primary={count === 1}
        disabled={episode >= spec.episode.max}
        onPress={() => set({ episode: Math.min(spec.episode.max, episode + count) })}
      >
        {count === 1 ? words.one : words.more(count)}
      </RunButton>
    ))}
  </RunButtons>
)

/** Back and forth through the episodes run so far. */
export const way = (use: CorridorUse): ReactElement => <Way key="episode" {...use} />

function Way({ params: { episode }, words, set }: CorridorUse) {
  const furthest = useFurthest(episode, episode === spec.episode.start)
  return <Scrubber unit={words.episode} step={episode} furthest={furthest} onSeek={(next) => set({ episode: next })} />
}
