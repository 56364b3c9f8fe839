import type { KeyboardEvent } from 'react'
import { words } from '../words/en/interface.ts'

/** How far Page Up and Page Down go; browsers take a tenth of the way. */
const PAGE = 10

interface ScrubberProps {
  readonly step: number
  /** The last step reached: see useFurthest. */
  readonly furthest: number
  readonly onSeek: (step: number) => void
  /** What one step is called: "try" by default. */
  readonly unit?: string
}

/**
 * Back and forth through the steps a run has taken. A run is a pure function of its step, so every step shows the same numbers
 * as the first time. Before there is a step to go back to, it is there and disabled: nothing moves when it comes to life.
 */
export function Scrubber({ step, furthest, onSeek, unit = words.step }: ScrubberProps) {
  const page = (event: KeyboardEvent) => {
    const by = event.key === 'PageUp' ? PAGE : event.key === 'PageDown' ? -PAGE : 0
    if (by === 0) return
    event.preventDefault()
    onSeek(Math.min(furthest, Math.max(0, step + by)))
  }
  return (
    <label className="control-row scrubber" data-empty={furthest === 0 || undefined}>
      <span className="control-name">{unit}</span>
      <input
        type="range"
        min={0}
        max={Math.max(1, furthest)}
        step={1}
        value={step}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        onKeyDown={page}
        aria-valuetext={words.stepSpoken(unit, step, furthest)}
        disabled={furthest === 0}
      />
      <output className="control-value" aria-hidden="true">
        {words.stepOf(step, furthest)}
      </output>
    </label>
  )
}
