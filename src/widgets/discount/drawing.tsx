import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Bars } from '../../plot/bars.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { LENGTHS, type Return, type Scene } from './model.ts'
import { spec } from './params.ts'

const STEPS = 5
const { min, max } = spec.rewards
/** Half the height of a row's stack. */
const HALF = 10
/** The width of a character; for deciding what fits. */
const CHARACTER = 7.4

/** Beside one another, or one above the other: the rewards over their steps, and a row for the return from each. */
export function layout({ width, height, compact }: Size, { returns }: Scene) {
  const rewards = compact
    ? { left: 0, right: width, top: 56, bottom: 196 }
    : { left: 0, right: 0.4 * width, top: 56, bottom: height - 66 }
  const stacks = compact
    ? { left: 50, right: width - 50, top: 300, bottom: height - 10 }
    : { left: 0.47 * width + 50, right: width - 56, top: 36, bottom: height - 42 }
  // The ends belong to γ = 1, so that a stack that shrinks is seen to shrink.
  const ends = returns.flatMap(({ parts, gains, losses }) => {
    const full = parts.map(({ value, weight }) => (weight === 0 ? 0 : value / weight))
    const reach = (sign: 1 | -1) => full.reduce((total, value) => total + (sign * value > 0 ? value : 0), 0)
    return parts.at(-1)!.step === null ? [gains, losses] : [reach(1), reach(-1)]
  })
  return {
    width,
    rewards: plotIn(rewards, [0, STEPS], [min, max]),
    stacks: plotIn(stacks, [Math.min(0, ...ends), Math.max(1, ...ends)], [STEPS - 0.5, -0.5]),
    lengths: plotIn({ left: 26, right: width, top: 44, bottom: height - 52 }, [0, LENGTHS.length], [0, 1]),
    weights: 38,
    stacksTitle: { x: compact ? 0 : 0.47 * width, y: compact ? stacks.top - 16 : 12 },
    totals: width,
    horizon: rewards.bottom + 34,
    foot: height - 8,
  }
}
export type Layout = ReturnType<typeof layout>

interface PartProps {
  readonly plot: Layout
  readonly scene: Scene
  readonly words: Words
}

export function Drawing(props: DrawingProps<Scene, Words, Layout>) {
  return props.scene.shows === 'lengths' ? (
    <Lengths {...props} />
  ) : (
    <>
      <Rewards {...props} />
      <Stacks {...props} />
    </>
  )
}

function Rewards({ plot: l, scene: s, words }: PartProps) {
  const { x, y, bottom } = l.rewards
  // Less than one step ahead cannot be drawn shorter than that step.
  const end = x(Math.min(STEPS, s.from + s.horizon))
  const isBeyond = s.from + s.horizon > STEPS
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.rewards}
      </Label>
      {s.weights.map((weight, t) => (
        <Label key={t} x={x(t + 0.5)} y={l.weights} anchor="middle" quiet={t !== s.from}>
          {t < s.from ? words.past : words.weight(weight)}
        </Label>
      ))}
      <Axis plot={l.rewards} side="bottom" values={[]} line={0} />
      <Bars plot={l.rewards} values={s.rewards} fill={0.46} concept="reward" outline />
      <Bars
        plot={l.rewards}
        values={s.rewards.map((reward, t) => s.weights[t]! * reward)}
        fill={0.46}
        concept="reward"
      />
      {s.rewards.map((reward, t) => (
        <g key={t}>
          <circle className="bar-grip" data-concept="reward" cx={at(x(t + 0.5))} cy={at(y(reward))} r="7" />
          <Label x={x(t + 0.73) + 4} y={y(reward) + 5} halo>
            {words.plain(reward)}
          </Label>
          <Label x={x(t + 0.5)} y={bottom + 22} anchor="middle" quiet={t !== s.from} strong={t === s.from}>
            {words.step(t)}
          </Label>
        </g>
      ))}
      <path
        className="tick"
        d={`M${at(x(s.from) + 4)} ${at(l.horizon - 4)}v8m0 -4H${at(end - 4)}${isBeyond ? 'm-6 -4l6 4l-6 4' : 'm0 -4v8'}`}
      />
      <Label x={isBeyond ? x(s.from) + 4 : Math.min(x(s.from) + 4, l.rewards.right - 150)} y={l.horizon + 22} quiet>
        {words.horizon(s)}
      </Label>
    </>
  )
}

