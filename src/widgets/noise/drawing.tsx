import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label } from '../../plot/marks.tsx'
import { at, signed } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { type Arrow, ESTIMATES, type Scene } from './model.ts'

/** Room around the arrows, in their own unit. */
const MARGIN = 0.06
/** Names closer than this share one label, in px. */
const NEAR = 30

/** Width of a letter, about, in px: what is written at the left keeps inside the drawing. */
const LETTER = 6.6

type Place = readonly [x: number, y: number]
const distance = ([x, y]: Place, [x0, y0]: Place) => Math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0))

/** One unit is as long upwards as to the right: an arrow points where the gradient points. */
export function layout({ width, height, compact }: Size, { extent: [right, up], arrows, tries }: Scene) {
  const [left, top] = [right[0] - (compact ? 2 : 1.5) * MARGIN, up[1] + MARGIN]
  const unit = Math.min(width / (right[1] + MARGIN - left), (height - 60) / (top - up[0] + MARGIN))
  const box = { left: 0, right: width, top: 30, bottom: height - 30 }
  const plot = plotIn(box, [left, left + width / unit], [top - (box.bottom - box.top) / unit, top])
  const place = ([x, y]: Arrow): Place => [plot.x(x), plot.y(y)]
  return {
    plot,
    truth: place(arrows.truth),
    estimates: arrows.estimates.map(place),
    names:
      tries === 1
        ? together(
            arrows.single.map(({ name, arrow }) => ({ name, tip: place(arrow) })),
            plot,
          )
        : [],
    compact,
  }
}

/** One try can give five arrows only; those that end close together are named together, at the end of the longest. */
function together(tips: readonly { readonly name: string; readonly tip: Place }[], { x, y }: Plot) {
  const far = (tip: Place) => distance(tip, [x(0), y(0)])
  const groups: (typeof tips)[number][][] = []
  for (const one of tips) {
    const group = groups.find((others) => others.some(({ tip }) => distance(tip, one.tip) < NEAR))
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups.map((group) => ({
    names: group.map(({ name }) => name),
    tip: group.map(({ tip }) => tip).reduce((a, b) => (far(b) > far(a) ? b : a)),
  }))
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { plot } = l
  const [x, y] = [plot.x(0), plot.y(0)]
  const [tx, ty] = l.truth
  const ticks = [-0.6, -0.3, 0.3, 0.6].filter((value) => value > s.extent[0][0] - 0.03 && value < s.extent[0][1] + 0.03)
  const down = words.pushDown(s.down, l.compact)
  const side = Math.max(x - 8, LETTER * down.length)
  return (
    <>
      <Axis plot={plot} side="bottom" values={ticks} text={(value) => signed(value, 1)} line={0} grid={ticks} />
      <Axis plot={plot} side="left" values={[]} line={0} />
      <Label x={side} y={14} anchor="end">
        {down}
      </Label>
      <Label x={side + 16} y={14}>
        {words.pushUp(ESTIMATES - s.down - s.silent)}
      </Label>
      <Label x={plot.right} y={y - 8} anchor="end" quiet halo>
        {words.right} →
      </Label>
      <Label x={x + 8} y={plot.top + 12} quiet halo>
        ↑ {words.up(s.upwards)}
      </Label>
      {l.estimates.map(([px, py], k) => (
        <path key={k} className="noise-estimate" d={`M${at(x)} ${at(y)}L${at(px)} ${at(py)}`} />
      ))}
      {l.estimates.map(([px, py], k) => (
        <path key={k} className="noise-tip" d={`M${at(px)} ${at(py)}h0`} />
      ))}
      {l.names.map(({ names, tip: [px, py] }) => {
        const text = words.drew(names)
        const isLeft = px < x
        return (
          <Label
            key={text}
            x={isLeft ? Math.max(px - 6, LETTER * text.length) : px + 6}
            y={py + (py < y ? -8 : 18)}
            anchor={isLeft ? 'end' : px > 0.8 * plot.right ? 'end' : 'start'}
            quiet
            halo
          >
            {text}
          </Label>
        )
      })}
      <path className="noise-truth" d={arrow([x, y], l.truth)} />
      <Label x={tx + 10} y={ty + (ty < y ? -4 : 14)} strong halo>
        {words.truth}
      </Label>
    </>
  )
}

/** A shaft and its tip. */
function arrow([x0, y0]: Place, [x, y]: Place): string {
  const length = distance([x, y], [x0, y0])
  if (length < 0.5) return `M${at(x0)} ${at(y0)}h0`
  const [dx, dy] = [(9 * (x - x0)) / length, (9 * (y - y0)) / length]
  return `M${at(x0)} ${at(y0)}L${at(x)} ${at(y)}M${at(x - dx - dy * 0.6)} ${at(y - dy + dx * 0.6)}L${at(x)} ${at(y)}L${at(x - dx + dy * 0.6)} ${at(y - dy - dx * 0.6)}`
}
