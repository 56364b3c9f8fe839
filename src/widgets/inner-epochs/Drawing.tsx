import { Label, Triangle, polyline } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { Star } from '../../plot/star.tsx'
import type { Words } from './en.ts'
import { Push } from '../../plot/push.tsx'
import { START_REWARD, type Row, type Scene } from './model.ts'

/** A bar's thickness, and where it lies in its row. */
const BAR = 12
const barTop = (compact: boolean) => (compact ? 22 : 10)

export const HEIGHTS = { wide: 452, narrow: 572 }

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Rows A to E with their ratios; three small plots over the passes under them. */
function layout({ width, compact }: Size) {
  const rowHeight = compact ? 48 : 40
  const top = compact ? 28 : 30
  const bottom = top + 5 * rowHeight
  const axis = compact ? { left: 0, right: width - 8 } : { left: 196, right: width - 248 }
  const third = (width - 60) / 3
  const box = (left: number, right: number, from: number, to: number): Box => ({ left, right, top: from, bottom: to })
  const plots = compact
    ? {
        reward: box(34, width - 60, bottom + 66, bottom + 142),
        kl: box(34, width / 2 - 54, bottom + 212, bottom + 272),
        fraction: box(width / 2 + 34, width - 40, bottom + 212, bottom + 272),
      }
    : {
        reward: box(34, third + 4, bottom + 74, bottom + 192),
        kl: box(third + 122, 2 * third + 20, bottom + 74, bottom + 192),
        fraction: box(2 * third + 106, width - 48, bottom + 74, bottom + 192),
      }
  return { rows: { top, height: rowHeight, bottom }, axis, plots }
}

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}

/** The picture alone: same scene, same SVG. */
export function Drawing({ size, scene: s, words }: DrawingProps) {
  const { rows, axis, plots } = layout(size)
  const { compact, width } = size
  const x = scaleLinear([0, 5], [axis.left, axis.right])
  const fence = (ratio: number, text: string, anchor: 'start' | 'end') => (
    <Label x={x(ratio) + (anchor === 'end' ? 5 : -5)} y={rows.bottom + 20} anchor={anchor} concept="old" term="epsilon">
      {text}
    </Label>
  )
  const ticks = [2, 3, 4, 5].filter((ratio) => x(ratio) > x(s.high) + (compact ? 62 : 90))
  /** Lines at these ratios; where words stand above the bars, only beside the bars. */
  const upright = (ratios: readonly number[]) =>
    ratios
      .flatMap((ratio) =>
        compact
          ? s.rows.map((_, k) => `M${at(x(ratio))} ${at(rows.top + rows.height * k + 19)}v26`)
          : [`M${at(x(ratio))} ${at(rows.top)}V${at(rows.bottom)}`],
      )
      .join('')
  return (
    <>
      {compact ? (
        <>
          <Label x={width - 142} y={12} quiet>
            {words.compactPush}
          </Label>
          <Label x={width - 48} y={12} anchor="end" quiet>
            {words.compactWith}
          </Label>
          <Label x={width} y={12} anchor="end" quiet>
            {words.compactWithout}
          </Label>
        </>
      ) : (
        <>
          <Label x={24} y={12} quiet>
            {words.pays}
          </Label>
          <Label x={84} y={12} quiet>
            {words.batchColumn}
          </Label>
          <Label x={axis.left} y={12} quiet>
            {words.probability}
          </Label>
          <Label x={width - 158} y={12} anchor="end" quiet>
            {words.ratioWith}
          </Label>
          <Label x={width - 138} y={12} quiet>
            {words.nextPush}
          </Label>
          <Label x={width} y={12} anchor="end" quiet>
            {words.ratioWithout}
          </Label>
        </>
      )}
      {s.rows.map((row, k) => (
        <rect
          key={row.name}
          className="inner-epochs-bar"
          data-concept="policy"
          x={at(x(0))}
          y={at(rows.top + rows.height * k + barTop(compact))}
          width={at(x(row.clipped.ratio) - x(0))}
          height={BAR}
        />
      ))}
      <path className="axis" d={`M${at(axis.left)} ${at(rows.bottom)}H${at(axis.right)}`} />
      <path className="inner-epochs-old" data-concept="old" d={upright([1])} />
      <path className="fence" d={upright([s.low, s.high])} />
      {s.rows.map((row, k) => (
        <RowWords
          key={row.name}
          row={row}
          top={rows.top + rows.height * k}
          size={size}
          x={x}
          fences={[s.low, s.high]}
          words={words}
        />
      ))}
      {fence(s.low, compact ? fixed(s.low, 2) : words.fenceLow(s.low), x(s.low) < 24 ? 'start' : 'end')}
      {x(s.high) - x(s.low) < 28 ? null : (
        <Label x={x(1)} y={rows.bottom + 20} anchor="middle" quiet>
          1
        </Label>
      )}
      {fence(s.high, compact ? fixed(s.high, 2) : words.fenceHigh(s.high), 'start')}
      {ticks.map((ratio) => (
        <g key={ratio}>
          <path className="tick" d={`M${at(x(ratio))} ${at(rows.bottom)}v5`} />
          <Label x={x(ratio)} y={rows.bottom + 20} anchor={ratio === 5 && compact ? 'end' : 'middle'} quiet>
            {ratio}
          </Label>
        </g>
      ))}
      {compact ? null : (
        <Label x={axis.right + 16} y={rows.bottom + 20} quiet>
          {words.ratio}
        </Label>
      )}
      <RewardPlot scene={s} words={words} box={plots.reward} compact={compact} />
      <KlPlot scene={s} words={words} box={plots.kl} />
      <FractionPlot scene={s} words={words} box={plots.fraction} />
    </>
  )
}

