import { decimals } from '../plot/decimals.ts'
import { at, fixed } from '../plot/number.ts'
import { words } from '../words/en/interface.ts'
import type { GuessAxis } from './definition.ts'
import { AxisHandle } from './inputs.tsx'
import { number } from './params.ts'
import type { Question } from './question.ts'

/** The guess, drawn where the answer will be: a dashed line to drag while the figure waits, and the same line to compare with afterwards. */
export function GuessMark({
  question: { field, waits, place },
  axis: { left, right, top, bottom },
  width,
}: {
  readonly question: Question
  readonly axis: GuessAxis
  readonly width: number
}) {
  const { min, max, step, value } = field!
  if (!waits && value === null) return null
  const shown = value ?? (min + max) / 2
  const text = value === null ? words.notGuessed : fixed(value, decimals(String(step)))
  const share = (shown - min) / (max - min)
  return (
    <>
      <div
        className="guess-mark"
        data-side={share > 0.5 ? 'left' : 'right'}
        style={{ left: `${at((100 * (left + share * (right - left))) / width)}%`, top, height: bottom - top }}
      >
        <span>{value === null ? words.guessHere : `${words.yourGuess}: ${text}`}</span>
      </div>
      {waits ? (
        <AxisHandle
          width={width}
          left={left}
          right={right}
          y={bottom}
          parameter={number({ min, max, step, start: shown })}
          value={shown}
          onChange={place}
          label={words.yourGuess}
          spoken={text}
        />
      ) : null}
    </>
  )
}
