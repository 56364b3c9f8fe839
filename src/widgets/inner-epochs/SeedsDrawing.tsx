import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import { START_REWARD } from './model.ts'
import { SEEDS, type SeedScene, type Summary } from './seeds.ts'

/** Columns between the lowest and the highest reward an action pays: no J lies outside. */
const COLUMNS = { wide: 80, narrow: 40 }
const [LOWEST, HIGHEST] = [0.1, 0.9]

interface SeedsDrawingProps {
  readonly size: Size
  readonly scene: SeedScene
  readonly words: Words
}

/** Where each batch ends, with the clip above and without below, on one axis. */
export function SeedsDrawing({ size, scene: s, words }: SeedsDrawingProps) {
  const { width, height, compact } = size
  const left = compact ? 8 : 132
  const right = width - (compact ? 8 : 28)
  const x = scaleLinear([LOWEST, HIGHEST], [left, right])
  const rows = { clipped: height / 2 - 34, free: height - 60 }
  const room = rows.free - rows.clipped - (compact ? 64 : 54)
  const counts = { clipped: columnsOf(s.clipped, compact), free: columnsOf(s.free, compact) }
  const tallest = Math.max(1, ...counts.clipped, ...counts.free)
  // Both rows share the height of one batch, so that they can be compared.
  const unit = Math.min(compact ? 5 : 7, room / tallest)
  const step = (right - left) / counts.free.length
  return (
    <>
      <Label x={0} y={12} quiet>
        {compact ? words.seedsLookCompact : words.seedsLook(s)}
      </Label>
      {s.own === null ? null : (
        <>
          <path className="inner-epochs-own" data-concept="ink" d={diamond(width - 68, 7)} />
          <Label x={width} y={12} anchor="end">
            {words.own(s.own.seed)}
          </Label>
        </>
      )}
      <path className="fence" d={`M${at(x(START_REWARD))} ${at(compact ? 30 : 32)}V${at(rows.free + 6)}`} />
      <Label x={x(START_REWARD) + (compact ? 6 : -6)} y={compact ? 40 : 42} anchor={compact ? 'start' : 'end'} quiet>
        {words.start}
      </Label>
      {(['clipped', 'free'] as const).map((kind) => {
        const base = rows[kind]
        const { mean, below, values } = s[kind]
        const own = s.own?.[kind]
        return (
          <g key={kind}>
            <path className="axis" d={`M${at(left)} ${at(base)}H${at(right)}`} />
            <path
              className={`inner-epochs-columns-${kind}`}
              data-concept="policy"
              d={counts[kind]
                .map((count, k) =>
                  count === 0
                    ? ''
                    : `M${at(left + k * step + 1)} ${at(base)}v${at(-unit * count)}h${at(step - 2)}V${at(base)}`,
                )
                .join('')}
            />
            {compact ? (
              <Label x={0} y={base - room - (kind === 'clipped' ? 12 : 22)} strong={kind === 'clipped'}>
                {kind === 'clipped' ? words.withClip : words.without}
              </Label>
            ) : (
              <>
                <Label x={0} y={base - 34} strong={kind === 'clipped'}>
                  {kind === 'clipped' ? words.withClip : words.without}
                </Label>
                {values.length === SEEDS ? (
                  <Label x={0} y={base - 15} quiet>
                    {words.below(below)}
                  </Label>
                ) : null}
              </>
            )}
            {values.length === 0 ? null : (
              <>
                <path className="inner-epochs-mean" data-concept="ink" d={`M${at(x(mean))} ${at(base + 3)}v9`} />
                <Label x={Math.min(x(mean), right - 30)} y={base + 26} anchor="middle" strong halo>
                  {words.mean(mean)}
                </Label>
              </>
            )}
            {own === undefined ? null : (
              <path className="inner-epochs-own" data-concept="ink" d={diamond(x(own), base + 7)} />
            )}
          </g>
        )
      })}
      {[0.1, 0.3, 0.5, 0.7, 0.9].map((value) => (
        <Label
          key={value}
          x={x(value)}
          y={height - 2}
          anchor={value === LOWEST && compact ? 'start' : value === HIGHEST && compact ? 'end' : 'middle'}
          quiet
        >
          {fixed(value, 1)}
        </Label>
      ))}
      {compact ? null : (
        <Label x={0} y={height - 2}>
          {words.plotReward}
        </Label>
      )}
    </>
  )
}

/** The mark of the figure's own seed. */
const diamond = (x: number, y: number): string => `M${at(x)} ${at(y - 5)}l5 5l-5 5l-5 -5Z`

/** How many ends fall into each column. */
function columnsOf({ values }: Summary, compact: boolean): number[] {
  const counts = Array.from({ length: COLUMNS[compact ? 'narrow' : 'wide'] }, () => 0)
  for (const value of values) {
    const column = Math.floor((counts.length * (value - LOWEST)) / (HIGHEST - LOWEST))
    counts[Math.min(Math.max(column, 0), counts.length - 1)]! += 1
  }
  return counts
}
