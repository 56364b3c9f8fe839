import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Area, Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import { type Rule, SAMPLES, type Scene } from './model.ts'

/** Room for "no clip 0.90" at the end of the lines. */
const NAMES = 96

/** The recorded runs and the live one, side by side or one above the other. */
export function layout({ width, height, compact }: Size) {
  const bottom = compact ? height / 2 - 60 : height - 50
  const panel = (left: number, right: number, top: number, low: number) =>
    plotIn({ left: left + 30, right: right - NAMES, top, bottom: low }, [0, SAMPLES], [0, 1])
  return compact
    ? { recorded: panel(0, width, 34, bottom), live: panel(0, width, height / 2 + 46, height / 2 + 12 + bottom) }
    : { recorded: panel(0, width / 2 - 10, 34, bottom), live: panel(width / 2 + 10, width, 34, bottom) }
}

const LOOKS = {
  clip: { kind: 'solid', concept: 'policy' },
  none: { kind: 'dotted', concept: 'ink' },
  kl: { kind: 'double', concept: 'kl' },
} as const

/** Drawn from the back to the front. */
const order = ({ rules: [clip, none, kl] }: Scene) => [kl, none, clip]

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const median = ({ recorded }: Rule) => recorded.map((point): Point => [point.samples, point.median])
  return (
    <>
      <Frame plot={l.recorded} title={words.recorded} words={words} />
      {order(s).map(({ name, recorded }) => (
        <g key={name} className="fresh-batches-band">
          <Area
            plot={l.recorded}
            points={recorded.map(({ samples, high }): Point => [samples, high])}
            base={recorded.map(({ low }) => low)}
            concept={LOOKS[name].concept}
          />
        </g>
      ))}
      {order(s).map((rule) => (
        <Line key={rule.name} plot={l.recorded} points={median(rule)} {...LOOKS[rule.name]} />
      ))}
      <Names plot={l.recorded} scene={s} words={words} value={(rule) => median(rule).at(-1)![1]} />
      <Label x={l.recorded.right} y={l.recorded.bottom - 8} anchor="end" quiet halo>
        {words.band}
      </Label>
      <Label x={l.recorded.left - 30} y={l.recorded.bottom + 44} quiet>
        {words.lost(s)}
      </Label>
      <Frame plot={l.live} title={words.live(s.seed)} words={words} />
      {s.step === 0 ? (
        <Label x={(l.live.left + l.live.right) / 2} y={(l.live.top + l.live.bottom) / 2} anchor="middle" quiet>
          {words.waiting}
        </Label>
      ) : (
        <>
          {order(s).map(({ name, live }) => (
            <Line key={name} plot={l.live} points={live} {...LOOKS[name]} />
          ))}
          {order(s).map(({ name, live }) => (
            <Dot key={name} plot={l.live} at={live.at(-1)!} kind="end" concept={LOOKS[name].concept} />
          ))}
          <Names plot={l.live} scene={s} words={words} value={({ live }) => live.at(-1)![1]} />
        </>
      )}
      {s.isTuned ? (
        <Label x={l.live.left - 30} y={l.live.bottom + 44} quiet>
          {words.steps(s)}
        </Label>
      ) : null}
    </>
  )
}

function Frame({ plot, title, words }: { readonly plot: Plot; readonly title: string; readonly words: Words }) {
  return (
    <>
      <Label x={plot.left - 30} y={plot.top - 20} quiet>
        {title}
      </Label>
      <Axis plot={plot} side="left" values={[0, 0.3, 0.6, 0.9]} grid={[0.3, 0.6, 0.9]} line={null} gap={6} />
      <Axis plot={plot} side="bottom" values={[0, 80, 160, 240, 320]} tick={4} />
      <Label x={plot.right + 20} y={plot.bottom + 20} quiet>
        {words.samples}
      </Label>
    </>
  )
}

interface NamesProps {
  readonly plot: Plot
  readonly scene: Scene
  readonly words: Words
  readonly value: (rule: Rule) => number
}

/** Each rule's name and where it is now, beside the plot and clear of one another. */
function Names({ plot, scene: { rules }, words, value }: NamesProps) {
  const places = spread(
    rules.map((rule) => plot.y(value(rule)) + 5),
    18,
    plot.top,
    plot.bottom,
  )
  return rules.map((rule, index) => (
    <Label key={rule.name} x={plot.right + 10} y={places[index]!} concept={LOOKS[rule.name].concept}>
      {words.names[rule.name]} <tspan className="label-strong">{words.value(value(rule))}</tspan>
    </Label>
  ))
}
