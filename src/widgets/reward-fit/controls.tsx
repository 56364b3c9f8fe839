import type { ControlEntry, Use } from '../../figure/definition.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import type { Words } from './en.ts'
import { PAIRS, type Scene } from './model.ts'
import { LABELLERS, spec } from './params.ts'

type FitUse = Use<typeof spec, Scene, Words>

/** The next choice, or more comparisons: always three buttons, so that nothing moves when the comparer changes. */
function Compare({ params: { from, choices, count, seed }, words, set }: FitUse) {
  const { min, max, step } = spec.count
  if (from === 'labellers')
    return (
      <RunButtons label={words.draw}>
        <RunButton primary disabled={count >= max} onPress={() => set({ count: count + step })}>
          {words.more}
        </RunButton>
        <RunButton primary disabled={count <= min} onPress={() => set({ count: count - step })}>
          {words.fewer}
        </RunButton>
        <RunButton onPress={() => set({ seed: (seed + 1) % 4294967296 })}>{words.others}</RunButton>
      </RunButtons>
    )
  const isDone = choices.length === PAIRS.length
  return (
    <RunButtons label={words.question}>
      {PAIRS[Math.min(choices.length, PAIRS.length - 1)]!.map((text, k) => (
        <RunButton key={k} primary disabled={isDone} onPress={() => set({ choices: [...choices, k] })}>
          {words.answer(text)}
        </RunButton>
      ))}
      <RunButton disabled={choices.length === 0} onPress={() => set({ choices: choices.slice(0, -1) })}>
        {words.undo}
      </RunButton>
    </RunButtons>
  )
}

export function controls(use: FitUse): readonly ControlEntry<typeof spec>[] {
  // What describes the labellers brings them.
  const from = 'labellers' as const
  return [
    <div key="compare" className="control-wide reward-fit-compare">
      <Compare {...use} />
    </div>,
    'from',
    { presets: LABELLERS },
    { name: 'taste', set: (taste) => ({ taste, from }) },
    { name: 'count', set: (count) => ({ count, from }) },
    { name: 'noise', set: (noise) => ({ noise, from }) },
    { name: 'plain', set: (plain) => ({ plain, from }) },
    'decay',
    'steps',
  ]
}
