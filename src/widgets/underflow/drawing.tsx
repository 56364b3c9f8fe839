import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { Line } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

/** Nats at the foot: 120 tokens of the largest vocabulary come to −1494. */
const LOWEST = -1500
const TOKENS = [0, 20, 40, 60, 80, 100, 120]

/** Tokens to the right, sizes downwards on a logarithmic scale; under it a row for what is exactly 0. */
export function layout({ width, height, compact }: Size) {
  const box = { left: compact ? 46 : 56, right: width - (compact ? 12 : 60), top: 30, bottom: height - 66 }
  return {
    plot: plotIn(box, [0, spec.length.max], [LOWEST, 0]),
    zero: box.bottom + 16,
    axis: { ...plotIn({ ...box, bottom: box.bottom + 30 }, [0, spec.length.max], [LOWEST, 0]) },
    compact,
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: { plot, zero, axis, compact }, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const [hatch, pattern] = useHatch()
  const { x, y, left, right, top, bottom } = plot
  const seen = s.products.slice(0, s.length)
  const end = y(s.logSum)
  const isLow = end > bottom - 30
  return (
    <>
      {pattern}
      <rect
        fill={hatch}
        x={at(left)}
        y={at(y(s.logSmallest))}
        width={at(right - left)}
        height={at(bottom - y(s.logSmallest))}
      />
      <path className="fence" d={`M${at(left)} ${at(y(s.logSmallest))}H${at(right)}`} />
      <Label x={right - 4} y={y(s.logSmallest) - 8} anchor="end" quiet halo>
        {words.stored(s)}
      </Label>
      <Label x={0} y={12} quiet>
        {words.size}
      </Label>
      {s.powers.map(({ exponent, nats }) => (
        <Label key={exponent} x={left - 8} y={y(nats) + 5} anchor="end" quiet>
          {words.power(exponent)}
        </Label>
      ))}
      <Label x={left - 8} y={zero + 5} anchor="end" strong>
        0
      </Label>
      <path className="axis" d={`M${at(left)} ${at(top)}V${at(zero + 14)}`} />
      <Axis plot={axis} side="bottom" values={compact ? TOKENS.filter((_, k) => k % 2 === 0) : TOKENS} />
      <Line plot={plot} points={[0, ...s.logSums.slice(0, s.length)].map((sum, k) => [k, sum])} concept="ink" />
      {seen.map((product, k) => (
        <circle
          key={k}
          className="underflow-product"
          cx={at(x(k + 1))}
          cy={at(product === 0 ? zero : y(s.logSums[k]!))}
          r={compact ? 2.5 : 3.2}
        />
      ))}
      <Dot plot={plot} at={[s.length, s.logSum]} concept="ink" r={6} />
      <Label
        x={x(s.length) + (s.length > 60 ? -14 : 14)}
        y={end + (isLow ? -8 : s.length > 60 ? 20 : 5)}
        anchor={s.length > 60 ? 'end' : 'start'}
        strong
        halo
      >
        {words.logs(s)}
      </Label>
      <Label
        x={x(s.length) + (s.length > 60 ? -14 : 14)}
        y={s.product === 0 ? zero - 10 : end + (isLow ? -28 : 25)}
        anchor={s.length > 60 ? 'end' : 'start'}
        concept="policy"
        strong
        halo
      >
        {words.product(s)}
      </Label>
    </>
  )
}
