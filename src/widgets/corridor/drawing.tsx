import type { CSSProperties } from 'react'
import { CORRIDOR_CELLS, CORRIDOR_START, CORRIDOR_STEPS } from '../../core/corridor/corridor.ts'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ProbabilityBar } from '../../plot/bars.tsx'
import { Line } from '../../plot/line.tsx'
import { Label, Triangle, polyline } from '../../plot/marks.tsx'
import { at, probabilityText, signed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import { Star } from '../../plot/star.tsx'
import type { Words } from './en.ts'
import { GOAL, type Scene, type Step } from './model.ts'

export const HEIGHTS = { wide: 330, narrow: 540 }

/** The path at the left and what it changed at the right; on a phone one under the other. */
export function layout({ width, compact }: Size, { history }: Scene) {
  const side = compact ? 0 : width * 0.58
  const path = plotIn(
    compact ? { left: 0, right: width, top: 40, bottom: 250 } : { left: 0, right: side - 46, top: 40, bottom: 306 },
    [-0.5, CORRIDOR_CELLS - 0.5],
    [CORRIDOR_STEPS, 0],
  )
  const top = compact ? 288 : 0
  const curveTop = top + (compact ? 160 : 172)
  const curve = plotIn(
    { left: side + 30, right: width - 58, top: curveTop, bottom: curveTop + (compact ? 66 : 124) },
    [0, Math.max(10, history.length - 1)],
    [0, 1],
  )
  return {
    path,
    curve,
    bars: { left: side, head: top + 12, rows: [0, 1, 2].map((k) => top + 40 + k * 32), right: width },
    x: scaleLinear([0, 1], [side + 48, width - 130]),
  }
}
type Layout = ReturnType<typeof layout>

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const { path, curve, bars } = l
  return (
    <>
      <Path plot={path} scene={s} words={words} />
      <Label x={bars.left} y={bars.head} quiet>
        {words.policy}
      </Label>
      <Label x={bars.right} y={bars.head} anchor="end" quiet>
        {words.push}
      </Label>
      {words.actions.map((action, i) => (
        <g key={action}>
          <Label x={bars.left} y={bars.rows[i]! + 5}>
            {action}
          </Label>
          <ProbabilityBar x={l.x} y={bars.rows[i]!} value={s.policy[i]!} before={s.before[i]} digits={3} />
          <Push x={bars.right} y={bars.rows[i]!} value={s.pushes[i]!} />
        </g>
      ))}
      <Label x={bars.left} y={curve.top - 20} quiet>
        {words.success}
      </Label>
      <Axis plot={curve} side="left" values={[0, 1]} grid={[1]} line={null} />
      <Axis plot={curve} side="bottom" values={[]} />
      <Label x={curve.right} y={curve.bottom + 20} anchor="end" quiet>
        {words.episodes(s.episode)}
      </Label>
      <Line plot={curve} points={s.history.map((success, k) => [k, success])} concept="policy" />
      <Dot plot={curve} at={[s.episode, s.success]} kind="winner" concept="policy" r={5} />
      <Label x={curve.x(s.episode) + 10} y={curve.y(s.success) + 5} concept="policy" strong halo>
        {probabilityText(s.success)}
      </Label>
    </>
  )
}

/** How far the update moved a logit. */
function Push({ x, y, value }: { readonly x: number; readonly y: number; readonly value: number }) {
  const text = signed(value, 3)
  const isMoved = /[1-9]/.test(text)
  return (
    <g data-concept={isMoved ? (value > 0 ? 'advantage-up' : 'advantage-down') : 'ink'}>
      {isMoved ? <Triangle x={x - 56} y={y} size={5} up={value > 0} /> : null}
      <Label x={x} y={y + 5} anchor="end" quiet={!isMoved}>
        {text}
      </Label>
    </g>
  )
}

const ROOM = 0.34

interface PathProps {
  readonly plot: Plot
  readonly scene: Scene
  readonly words: Words
}

/** Seven columns, time downwards: earlier paths pale, this one in the colour of its pushes. */
function Path({ plot, scene: s, words }: PathProps) {
  const { x, y, left, top, bottom } = plot
  const cells = [CORRIDOR_START, ...s.steps.map(({ to }) => to)]
  const end = cells.at(-1)!
  // The first step that goes nowhere good and is pushed like the others.
  const odd = s.steps.findIndex(({ action, weight }) => (weight > 0 ? action === 0 : weight < 0 && action === 2))
  return (
    <>
      <rect
        className="corridor-goal"
        x={at(x(GOAL - 0.5))}
        y={at(top - 14)}
        width={at(x(1) - x(0))}
        height={at(bottom - top + 28)}
      />
      <path
        className="gridline"
        d={Array.from(
          { length: CORRIDOR_CELLS - 1 },
          (_, k) => `M${at(x(k + 0.5))} ${at(top - 14)}V${at(bottom + 14)}`,
        ).join('')}
      />
      <path className="corridor-wall" d={`M${at(left + 2)} ${at(top - 14)}V${at(bottom + 14)}`} />
      <Label x={left + 8} y={top - 22} quiet>
        {words.wall}
      </Label>
      <Label x={x(CORRIDOR_START)} y={top - 22} anchor="middle" quiet>
        {words.start}
      </Label>
      <Star x={x(GOAL)} y={top - 26} size={8} />
      {s.earlier.map((path, k) => (
        <path key={k} className="corridor-earlier" d={polyline(path.map((cell, t) => [x(cell), y(t)]))} />
      ))}
      <g key={s.episode} className="corridor-walk">
        {s.steps.map((step, t) => (
          <g key={t} style={{ '--t': t } as CSSProperties}>
            <Walked plot={plot} step={step} t={t} />
            {t === odd ? (
              <Label
                x={x(Math.max(step.from, step.to)) + (x(1) - x(0)) * ROOM}
                y={y(t + 0.5) + 5}
                concept={step.weight > 0 ? 'advantage-up' : 'advantage-down'}
                halo
              >
                {words.too(step.action, step.weight > 0)}
              </Label>
            ) : null}
          </g>
        ))}
      </g>
      <circle className="dot" cx={at(x(CORRIDOR_START))} cy={at(y(0))} r="5" />
      {s.steps.length > 0 && !s.isReached ? (
        <>
          <path className="push-stop" d={`M${at(x(end) - 12)} ${at(bottom + 9)}h24`} />
          <Label x={x(end) + 18} y={bottom + 13} quiet halo>
            {words.timeOut}
          </Label>
        </>
      ) : null}
    </>
  )
}

/** One step and its push: as thick as the push is strong, a triangle where it ends. */
function Walked({ plot: { x, y }, step, t }: { readonly plot: Plot; readonly step: Step; readonly t: number }) {
  const { from, to, weight, bumped } = step
  const wall = bumped ? `L${at(x(-0.45))} ${at(y(t + 0.5))}` : ''
  const concept = weight > 0 ? 'advantage-up' : weight < 0 ? 'advantage-down' : 'ink'
  return (
    <>
      <path
        className="corridor-step"
        data-concept={concept}
        strokeWidth={at(1.5 + 2.5 * Math.min(1, Math.abs(weight)))}
        d={`M${at(x(from))} ${at(y(t))}${wall}L${at(x(to))} ${at(y(t + 1))}`}
      />
      {weight === 0 ? (
        <circle className="dot-loser" cx={at(x(to))} cy={at(y(t + 1))} r="4" />
      ) : (
        <Triangle x={x(to)} y={y(t + 1)} size={6} up={weight > 0} />
      )}
    </>
  )
}
