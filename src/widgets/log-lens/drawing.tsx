import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Scene, Step } from './model.ts'

/** The left end of the log ruler; −∞ lies beyond it. The smallest step of the slider, .001, is at −6.9. */
const LOWEST = -7.5
const LOG_TICKS = [-7, -6, -5, -4, -3, -2, -1, 0]

/** The two rulers; the log one leaves room at its left for −∞. */
export function layout({ width, height, compact }: Size) {
  const margin = compact ? 10 : 14
  const box = { left: margin, right: width - margin, top: 66, bottom: height - 58 }
  const linear = plotIn(box, [0, 1], [0, 1])
  const finite = plotIn({ ...box, left: margin + (compact ? 34 : 56) }, [LOWEST, 0], [0, 1])
  /** −∞ is drawn at the very left, before the break. */
  const log = (value: number) => (value < LOWEST ? box.left : finite.x(value))
  // Labels stand in the middle of their step.
  const middle = (from: number, to: number) => Math.max(24, Math.min(width - 24, (from + to) / 2))
  return {
    ...box,
    foot: height - 4,
    linear,
    finite,
    log,
    logTicks: LOG_TICKS.filter((tick) => !compact || tick % 2 === 0 || tick === -7),
    gainAt: ({ from, to }: Step) => middle(linear.x(from), linear.x(to)),
    logGainAt: ({ logFrom, logTo }: Step) => middle(log(logFrom), log(logTo)),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: { own, other }, words }: DrawingProps<Scene, Words, Layout>) {
  return (
    <>
      <Label x={0} y={12} quiet>
        {words.probability} <Letter>p</Letter>
      </Label>
      <Label x={0} y={l.foot} quiet>
        {words.logProb} <Letter>p</Letter>
      </Label>
      {other ? <Band plot={l} step={other} avoid={own} /> : null}
      <Band plot={l} step={own} avoid={null} />
      <Axis
        plot={l.linear}
        side="top"
        values={[0, 0.25, 0.5, 0.75, 1]}
        text={(tick) => fixed(tick, tick % 0.5 === 0 ? (tick === 0.5 ? 1 : 0) : 2)}
        tick={4}
        inwards={4}
      />
      <path className="log-lens-beyond" d={`M${at(l.left)} ${at(l.bottom)}H${at(l.finite.left)}`} />
      <Axis
        plot={l.finite}
        side="bottom"
        values={l.logTicks}
        strokes={LOG_TICKS}
        text={(tick) => fixed(tick, 0)}
        gap={21}
        tick={4}
        inwards={4}
      />
      <Label x={l.left} y={l.bottom + 21} anchor="middle" quiet>
        −∞
      </Label>
    </>
  )
}

/** A step on both rulers and the band between them; the reader's own, or one beside it that avoids its labels. */
function Band({ plot: l, step, avoid }: { readonly plot: Layout; readonly step: Step; readonly avoid: Step | null }) {
  const isOwn = avoid === null
  const [a, b] = [l.linear.x(step.from), l.linear.x(step.to)]
  const [c, d] = [l.log(step.logFrom), l.log(step.logTo)]
  // Two labels that would meet stand on two lines.
  const meets = (place: (s: Step) => number) => avoid !== null && Math.abs(place(avoid) - place(step)) < 52
  const look = {
    anchor: 'middle',
    concept: isOwn ? 'policy' : 'ink',
    quiet: !isOwn,
    strong: isOwn,
    halo: true,
  } as const
  return (
    <g data-concept={look.concept}>
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
      <Label x={l.gainAt(step)} y={l.top + (meets(l.gainAt) ? 39 : 21)} {...look}>
        {signed(step.gain, 3)}
      </Label>
      <Label x={l.logGainAt(step)} y={l.bottom - (meets(l.logGainAt) ? 30 : 12)} {...look}>
        {Number.isNaN(step.logGain) ? '' : signed(step.logGain, 3)}
      </Label>
    </g>
  )
}
