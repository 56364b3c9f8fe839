import { scaleLinear } from '../../plot/scale.ts'
import { useId } from 'react'
import { Choice, RangeInput, Slider, Switch } from '../../figure/inputs.tsx'
import { Figure } from '../../figure/figure.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Hatch, Label, Letter, polyline } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import { signedText } from '../../plot/signed-text.tsx'
import type { Words } from './en.ts'
import { type Scene, scene, table } from './model.ts'
import { spec } from './params.ts'

/** Schulman et al. 2017, eq. 7, for one token; the slots show this token's numbers. */
const formula = {
  wide: tex`L^{\text{CLIP}}=\min\Bigl(\htmlData{branch=plain}{\underbrace{\underset{\slot{ratio}{\text{1.35}}}{\ratio_t}\;\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{plain}{\text{1.35}}}}\,,\;\;\htmlData{branch=clipped}{\underbrace{\underset{\slot{clip}{\text{1.20}}}{\operatorname{clip}(\ratio_t,\,1-\epsilon,\,1+\epsilon)}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{clipped}{\text{1.20}}}}\Bigr)`,
  narrow: tex`\begin{aligned}L^{\text{CLIP}}=\min\Bigl(&\htmlData{branch=plain}{\underbrace{\underset{\slot{ratio}{\text{1.35}}}{\ratio_t}\;\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{plain}{\text{1.35}}}}\,,\\&\htmlData{branch=clipped}{\underbrace{\underset{\slot{clip}{\text{1.20}}}{\operatorname{clip}(\ratio_t,\epsilon)}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{clipped}{\text{1.20}}}}\Bigr)\end{aligned}`,
}