function Stacks({ plot: l, scene: s, words }: PartProps) {
  const [hatch, pattern] = useHatch()
  const { x, y, left, top, bottom } = l.stacks
  return (
    <>
      {pattern}
      <Label {...l.stacksTitle} quiet>
        {words.returns}
      </Label>
      {s.returns.map((row) => (
        <g key={row.t} className="discount-row" data-looked={row.t === s.from || undefined}>
          <Label x={left - 50} y={y(row.t) + 5} strong={row.t === s.from} quiet={row.t !== s.from}>
            {words.step(row.t)}
          </Label>
          {row.total === null ? null : <Stack plot={l.stacks} row={row} hatch={hatch} words={words} />}
          <Label x={l.totals} y={y(row.t) + 5} anchor="end" strong={row.t === s.from}>
            {words.total(row.total)}
          </Label>
        </g>
      ))}
      <path className="axis" d={`M${at(x(0))} ${at(top)}V${at(bottom)}`} />
    </>
  )
}

/** The middle of a label of some width in its part, or of the wider piece where the mark of the sum would cross it; null where none fits. */
function placed(low: number, high: number, width: number, sum: number): number | null {
  const middle = (low + high) / 2
  const isClear = Math.abs(sum - middle) > width / 2 + 2
  const [from, to] = isClear ? [low, high] : sum > middle ? [low, sum - 2] : [sum + 2, high]
  return to - from < width ? null : (from + to) / 2
}

/** Parts above 0 to the right, parts below 0 to the left, and a mark at their sum. */
function Stack({
  plot: { x, y },
  row,
  hatch,
  words,
}: {
  readonly plot: Plot
  readonly row: Return
  readonly hatch: string
  readonly words: Words
}) {
  const middle = y(row.t)
  const sum = x(row.total!)
  return (
    <>
      {row.parts.map(({ step, value, start }) => {
        const [low, high] = [x(Math.min(start, start + value)), x(Math.max(start, start + value))]
        const text = step === null ? words.later : words.plain(Number(value.toFixed(1)))
        const place = placed(low, high, text.length * CHARACTER + 4, sum)
        return (
          <g key={step ?? 'later'}>
            {high - low < 0.5 ? null : (
              <rect
                className={step === null ? 'discount-later' : 'discount-part'}
                data-concept="reward"
                {...(step === null ? { fill: hatch } : {})}
                x={at(low + 0.75)}
                y={at(middle - HALF)}
                width={at(Math.max(0.5, high - low - 1.5))}
                height={2 * HALF}
              />
            )}
            {place === null ? null : (
              <Label x={place} y={middle + 5} anchor="middle" {...(step === null ? { halo: true } : {})}>
                {text}
              </Label>
            )}
          </g>
        )
      })}
      <path className="discount-total" d={`M${at(sum)} ${at(middle - HALF - 3)}v${2 * HALF + 6}`} />
    </>
  )
}

function Lengths({ plot: { lengths: plot, foot }, scene: s, words }: PartProps) {
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.lengths}
      </Label>
      <Axis plot={plot} side="left" values={[0, 0.5, 1]} grid={[0.5, 1]} line={null} />
      <Bars plot={plot} values={s.lengths.map(() => 1)} fill={0.46} concept="reward" outline />
      <Bars plot={plot} values={s.lengths} fill={0.46} concept="reward" />
      <Axis plot={plot} side="bottom" values={[]} />
      {LENGTHS.map((length, k) => (
        <Label key={length} x={plot.x(k + 0.5)} y={plot.bottom + 20} anchor="middle" quiet>
          {words.count(length)}
        </Label>
      ))}
      <Label x={plot.right} y={foot} anchor="end" quiet>
        {words.tokens}
      </Label>
    </>
  )
}