interface RowProps {
  readonly row: Row
  readonly top: number
  readonly size: Size
  readonly x: (ratio: number) => number
  readonly fences: readonly [number, number]
  readonly words: Words
}

/** Of one action: what the batch says of it, its ratios, the dotted line of the run without the clip. */
function RowWords({ row, top, size: { compact, width }, x, fences: [low, high], words }: RowProps) {
  const bar = top + barTop(compact)
  const freeY = bar + (compact ? 18 : 20)
  const text = top + (compact ? 14 : 26)
  // A number that would lie on a fence stands behind it.
  const beside = x(row.clipped.ratio) + 7
  const crosses = beside + 36 > x(low) - 3 && beside < x(high) + 3
  return (
    <g>
      <Label x={0} y={text} strong>
        {row.name}
      </Label>
      {compact ? null : (
        <>
          <Star x={31} y={text - 5} size={7} />
          <Label x={43} y={text} concept="reward">
            {fixed(row.reward, 1)}
          </Label>
        </>
      )}
      <Batch x={compact ? 22 : 84} y={text} row={row} words={words} />
      {compact ? null : (
        <Label x={crosses ? x(high) + 7 : beside} y={bar + 11} halo>
          {fixed(row.clipped.probability, 3)}
        </Label>
      )}
      <path
        className="inner-epochs-free"
        data-concept="policy"
        d={`M${at(x(0) + 1)} ${at(freeY)}H${at(x(row.free.ratio))}`}
      />
      <circle className="inner-epochs-end" data-concept="policy" cx={at(x(row.free.ratio))} cy={at(freeY)} r="4.5" />
      <Label x={compact ? width - 48 : width - 158} y={text} anchor="end" strong concept="policy" term="ratio">
        {fixed(row.clipped.ratio, 2)}
      </Label>
      <Label x={width} y={text} anchor="end" concept="policy">
        {fixed(row.free.ratio, 2)}
      </Label>
      <Push x={compact ? width - 142 : width - 138} y={text} push={row.push} words={compact ? null : words.pushes} />
    </g>
  )
}

interface BatchProps {
  readonly x: number
  readonly y: number
  readonly row: Row
  readonly words: Words
}

/** How often the batch has this action, and its mean advantage. */
function Batch({ x, y, row: { count, advantage }, words }: BatchProps) {
  if (advantage === null)
    return (
      <Label x={x} y={y} quiet halo>
        {words.notDrawn}
      </Label>
    )
  const left = x + (count === null ? 0 : 34)
  return (
    <>
      {count === null ? null : (
        <Label x={x + 24} y={y} anchor="end" halo>
          {count}×
        </Label>
      )}
      {advantage === 0 ? null : <Triangle x={left + 6} y={y - 5} size={5.5} up={advantage > 0} />}
      <Label
        x={left + 17}
        y={y}
        halo
        concept={advantage > 0 ? 'advantage-up' : advantage < 0 ? 'advantage-down' : 'ink'}
      >
        {signed(advantage, 2)}
      </Label>
    </>
  )
}

interface PlotProps {
  readonly scene: Scene
  readonly words: Words
  readonly box: Box
}

/** Title, base line and the last tick of a small plot. */
function PlotFrame({
  scene,
  words,
  box,
  title,
  end,
  concept,
}: PlotProps & { readonly title: string; readonly end: string; readonly concept?: string }) {
  return (
    <>
      <Label x={box.left - 34} y={box.top - 20} concept={concept}>
        {title}
      </Label>
      <path className="gridline" d={`M${at(box.left)} ${at(box.top)}H${at(box.right)}`} />
      <path className="axis" d={`M${at(box.left)} ${at(box.bottom)}H${at(box.right)}`} />
      <Label x={box.left - 7} y={box.bottom + 5} anchor="end" quiet>
        0
      </Label>
      <Label x={box.left - 7} y={box.top + 5} anchor="end" quiet>
        {end}
      </Label>
      <Label x={box.right} y={box.bottom + 20} anchor="end" quiet>
        {scene.passEnd}
      </Label>
      {box.right - box.left < 90 ? null : (
        <Label x={box.left} y={box.bottom + 20} quiet>
          {words.passesAxis}
        </Label>
      )}
    </>
  )
}

const passScale = ({ passEnd }: Scene, { left, right }: Box) => scaleLinear([0, passEnd], [left, right])