const listings = [() => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing')]

/** Where the plot lies in its drawing; the handle on the axis needs it too. */
function layout({ width, height, compact }: Size, { advantage, maxRatio }: Scene) {
  const left = compact ? 30 : 46
  const right = width - (compact ? 8 : 150)
  const top = compact ? 30 : 34
  const bottom = height - (compact ? 92 : 74)
  const x = scaleLinear([0, maxRatio], [left, right])
  const y = scaleLinear(advantage < 0 ? [-maxRatio, 0] : [0, maxRatio], [bottom, top])
  return { left, right, top, bottom, x, y, handle: bottom + (compact ? 46 : 51) }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: s,
  words,
  hatchId,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  readonly hatchId: string
}) {
  const { left, right, top, bottom, x, y, handle } = layout(size, s)
  const { compact, width } = size
  const concept = s.advantage > 0 ? 'advantage-up' : s.advantage < 0 ? 'advantage-down' : 'ink'
  const gridValues = s.maxRatio > 2 ? [0, 1, 2, 3, 4, 5] : [0, 1, 2]
  const sign = s.advantage < 0 ? -1 : 1
  const axisY = y(0)
  const [rx, value] = [x(s.ratio), y(s.result.value)]
  const other = s.result.value === s.result.unclipped ? s.result.clipped : s.result.unclipped
  const isSplit = Math.abs(other - s.result.value) > 0.005
  const atRight = rx > right - 70
  // The words keep off the line: where it begins they change sides.
  const isAtStart =
    s.advantage !== 0 && rx < right - 110 && (Math.abs(value - axisY) < 50 || (s.advantage < 0 && rx < left + 60))
  const isAtTopLeft = s.advantage < 0 && rx < left + 46
  const valueDrop =
    s.advantage === 0 ? -10 : s.advantage < 0 ? (atRight && s.push !== 'none' ? 9 : -8) : isAtStart ? -5 : 22
  // Beside the ends of the two lines, one under the other, and clear of what stands by the handle.
  const plainEnd = y(s.plain.at(-1)![1]) + 5
  const resultEnd = y(s.objective.at(-1)![1]) + 1
  const isFloored = resultEnd < plainEnd - 5
  const resultBelow = isFloored ? Math.min(resultEnd, plainEnd - 40) : Math.max(resultEnd, plainEnd + 20)
  const lift = Math.max(0, Math.max(plainEnd, resultBelow + 18) - (bottom + 10))
  const [plainY, resultY] = [plainEnd - lift, resultBelow - lift]
  // A branch is drawn only where it is not the minimum: over the result it would make a third, muddy colour.
  const visible = (branch: Scene['plain']) =>
    branch.slice(1).flatMap((to, index) => {
      const from = branch[index]!
      const [a, b] = [s.objective[index]!, s.objective[index + 1]!]
      return Math.abs(from[1] - a[1]) < 1e-9 && Math.abs(to[1] - b[1]) < 1e-9
        ? []
        : [
            polyline([
              [x(from[0]), y(from[1])],
              [x(to[0]), y(to[1])],
            ]),
          ]
    })
  // Under the axis: the fences' labels stand under their lines while there is room for the 1 between them, and move
  // outwards where there is not; ticks give way to them.
  const fenceWidth = compact ? 28 : 68
  const fenceGap = x(s.high) - x(s.low)
  const isApart = fenceGap >= fenceWidth + 26
  const inwards = isApart ? fenceWidth / 2 : Math.min(9, (fenceGap - 8) / 2)
  const ticks = [
    ...(x(s.low) + inwards - fenceWidth > left + 8 ? [0] : []),
    ...(x(1) - x(s.low) - inwards >= 9 && x(s.high) - x(1) - inwards >= 9 ? [1] : []),
    ...(x(s.high) - inwards + fenceWidth < right - 8 ? [s.maxRatio] : []),
  ]
  const fenceLabel = (ratio: number, text: string, side: -1 | 1) => (
    <Label
      x={x(ratio) - (isApart ? 0 : side * inwards)}
      y={bottom + 20}
      anchor={isApart ? 'middle' : side < 0 ? 'end' : 'start'}
      concept="old"
      term="epsilon"
    >
      {compact ? null : text}
      {fixed(ratio, 2)}
    </Label>
  )
  return (
    <>
      <Hatch id={hatchId} />
      {s.flat.map(([from, to]) => (
        <rect
          key={from}
          fill={`url(#${hatchId})`}
          x={at(x(from))}
          y={at(top)}
          width={at(x(to) - x(from))}
          height={at(bottom - top)}
        />
      ))}
      {gridValues.map((v) => (
        <g key={v}>
          <Label x={left - 9} y={y(sign * v) + 5} anchor="end" quiet>
            {fixed(sign * v, 0)}
          </Label>
          {v > 0 ? <path className="gridline" d={`M${at(left)} ${at(y(sign * v))}H${at(right)}`} /> : null}
        </g>
      ))}
      <path className="axis" d={`M${at(left)} ${at(axisY)}H${at(right)}`} />
      <path
        className="fence"
        d={`M${at(x(s.low))} ${at(top)}V${at(bottom)}M${at(x(s.high))} ${at(top)}V${at(bottom)}`}
      />
      <path className="tick-home" d={`M${at(x(1))} ${at(bottom)}v-7`} />
      {ticks.map((v) => (
        <Label key={v} x={x(v)} y={bottom + 20} anchor="middle" quiet>
          {v}
        </Label>
      ))}
      {fenceLabel(s.low, '1−ε = ', -1)}
      {fenceLabel(s.high, '1+ε = ', 1)}
      <path className="result-line" data-concept={concept} d={polyline(s.objective.map(([r, v]) => [x(r), y(v)]))} />
      {visible(s.plain).map((d) => (
        <path key={d} className="plain-line" data-concept="policy" d={d} />
      ))}
      {visible(s.clipped).map((d) => (
        <path key={d} className="fenced-line" data-concept="old" d={d} />
      ))}
      {compact ? null : (
        <>
          <Label x={right + 12} y={plainY} concept="policy">
            <Letter>ρ</Letter> <Letter>Â</Letter>, {words.plain}
          </Label>
          {(isFloored ? words.resultFloored : words.result).map((line, index) => (
            <Label key={line} x={right + 12} y={resultY + 18 * index} strong concept={concept}>
              {line}
            </Label>
          ))}
        </>
      )}
      <path className="plumb" d={`M${at(rx)} ${at(handle - 14)}V${at(Math.min(value, y(other)))}`} />
      {isSplit ? (
        <>
          <circle className="dot-loser" cx={at(rx)} cy={at(y(other))} r="5" />
          <Label
            x={rx + (isAtTopLeft ? 11 : -11)}
            y={y(other) + (s.advantage >= 0 ? 5 : isAtTopLeft && other < -0.05 ? 3 : -6)}
            anchor={isAtTopLeft ? 'start' : 'end'}
            quiet
            halo
          >
            {fixed(other, 2)}
          </Label>
        </>
      ) : null}
      <circle className="dot-winner" data-concept={concept} cx={at(rx)} cy={at(value)} r="7" />
      <Label
        x={rx + (atRight ? -12 : isAtStart && s.advantage > 0 ? 34 : 12)}
        y={value + valueDrop}
        anchor={atRight ? 'end' : 'start'}
        strong
        halo
        concept={concept}
      >
        {fixed(s.result.value, 2)}
      </Label>
      <Verdict
        x={rx + (atRight ? -10 : 10)}
        y={s.advantage === 0 ? bottom - 32 : s.advantage < 0 === isAtStart ? bottom - 12 : top + 16}
        push={s.push}
        text={words.verdict[s.push]}
        end={atRight}
      />
      <Label x={0} y={12} quiet>
        {words.objective}
      </Label>
      <Label x={compact ? 0 : right + 24} y={compact ? size.height - 6 : handle + 5}>
        {words.ratio} {compact ? null : <tspan className="label-strong">= {fixed(s.ratio, 2)}</tspan>}
      </Label>
      {compact ? (
        <Label x={width - 8} y={size.height - 6} anchor="end" strong>
          {fixed(s.ratio, 2)}
        </Label>
      ) : null}
    </>
  )
}

