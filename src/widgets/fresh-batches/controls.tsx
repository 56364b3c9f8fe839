import { useRef } from 'react'
import type { Use } from '../../figure/definition.ts'
import { PlayButton, RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { usePlay } from '../../run/use-play.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const { max } = spec.step

/** Plays the live run, batch by batch. It stops when something else moves the run: the slider, or reset. */
export function Run({ use }: { readonly use: Use<typeof spec, Scene, Words> }) {
  const { words, set } = use
  const { step } = use.params
  const element = useRef<HTMLDivElement>(null)
  const own = useRef(step)
  const go = (to: number) => {
    own.current = Math.min(max, to)
    set({ step: own.current })
  }
  const run = usePlay({
    stepsPerSecond: 8,
    element,
    advance: (steps) => {
      if (step !== own.current) return false
      go(step + steps)
      return step + steps < max
    },
  })
  const isAtEnd = step >= max
  const play = () => {
    go(isAtEnd ? 0 : step)
    run.play()
  }
  return (
    <div ref={element}>
      <RunButtons label={words.run}>
        <PlayButton play={{ ...run, play }} again={isAtEnd ? words.again : undefined} />
        <RunButton disabled={isAtEnd} onPress={() => go(step + 1)}>
          {words.one}
        </RunButton>
      </RunButtons>
    </div>
  )
}
