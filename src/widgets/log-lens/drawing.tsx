import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene, Step } from './model.ts'

/** The left end of the log ruler; −∞ lies beyond it. The smallest step of the slider, .001, is at −6.9. */
const LOWEST = -7.5
const LINEAR_TICKS = [0, 0.25, 0.5, 0.75, 1]
const LOG_TICKS = [-7, -6, -5, -4, -3, -2, -1, 0]

/** The two rulers; the log one leaves room at its left for −∞. */
export function layout({ width, height, compact }: Size) {
  const [left, right] = [compact ? 10 : 14, width - (compact ? 10 : 14)]
  const finite = left + (compact ? 34 : 56)
  return {
    left,
    right,
    finite,
    top: 66,
    bottom: height - 58,
    linear: scaleLinear([0, 1], [left, right]),
    /** −∞ is drawn at the very left, before the break. */
    log: (value: number) => (value < LOWEST ? left : scaleLinear([LOWEST, 0], [finite, right])(value)),
  }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: { own, other },
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const l = layout(size)
  const { compact } = size
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.probability} <Letter>p</Letter>
      </Label>
      <Label x={0} y={size.height - 4} quiet>
        {words.logProb} <Letter>p</Letter>
      </Label>
      {other ? <Band size={size} step={other} avoid={own} /> : null}
      <Band size={size} step={own} avoid={null} />
      <path
        className="axis"
        d={`M${at(l.left)} ${at(l.top)}H${at(l.right)}M${at(l.finite - 12)} ${at(l.bottom)}H${at(l.right)}`}
      />
      <path className="log-lens-beyond" d={`M${at(l.left)} ${at(l.bottom)}H${at(l.finite - 12)}`} />
      <path
        className="tick"
        d={
          LINEAR_TICKS.map((tick) => `M${at(l.linear(tick))} ${at(l.top - 4)}v8`).join('') +
          LOG_TICKS.map((tick) => `M${at(l.log(tick))} ${at(l.bottom - 4)}v8`).join('')
        }
      />
      {LINEAR_TICKS.map((tick) => (
        <Label key={tick} x={l.linear(tick)} y={l.top - 12} anchor="middle" quiet>
          {fixed(tick, tick % 0.5 === 0 ? (tick === 0.5 ? 1 : 0) : 2)}
        </Label>
      ))}
      {LOG_TICKS.filter((tick) => !compact || tick % 2 === 0 || tick === -7).map((tick) => (
        <Label key={tick} x={l.log(tick)} y={l.bottom + 21} anchor="middle" quiet>
          {fixed(tick, 0)}
        </Label>
      ))}
      <Label x={l.left} y={l.bottom + 21} anchor="middle" quiet>
        −∞
      </Label>
    </>
  )
}

/** A step on both rulers and the band between them; the reader's own, or one beside it that avoids its labels. */
function Band({ size, step, avoid }: { readonly size: Size; readonly step: Step; readonly avoid: Step | null }) {
  const l = layout(size)
  const isOwn = avoid === null
  const [a, b] = [l.linear(step.from), l.linear(step.to)]
  const [c, d] = [l.log(step.logFrom), l.log(step.logTo)]
  const concept = isOwn ? 'policy' : 'ink'
  // Labels stand in the middle of their step; two that would meet stand on two lines.
  const inside = (x: number) => Math.max(24, Math.min(size.width - 24, x))
  const gainAt = (s: Step) => inside((l.linear(s.from) + l.linear(s.to)) / 2)
  const logAt = (s: Step) => inside((l.log(s.logFrom) + l.log(s.logTo)) / 2)
  const meets = (place: (s: Step) => number) => avoid !== null && Math.abs(place(avoid) - place(step)) < 52
  return (
    <g data-concept={concept}>
      <path
        className={isOwn ? 'fill-past' : 'log-lens-other'}
        d={`M${at(a)} ${at(l.top)}H${at(b)}L${at(d)} ${at(l.bottom)}H${at(c)}Z`}
      />
      <path
        className="log-lens-edge"
        d={`M${at(a)} ${at(l.top)}L${at(c)} ${at(l.bottom)}M${at(b)} ${at(l.top)}L${at(d)} ${at(l.bottom)}`}
      />
      <path
        className={isOwn ? 'log-lens-own' : 'log-lens-step'}
        d={`M${at(a)} ${at(l.top)}H${at(b)}M${at(c)} ${at(l.bottom)}H${at(d)}`}
      />
      <Label
        x={gainAt(step)}
        y={l.top + (meets(gainAt) ? 39 : 21)}
        anchor="middle"
        concept={concept}
        quiet={!isOwn}
        strong={isOwn}
        halo
      >
        {signed(step.gain, 3)}
      </Label>
      <Label
        x={logAt(step)}
        y={l.bottom - (meets(logAt) ? 30 : 12)}
        anchor="middle"
        concept={concept}
        quiet={!isOwn}
        strong={isOwn}
        halo
      >
        {Number.isNaN(step.logGain) ? '' : signed(step.logGain, 3)}
      </Label>
    </g>
  )
}