/** The push on this token, next to the handle: an arrow, or a bar that says stop. */
function Verdict({
  x,
  y,
  push,
  text,
  end,
}: {
  readonly x: number
  readonly y: number
  readonly push: Scene['push']
  readonly text: string
  readonly end: boolean
}) {
  const s = end ? -1 : 1
  const d =
    push === 'none'
      ? `M${at(x)} ${at(y - 10)}v14`
      : push === 'up'
        ? `M${at(x)} ${at(y + 4)}h${s * 26}m${s * -6} -5l${s * 6} 5l${s * -6} 5`
        : `M${at(x + s * 26)} ${at(y + 4)}h${s * -26}m${s * 6} -5l${s * -6} 5l${s * 6} 5`
  // Up means a larger ratio, which lies to the right; the arrow points where the ratio goes.
  const flip = end && push !== 'none'
  return (
    <g data-concept={push === 'up' ? 'advantage-up' : push === 'down' ? 'advantage-down' : 'ink'}>
      <path
        className={push === 'none' ? 'push-stop' : 'push-arrow'}
        d={d}
        transform={flip ? `translate(${at(2 * x - 26)} 0) scale(-1 1)` : undefined}
      />
      <Label x={x + s * (push === 'none' ? 8 : 34)} y={y + 2} anchor={end ? 'end' : 'start'} halo>
        {text}
      </Label>
    </g>
  )
}

export default function PpoClip({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const hatchId = `${useId()}hatch`
  const { params, set } = live
  const s = scene(params)
  const ratioParameter = { ...spec.ratio, max: s.maxRatio }
  return (
    <Figure
      live={live}
      look={words.look}
      drawing={
        <>
          <LiveFormula
            {...formula}
            values={words.slots(s)}
            label={words.formula(s)}
            winner={s.winner}
            sign={s.advantage}
          />
          <Responsive
            heights={{ wide: 424, narrow: 372 }}
            label={words.picture(s)}
            draw={(size) => (
              <Drawing size={size} scene={s} words={words} hatchId={`${hatchId}${size.compact ? 'n' : 'w'}`} />
            )}
            overlay={(size) => {
              const { left, right, handle } = layout(size, s)
              return (
                <RangeInput
                  className="range-on-axis"
                  parameter={ratioParameter}
                  value={s.ratio}
                  onChange={(ratio) => set({ ratio })}
                  label={words.ratio}
                  spoken={words.ratioSpoken(s)}
                  style={{
                    left: `calc(${at((100 * left) / size.width)}% - 14px)`,
                    width: `calc(${at((100 * (right - left)) / size.width)}% + 28px)`,
                    top: handle - 22,
                  }}
                />
              )
            }}
          />
        </>
      }
      controls={
        <>
          <Choice
            parameter={spec.advantage}
            value={params.advantage}
            onChange={(advantage) => set({ advantage })}
            label={words.advantage}
            names={{
              positive: signedText(words.advantages.positive),
              negative: signedText(words.advantages.negative),
              zero: words.advantages.zero,
            }}
          />
          <Slider
            parameter={spec.clipLow}
            value={params.clipLow}
            onChange={(clipLow) => set({ clipLow })}
            label={params.asymmetric ? words.fenceLow : words.fence}
            text={fixed(params.clipLow, 2)}
          />
          {params.asymmetric ? (
            <Slider
              parameter={spec.clipHigh}
              value={params.clipHigh}
              onChange={(clipHigh) => set({ clipHigh })}
              label={words.fenceHigh}
              text={fixed(params.clipHigh, 2)}
            />
          ) : null}
          <Switch
            value={params.asymmetric}
            onChange={(asymmetric) => set({ asymmetric, clipHigh: asymmetric ? params.clipLow : spec.clipHigh.start })}
            label={words.asymmetric}
          />
          <Switch value={params.dualClip} onChange={(dualClip) => set({ dualClip })} label={words.dualClip} />
          <Choice
            parameter={spec.range}
            value={params.range}
            onChange={(range) => set({ range })}
            label={words.range}
            names={words.ranges}
          />
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
