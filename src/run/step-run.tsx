import { RunButton, RunButtons } from './run-buttons.tsx'
import { Scrubber } from './scrubber.tsx'
import { useFurthest } from './use-furthest.ts'

interface StepRunProps {
  /** The present step, and those it starts and ends with. */
  readonly step: number
  readonly start: number
  readonly max: number
  /** Steps that each button takes, and which of them a reader should press first. */
  readonly counts: readonly number[]
  readonly first: number
  readonly words: {
    readonly run: string
    readonly buttons: (count: number) => string
    readonly unit: string
  }
  readonly onSeek: (step: number) => void
}

/** Buttons that take a few steps of a run, and the way back through those taken. */
export function StepRun({ step, start, max, counts, first, words, onSeek }: StepRunProps) {
  const furthest = useFurthest(step, step === start)
  return (
    <div className="control-wide">
      <RunButtons label={words.run}>
        {counts.map((count) => (
          <RunButton
            key={count}
            primary={count === first}
            disabled={step >= max}
            onPress={() => onSeek(Math.min(max, step + count))}
          >
            {words.buttons(count)}
          </RunButton>
        ))}
      </RunButtons>
      <Scrubber unit={words.unit} step={step} furthest={furthest} onSeek={onSeek} />
    </div>
  )
}
