import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

const ROW = 25
const FIRST = 40
const RULE = FIRST + 5 * ROW - 8
const SIDES = [RULE + 24, RULE + 56] as const
const AXIS = RULE + 120
export const HEIGHT = AXIS + 34
/** Of the values: J lies between 0 and 1, a slope or one of its terms within a quarter of 0. */
const SPAN = { objective: [0, 1], slope: [-0.25, 0.25] } as const
const THICK = 20

/** Five terms one under the other, factors before the bar, then the two sides; the logit’s axis at the foot. */
export function layout({ width, compact }: Size, { shown: { form, factors } }: Scene) {
  const isObjective = form === 'objective'
  const step = compact ? 50 : 62
  const columns = factors.map((_, k) => 18 + ((k + 1) * 3 * step) / factors.length - (compact ? 4 : 0))
  const left = 18 + 3 * step + 8
  const box = { left, right: width - (isObjective ? 54 : 8), top: FIRST - 14, bottom: SIDES[1] + THICK / 2 + 4 }
  const plot = plotIn(box, SPAN[isObjective ? 'objective' : 'slope'], [0, 1])
  return { plot, columns, isObjective, axis: scaleLinear([-4, 4], [14, width - 14]), axisY: AXIS, width }
}
export type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { plot, columns, isObjective } = l
  const { factors, terms, total } = s.shown
  return (
    <>
      {factors.map(({ id }, k) => (
        <Label key={id} x={columns[k]!} y={14} anchor="end" quiet>
          {words.factor(id)}
        </Label>
      ))}
      <path className="axis" d={`M${at(plot.x(0))} ${at(plot.top)}V${at(plot.bottom)}`} />
      {ACTIONS.map((answer, a) => {
        const y = FIRST + a * ROW
        return (
          <g key={answer}>
            <Label x={0} y={y + 5} strong={a === s.answer}>
              {answer}
            </Label>
            {factors.map(({ id, values }, k) => (
              <Label
                key={id}
                x={columns[k]!}
                y={y + 5}
                anchor="end"
                concept={id === 'pi' ? 'policy' : id === 'r' ? 'reward' : undefined}
              >
                {words.factorValue(id, values[a]!)}
              </Label>
            ))}
            <Term l={l} y={y} value={terms[a]!} />
          </g>
        )
      })}
      {isObjective ? null : (
        <Label x={l.width} y={14} anchor="end" quiet>
          {words.per(ACTIONS[s.answer]!)}
        </Label>
      )}
      <path className="tick" d={`M0 ${at(RULE)}H${at(l.width)}`} />
      <Whole l={l} y={SIDES[0]} value={total} name={words.right} text={words.total(total, isObjective)} filled />
      <Whole l={l} y={SIDES[1]} value={s.left} name={words.left(isObjective)} text={words.total(s.left, isObjective)} />
      <path
        className="derivation-through"
        d={`M${at(plot.x(s.left))} ${at(SIDES[0] - THICK / 2 - 5)}V${at(SIDES[1] + THICK / 2 + 5)}`}
      />
      <Label x={plot.left - 10} y={(SIDES[0] + SIDES[1]) / 2 + 5} anchor="end" strong>
        {s.isEqual ? words.equal : words.unequal}
      </Label>
      <Axis
        plot={{ ...plot, bottom: AXIS, x: l.axis }}
        side="bottom"
        values={[-4, 0, 4]}
        text={(value) => signed(value, 0)}
        line={null}
        gap={26}
      />
      <Label x={0} y={AXIS - 24} quiet>
        {words.logit(s.answer)}
      </Label>
      <Label x={Math.min(l.width - 20, Math.max(20, l.axis(s.logits[s.answer]!)))} y={AXIS - 24} anchor="middle" strong>
        {signed(s.logits[s.answer]!, 1)}
      </Label>
    </>
  )
}

interface PieceProps {
  readonly l: Layout
  readonly y: number
  readonly value: number
}

/** Where a value’s bar ends: at the edge of the plot if it is longer, with a tip that says so. */
function ends({ plot, isObjective }: Layout, value: number) {
  const [low, high] = SPAN[isObjective ? 'objective' : 'slope']
  const end = plot.x(Math.max(low, Math.min(high, value)))
  return { zero: plot.x(0), end, beyond: value > high + 1e-9 ? 1 : value < low - 1e-9 ? -1 : 0 }
}

const tip = (x: number, y: number, half: number, side: number) =>
  `M${at(x)} ${at(y - half)}l${side * 7} ${at(half)}l${-side * 7} ${at(half)}z`

/** What one answer adds: its bar and number, in the colour of its sign. */
function Term({ l, y, value }: PieceProps) {
  const { zero, end, beyond } = ends(l, value)
  const isUp = value >= 0
  const isZero = Math.abs(value) < 5e-4
  return (
    <g data-concept={isZero || l.isObjective ? 'ink' : isUp ? 'advantage-up' : 'advantage-down'}>
      <rect className="fill" x={at(Math.min(zero, end))} y={at(y - 6)} width={at(Math.abs(end - zero))} height="12" />
      {beyond === 0 ? null : <path className="fill" d={tip(end, y, 6, beyond)} />}
      {l.isObjective ? (
        <Label x={end + 7} y={y + 5}>
          {fixed(value, 3)}
        </Label>
      ) : (
        <Label x={zero + (isUp ? -7 : 7)} y={y + 5} anchor={isUp ? 'end' : 'start'} quiet={isZero}>
          {signed(value, 3)}
        </Label>
      )}
    </g>
  )
}

/** One side of the line: the sum of the terms filled, what is measured as an outline. */
function Whole({
  l,
  y,
  value,
  name,
  text,
  filled = false,
}: PieceProps & { readonly name: string; readonly text: string; readonly filled?: boolean }) {
  const { zero, end, beyond } = ends(l, value)
  const isUp = value >= 0
  return (
    <g data-concept="ink">
      <Label x={0} y={y + 5}>
        {name}
      </Label>
      <rect
        className={filled ? 'fill' : 'bar-outline'}
        x={at(Math.min(zero, end))}
        y={at(y - THICK / 2)}
        width={at(Math.abs(end - zero))}
        height={THICK}
      />
      {beyond === 0 ? null : <path className={filled ? 'fill' : 'bar-outline'} d={tip(end, y, THICK / 2, beyond)} />}
      <Label
        x={l.isObjective ? end + 7 : zero + (isUp ? -7 : 7)}
        y={y + 5}
        anchor={l.isObjective || !isUp ? 'start' : 'end'}
        strong
      >
        {text}
      </Label>
    </g>
  )
}