/** Keeps two labels a line apart without leaving the plot. */
function apart(upper: number, lower: number, { top, bottom }: Box, gap: number): [number, number] {
  const keep = (y: number) => Math.min(y, bottom - 12)
  if (Math.abs(lower - upper) >= gap) return [keep(upper), keep(lower)]
  const middle = Math.min(Math.max((upper + lower) / 2, top + gap / 2 - 4), bottom - 12 - gap / 2)
  return upper <= lower ? [middle - gap / 2, middle + gap / 2] : [middle + gap / 2, middle - gap / 2]
}

function RewardPlot({ scene: s, words, box, compact }: PlotProps & { readonly compact: boolean }) {
  const x = passScale(s, box)
  const y = scaleLinear([0, 0.9], [box.bottom, box.top])
  const [held, free] = [s.clipped.at(-1)!.expectedReward, s.free.at(-1)!.expectedReward]
  const [heldY, freeY] = apart(y(held), y(free), box, compact ? 17 : 34)
  const end = x(s.passes)
  const curve = (passes: Scene['clipped']) => polyline(passes.map(({ expectedReward }, k) => [x(k), y(expectedReward)]))
  return (
    <>
      <PlotFrame scene={s} words={words} box={box} title={words.plotReward} end="0.9" />
      <path className="inner-epochs-start" d={`M${at(box.left)} ${at(y(START_REWARD))}H${at(box.right)}`} />
      <Label x={box.left - 7} y={y(START_REWARD) + 5} anchor="end" quiet>
        {fixed(START_REWARD, 2)}
      </Label>
      <path className="inner-epochs-free" data-concept="ink" d={curve(s.free)} />
      <path className="inner-epochs-held" data-concept="ink" d={curve(s.clipped)} />
      <circle className="inner-epochs-end" data-concept="ink" cx={at(end)} cy={at(y(free))} r="4" />
      <circle className="inner-epochs-now" data-concept="ink" cx={at(end)} cy={at(y(held))} r="4" />
      <Label x={end + 10} y={heldY + (compact ? 5 : -2)} strong halo>
        {fixed(held, 3)}
        {compact ? null : (
          <tspan x={at(end + 10)} dy="16" className="inner-epochs-plain">
            {words.withClip}
          </tspan>
        )}
      </Label>
      <Label x={end + 10} y={freeY + (compact ? 5 : -2)} halo>
        {fixed(free, 3)}
        {compact ? null : (
          <tspan x={at(end + 10)} dy="16">
            {words.without}
          </tspan>
        )}
      </Label>
    </>
  )
}

function KlPlot({ scene: s, words, box }: PlotProps) {
  const x = passScale(s, box)
  const y = scaleLinear([0, s.klEnd], [box.bottom, box.top])
  const [held, free] = [s.clipped.at(-1)!.kl, s.free.at(-1)!.kl]
  const [heldY, freeY] = apart(y(held), y(free), box, 17)
  const end = x(s.passes)
  const curve = (passes: Scene['clipped']) => polyline(passes.map(({ kl }, k) => [x(k), y(kl)]))
  const digits = s.klEnd > 5 ? 1 : 3
  return (
    <>
      <PlotFrame scene={s} words={words} box={box} title={words.plotKl} end={String(s.klEnd)} concept="kl" />
      <path className="inner-epochs-free" data-concept="kl" d={curve(s.free)} />
      <path className="inner-epochs-double" data-concept="kl" d={curve(s.clipped)} />
      <path className="inner-epochs-double-gap" d={curve(s.clipped)} />
      <circle className="inner-epochs-end" data-concept="kl" cx={at(end)} cy={at(y(free))} r="4" />
      <circle className="inner-epochs-now" data-concept="kl" cx={at(end)} cy={at(y(held))} r="4" />
      <Label x={end + 10} y={heldY + 5} strong halo concept="kl">
        {fixed(held, digits)}
      </Label>
      <Label x={end + 10} y={freeY + 5} halo concept="kl">
        {fixed(free, digits)}
      </Label>
    </>
  )
}

/** One stem per pass: the share of the batch without a gradient when that pass began. */
function FractionPlot({ scene: s, words, box }: PlotProps) {
  const x = passScale(s, box)
  const y = scaleLinear([0, 1], [box.bottom, box.top])
  const last = s.clipFractions.at(-1)!
  const line = s.clipFractions.flatMap((share, k) => [[x(k), y(share)] as const, [x(k + 1), y(share)] as const])
  return (
    <>
      <PlotFrame scene={s} words={words} box={box} title={words.plotFraction} end="1" concept="old" />
      <path className="inner-epochs-fraction" data-concept="old" d={polyline(line)} />
      <circle className="inner-epochs-now" data-concept="old" cx={at(x(s.passes))} cy={at(y(last))} r="4" />
      <Label x={x(s.passes) + 10} y={Math.min(y(last) + 5, box.bottom - 7)} strong halo concept="old">
        {fixed(last, 2)}
      </Label>
    </>
  )
}
