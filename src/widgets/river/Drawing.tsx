import type { CSSProperties } from 'react'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, probabilityText } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { ACTIONS } from '../../run/models/bandit.ts'
import { Reward } from '../../plot/reward.tsx'
import type { Words } from './en.ts'
import { type Scene, WINDOW } from './model.ts'
import { spread } from '../../plot/spread.ts'

export const HEIGHTS = { wide: 300, narrow: 212 }

/** A band at least this high holds its own label, in px. */
const LABEL_HEIGHT = 14
/** The home page is wider than a lesson's figures; on a phone both fill the same column. */
export const WIDTHS = { wide: 1024, narrow: 328 }

/** Half the width of a mark: the size of the advantage, never too small to see which way it points. */
const markSize = (advantage: number, compact: boolean) =>
  (compact ? 3 : 4.2) + (compact ? 3.9 : 6.5) * Math.min(1, Math.abs(advantage))

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  readonly clipId: string
  /** True once the run has moved: a new try then slides in. */
  readonly flows?: boolean
}

/** The picture alone: same scene, same SVG. Time runs to the right and "now" is always at the same place. */
export function Drawing({ size: { width, height, compact }, scene, words, clipId, flows = false }: DrawingProps) {
  const { edges, marks, from, step, draw, rewards, probabilities } = scene
  const [left, labels] = [compact ? 58 : 84, width - (compact ? 52 : 76)]
  const barWidth = compact ? 58 : 92
  const bar = labels - barWidth - (compact ? 8 : 14)
  const [top, bottom, right] = [22, height - 28, bar - 3]
  const pace = (right - left) / WINDOW
  const x = (k: number) => left + pace * (k - from)
  const y = (share: number) => top + (bottom - top) * share
  const middle = (shares: readonly number[], action: number) => y((shares[action]! + shares[action + 1]!) / 2)
  const first = edges[0]!
  const now = edges[WINDOW]!
  const place = (middles: readonly number[]) => spread(middles, compact ? 17 : 20, top + 7, bottom - 7)
  const startLabels = place(ACTIONS.map((_, action) => middle(first, action)))
  // A number stands in its band where that is high enough, and beside it where it is not.
  const isInside = ACTIONS.map((_, action) => y(now[action + 1]!) - y(now[action]!) >= LABEL_HEIGHT)
  const outside = ACTIONS.flatMap((_, action) => (isInside[action] ? [] : [action]))
  const besideLabels = place(outside.map((action) => middle(now, action)))
  const every = compact ? 10 : 5
  const ticks = Array.from({ length: WINDOW + 1 }, (_, index) => from + index).filter((k) => k >= 0 && k % every === 0)
  // The key makes each step a new group, so that its slide runs once.
  const flow = flows ? { className: 'river-flow', style: { '--river-pace': `${at(pace)}px` } as CSSProperties } : {}
  return (
    <>
      <clipPath id={clipId}>
        <rect x={at(left)} y={top - 10} width={at(right - left)} height={height - top + 10} />
      </clipPath>
      <Label x={compact ? 14 : 24} y={12} quiet>
        {words.pays}
      </Label>
      <Label x={bar} y={12} quiet>
        {compact ? words.nowShort : words.now}
      </Label>
      <g clipPath={`url(#${clipId})`}>
        <g key={step} {...flow}>
          {ACTIONS.map((name, action) => {
            const upper = edges.map((shares, index) => `${at(x(from + index))} ${at(y(shares[action]!))}`)
            const lower = edges
              .map((shares, index) => `${at(x(from + index))} ${at(y(shares[action + 1]!))}`)
              .toReversed()
            return (
              <path key={name} className="river-band" data-concept="policy" d={`M${[...upper, ...lower].join('L')}Z`} />
            )
          })}
          {marks.map(({ step: k, action, advantage }) => (
            <Triangle
              key={k}
              className={k === step ? 'river-mark river-mark-last' : 'river-mark'}
              x={x(k - 0.5)}
              y={middle(edges[k - 1 - from]!, action)}
              size={markSize(advantage, compact)}
              up={advantage >= 0}
            />
          ))}
          {ticks.map((k) => (
            <path key={k} className="river-tick" d={`M${at(x(k))} ${bottom + 3}v5`} />
          ))}
        </g>
      </g>
      <g key={`ticks ${step}`} {...flow}>
        {ticks.map((k) => (
          <Label key={k} x={x(k)} y={bottom + 22} anchor="middle" quiet>
            {k}
          </Label>
        ))}
      </g>
      <Label x={bar + 12} y={bottom + 22} quiet>
        {compact ? words.triesShort : words.tries}
      </Label>
      {ACTIONS.map((name, action) => (
        <g key={name}>
          <Label x={0} y={startLabels[action]! + 5} strong>
            {name}
          </Label>
          <Reward x={compact ? 19 : 31} y={startLabels[action]! + 5} value={rewards[action]!} size={compact ? 5 : 6} />
          {Math.abs(startLabels[action]! - middle(first, action)) > 3 && !compact ? (
            <path
              className="river-lead"
              d={`M${at(left - 2)} ${at(middle(first, action))}L${at(left - 12)} ${at(startLabels[action]!)}`}
            />
          ) : null}
          <rect
            className="river-bar"
            data-concept="policy"
            x={at(bar)}
            y={at(y(now[action]!) + 0.75)}
            width={barWidth}
            height={at(Math.max(0.8, y(now[action + 1]!) - y(now[action]!) - 1.5))}
          />
          <NowLabel
            name={name}
            probability={probabilityText(probabilities[action]!, compact ? 2 : 3)}
            middle={middle(now, action)}
            beside={isInside[action] ? null : besideLabels[outside.indexOf(action)]!}
            bar={bar}
            labels={labels}
            end={compact ? width - 4.5 : labels + 69}
            compact={compact}
            up={draw?.action === action ? draw.advantage >= 0 : null}
          />
        </g>
      ))}
    </>
  )
}

/** An answer's probability now, in its band or beside it; with the direction of the last try, where that was its own. */
function NowLabel({
  name,
  probability,
  middle,
  beside,
  bar,
  labels,
  end,
  compact,
  up,
}: {
  readonly name: string
  readonly probability: string
  readonly middle: number
  /** Where the label stands beside the band; null inside it. */
  readonly beside: number | null
  readonly bar: number
  readonly labels: number
  readonly end: number
  readonly compact: boolean
  readonly up: boolean | null
}) {
  const x = beside === null ? bar + (compact ? 6 : 14) : labels
  const y = (beside ?? middle) + 5
  return (
    <>
      {beside !== null && Math.abs(beside - middle) > 2 ? (
        <path
          className="river-lead"
          d={`M${at(labels - (compact ? 6 : 12))} ${at(middle)}L${at(labels - 4)} ${at(beside)}`}
        />
      ) : null}
      <g className={beside === null ? 'river-inside' : undefined}>
        <Label x={x} y={y} strong>
          {name}
        </Label>
        <Label x={x + (compact ? 13 : 18)} y={y} {...(beside === null ? {} : { concept: 'policy' as const })}>
          {probability}
        </Label>
      </g>
      {up === null ? null : (
        <Triangle
          className="river-verdict"
          x={beside === null ? labels + (compact ? 2 : 6) : end}
          y={beside ?? middle}
          size={compact ? 4.4 : 5.5}
          up={up}
        />
      )}
    </>
  )
}
