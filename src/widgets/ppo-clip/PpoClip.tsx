import { scaleLinear } from '../../plot/scale.ts'
import { useId } from 'react'
import { Choice, RangeInput, Slider, Switch } from '../../controls/inputs.tsx'
import { Figure } from '../../controls/figure.tsx'
import { LiveFormula } from '../../controls/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../controls/store.ts'
import { Hatch, Label, Letter, polyline } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { type Scene, scene, table } from './model.ts'
import { spec } from './params.ts'

/** Schulman et al. 2017, eq. 7, for one token; the slots show this token's numbers. */
const formula = {
  wide: tex`L^{\text{CLIP}}=\min\Bigl(\htmlData{branch=plain}{\underbrace{\underset{\slot{ratio}{\text{1.35}}}{\ratio_t}\;\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{plain}{\text{1.35}}}}\,,\;\;\htmlData{branch=clipped}{\underbrace{\underset{\slot{clip}{\text{1.20}}}{\operatorname{clip}(\ratio_t,\,1-\epsilon,\,1+\epsilon)}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{clipped}{\text{1.20}}}}\Bigr)`,
  narrow: tex`\begin{aligned}L^{\text{CLIP}}=\min\Bigl(&\htmlData{branch=plain}{\underbrace{\underset{\slot{ratio}{\text{1.35}}}{\ratio_t}\;\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{plain}{\text{1.35}}}}\,,\\&\htmlData{branch=clipped}{\underbrace{\underset{\slot{clip}{\text{1.20}}}{\operatorname{clip}(\ratio_t,\epsilon)}\;\underset{\slot{advantage}{\text{+1}}}{\advantage_t}}_{\slot{clipped}{\text{1.20}}}}\Bigr)\end{aligned}`,
}

const listings = [() => import('../../core/objectives/ppo-clip.ts?listing')]

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
  const end = s.objective.at(-1)!
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
  const fenceLabel = (ratio: number, text: string, anchor: 'start' | 'middle' | 'end') => (
    <Label
      x={x(ratio) + (anchor === 'end' ? 9 : anchor === 'start' ? -9 : 0)}
      y={bottom + 20}
      anchor={anchor}
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
      {[0, ...(s.high - s.low > 0.25 || !compact ? [1] : []), s.maxRatio].map((v) => (
        <Label key={v} x={x(v)} y={bottom + 20} anchor="middle" quiet>
          {v}
        </Label>
      ))}
      {fenceLabel(s.low, '1−ε = ', compact || s.maxRatio > 2 ? 'end' : 'middle')}
      {fenceLabel(s.high, '1+ε = ', compact || s.maxRatio > 2 ? 'start' : 'middle')}
      <path className="result-line" data-concept={concept} d={polyline(s.objective.map(([r, v]) => [x(r), y(v)]))} />
      {visible(s.plain).map((d) => (
        <path key={d} className="plain-line" data-concept="policy" d={d} />
      ))}
      {visible(s.clipped).map((d) => (
        <path key={d} className="fenced-line" data-concept="old" d={d} />
      ))}
      {compact ? null : (
        <>
          <Label x={right + 12} y={y(s.plain.at(-1)![1]) + 5} concept="policy">
            <Letter>ρ</Letter> <Letter>Â</Letter>, {words.plain}
          </Label>
          {Math.abs(y(s.plain.at(-1)![1]) - y(end[1])) > 22 || s.plain.at(-1)![1] === end[1]
            ? words.result.map((line, index) => (
                <Label
                  key={line}
                  x={right + 12}
                  y={y(end[1]) + (s.plain.at(-1)![1] === end[1] ? 25 : 1) + 18 * index}
                  strong
                  concept={concept}
                >
                  {line}
                </Label>
              ))
            : null}
        </>
      )}
      <path className="plumb" d={`M${at(rx)} ${at(handle - 14)}V${at(Math.min(value, y(other)))}`} />
      {isSplit ? (
        <>
          <circle className="dot-loser" cx={at(rx)} cy={at(y(other))} r="5" />
          <Label x={rx - 11} y={y(other) + (s.advantage < 0 ? -6 : 5)} anchor="end" quiet halo>
            {fixed(other, 2)}
          </Label>
        </>
      ) : null}
      <circle className="dot-winner" data-concept={concept} cx={at(rx)} cy={at(value)} r="7" />
      <Label
        x={rx + (atRight ? -12 : 12)}
        y={value + (s.advantage < 0 ? -8 : 22)}
        anchor={atRight ? 'end' : 'start'}
        strong
        halo
        concept={concept}
      >
        {fixed(s.result.value, 2)}
      </Label>
      <Verdict
        x={rx + (atRight ? -10 : 10)}
        y={s.advantage < 0 ? top + 16 : bottom - 12}
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
          <LiveFormula {...formula} values={words.slots(s)} label={words.formula(s)} winner={s.winner} />
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
            names={words.advantages}
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
