import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Fence } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import { START_REWARD } from './runs.ts'
import { SEEDS, type SeedScene, type Summary } from './seeds.ts'

/** Between the lowest and the highest reward an action pays: no J lies outside. */
const [LOWEST, HIGHEST] = [0.1, 0.9]

/** How many ends fall into each column. */
function columnsOf({ values }: Summary, count: number): number[] {
  const counts = Array.from({ length: count }, () => 0)
  for (const value of values) {
    const column = Math.floor((count * (value - LOWEST)) / (HIGHEST - LOWEST))
    counts[Math.min(Math.max(column, 0), count - 1)]! += 1
  }
  return counts
}

/** Where each batch ends, with the clip above and without below, on one axis. */
export function seedsLayout({ width, height, compact }: Size, s: SeedScene) {
  const [left, right] = compact ? [8, width - 8] : [132, width - 28]
  const bases = { clipped: height / 2 - 34, free: height - 60 }
  const room = bases.free - bases.clipped - (compact ? 64 : 54)
  const columns = {
    clipped: columnsOf(s.clipped, compact ? 40 : 80),
    free: columnsOf(s.free, compact ? 40 : 80),
  }
  // Both rows share the height of one batch, so that they can be compared.
  const unit = Math.min(compact ? 5 : 7, room / Math.max(1, ...columns.clipped, ...columns.free))
  const row = (kind: 'clipped' | 'free') => {
    const base = bases[kind]
    return {
      columns: columns[kind],
      plot: plotIn({ left, right, top: base - room, bottom: base }, [LOWEST, HIGHEST], [0, room / unit]),
      name: { x: 0, y: compact ? base - room - (kind === 'clipped' ? 12 : 22) : base - 34 },
      below: compact ? null : { x: 0, y: base - 15 },
    }
  }
  const free = row('free')
  const start = free.plot.x(START_REWARD)
  return {
    rows: { clipped: row('clipped'), free },
    fence: { x: free.plot.x, top: compact ? 30 : 32, bottom: bases.free + 6 },
    start: { x: start + (compact ? 6 : -6), y: compact ? 40 : 42, anchor: compact ? 'start' : 'end' } as const,
    isWordy: !compact,
    own: { x: width, y: 12 },
    numbers: 58,
    axisName: compact ? null : { x: 0, y: height - 2 },
  }
}

interface SeedsDrawingProps {
  readonly plot: ReturnType<typeof seedsLayout>
  readonly scene: SeedScene
  readonly words: Words
}

export function SeedsDrawing({ plot: l, scene: s, words }: SeedsDrawingProps) {
  return (
    <>
      <Label x={0} y={12} quiet>
        {l.isWordy ? words.seedsLook(s) : words.seedsLookCompact}
      </Label>
      {s.own === null ? null : (
        <>
          <Diamond x={l.own.x - 68} y={7} />
          <Label {...l.own} anchor="end">
            {words.own(s.own.seed)}
          </Label>
        </>
      )}
      <Fence plot={l.fence} values={[START_REWARD]} />
      <Label {...l.start} quiet>
        {words.start}
      </Label>
      {(['clipped', 'free'] as const).map((kind) => {
        const { plot, columns, name, below } = l.rows[kind]
        const { mean, below: count, values } = s[kind]
        const isHeld = kind === 'clipped'
        return (
          <g key={kind}>
            <Axis
              plot={plot}
              side="bottom"
              values={isHeld ? [] : [0.1, 0.3, 0.5, 0.7, 0.9]}
              text={(j) => fixed(j, 1)}
              gap={l.numbers}
              inset={!l.isWordy}
            />
            <Bars plot={plot} values={columns} fill={0.75} concept="policy" outline={!isHeld} />
            <Label {...name} strong={isHeld}>
              {isHeld ? words.withClip : words.without}
            </Label>
            {below === null || values.length < SEEDS ? null : (
              <Label {...below} quiet>
                {words.below(count)}
              </Label>
            )}
            {values.length === 0 ? null : (
              <>
                <path className="stem" d={`M${at(plot.x(mean))} ${at(plot.bottom + 3)}v9`} />
                <Label x={Math.min(plot.x(mean), plot.right - 30)} y={plot.bottom + 26} anchor="middle" strong halo>
                  {words.mean(mean)}
                </Label>
              </>
            )}
            {s.own === null ? null : <Diamond x={plot.x(s.own[kind])} y={plot.bottom + 7} />}
          </g>
        )
      })}
      {l.axisName === null ? null : <Label {...l.axisName}>{words.plotReward}</Label>}
    </>
  )
}

/** The mark of the figure's own seed. */
const Diamond = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path className="fill" d={`M${at(x)} ${at(y - 5)}l5 5l-5 5l-5 -5Z`} />
)
