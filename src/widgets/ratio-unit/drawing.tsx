import { log } from '../../core/mathematics/log.ts'
import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { plotIn } from '../../plot/plot.ts'
import { Stop } from '../../plot/push.tsx'
import type { Size } from '../../plot/responsive.tsx'
import { Fence } from '../../plot/rules.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import { type Bin, type Scene, histogram, methods } from './model.ts'
import { spec } from './params.ts'

const TOP = { wide: 70, narrow: 76 } as const
const ROW = { wide: 48, narrow: 84 } as const
/** How many tokens it opens with; the counts of many take the same room, so that the choice between the two moves nothing. */
const START = spec.logRatios.start.length
const FOOT = 4
const PANEL = {
  wide: TOP.wide + START * ROW.wide + FOOT,
  narrow: (TOP.narrow + START * ROW.narrow + FOOT) / methods.length,
} as const
const GAP = 34

export const size = ({ source, ratios: { length } }: Scene) =>
  source === 'drawn'
    ? { wide: PANEL.wide, narrow: methods.length * PANEL.narrow }
    : { wide: TOP.wide + length * ROW.wide + FOOT, narrow: TOP.narrow + length * ROW.narrow + FOOT }

export const layout = (size: Size, s: Scene) => (s.source === 'drawn' ? panels(size, s) : tokens(size, s))
export type Layout = ReturnType<typeof layout>

/** A few tokens: one row each, one column of pushes per method. */
function tokens({ width, compact }: Size, s: Scene) {
  const [top, row] = compact ? [TOP.narrow, ROW.narrow] : [TOP.wide, ROW.wide]
  // Between phone and page the log-ratio is left to the handle.
  const isTight = !compact && width < 760
  const axis = compact ? ([72, width - 112] as const) : ([84, (isTight ? 0.28 : 0.3) * width] as const)
  const left = compact ? 0 : axis[1] + (isTight ? 76 : 134)
  const cell = (width - left) / methods.length
  // A column's numbers stand left of its zero line, its bars to the right.
  const numbers = compact || isTight ? 46 : 58
  const zeros = methods.map((_, index) => left + cell * index + numbers)
  return {
    width,
    axis,
    x: scaleLinear([spec.logRatios.min, spec.logRatios.max], axis),
    logRatio: isTight ? null : compact ? width - 50 : axis[1] + 66,
    ratio: compact ? width : axis[1] + (isTight ? 60 : 118),
    headY: compact ? null : top - 14,
    zeros,
    heads: zeros.map((zero) => zero - (compact ? 46 : isTight ? 38 : 30)),
    bar: scaleLinear([0, s.maxPush], [0, cell - numbers - (compact ? 20 : 26)]),
    isNamed: !compact && !isTight,
    rows: s.ratios.map((_, t) => {
      const rule = top + row * t
      return { rule, handle: rule + (compact ? 24 : row / 2), push: rule + (compact ? 62 : row / 2) }
    }),
  }
}

/** Many tokens: their ratios counted, once per method. */
function panels({ width, compact }: Size, s: Scene) {
  const bins = histogram(s)
  const panel = compact ? width : (width - GAP * (methods.length - 1)) / methods.length
  const [top, bottom] = compact ? [50, PANEL.narrow - 34] : [78, PANEL.wide - 28]
  const plot = plotIn(
    { left: 0, right: panel, top, bottom },
    [bins[0]!.from, bins.at(-1)!.to],
    [0, Math.max(...bins.map(({ count }) => count))],
  )
  // A fence needs room for its number.
  const isInside = (ratio: number) => ratio > 0 && plot.x(log(ratio)) > 26 && plot.x(log(ratio)) < panel - 26
  return {
    panel: plot,
    bins,
    places: methods.map((_, index) =>
      compact ? `translate(0 ${PANEL.narrow * index})` : `translate(${at((panel + GAP) * index)} 0)`,
    ),
    detail: compact ? { x: 60, y: 16 } : { x: 0, y: 34 },
    moving: compact ? ({ x: panel, y: 36, anchor: 'end' } as const) : ({ x: 0, y: 56, anchor: 'start' } as const),
    fences: { grpo: s.bands.grpo.filter(isInside), gspo: [], cispo: [s.bands.cap].filter(isInside) },
  }
}

type Props = Omit<DrawingProps<Scene, Words, Layout>, 'size' | 'shown'>
type Of<Plot> = Omit<Props, 'plot'> & { readonly plot: Plot }

export const Drawing = ({ plot, scene, words }: Props) =>
  'panel' in plot ? (
    <Panels plot={plot} scene={scene} words={words} />
  ) : (
    <Tokens plot={plot} scene={scene} words={words} />
  )

const concept = ({ advantage }: Scene) => (advantage > 0 ? 'advantage-up' : 'advantage-down')

function Tokens({ plot: l, scene: s, words }: Of<ReturnType<typeof tokens>>) {
  const [units, limits] = [words.units(s), words.limits(s)]
  return (
    <>
      {l.headY === null ? null : (
        <ColumnHeads
          y={l.headY}
          heads={[
            l.logRatio === null ? null : { x: l.logRatio, text: words.logRatio, anchor: 'end' },
            { x: l.ratio, text: 'ρ', anchor: 'end' },
          ]}
        />
      )}
      {methods.map((method, index) => (
        <g key={method}>
          <Label x={l.heads[index]!} y={16} strong>
            {words.titles[method]}
          </Label>
          <Label x={l.heads[index]!} y={34} quiet>
            {units[method]}
          </Label>
          <Label x={l.heads[index]!} y={52} quiet>
            {limits[method]}
          </Label>
        </g>
      ))}
      {s.ratios.map((ratio, t) => {
        const { rule, handle, push } = l.rows[t]!
        return (
          <g key={t}>
            <path className="gridline" d={`M0 ${at(rule)}H${at(l.width)}`} />
            <Label x={0} y={handle + 5}>
              {words.token(t)}
            </Label>
            <path
              className="tick"
              d={`M${at(l.axis[0])} ${at(handle)}H${at(l.axis[1])}M${at(l.x(0))} ${at(handle - 6)}v12`}
            />
            <circle className="dot" cx={at(l.x(s.logRatios[t]!))} cy={at(handle)} r="5" />
            {l.logRatio === null ? null : (
              <Label x={l.logRatio} y={handle + 5} anchor="end" quiet>
                {signed(s.logRatios[t]!, 2)}
              </Label>
            )}
            <Label x={l.ratio} y={handle + 5} anchor="end" concept="policy" term="ratio">
              {fixed(ratio, 2)}
            </Label>
            {methods.map((method, index) => (
              <Push
                key={method}
                x={l.zeros[index]!}
                y={push}
                push={s.results[method].pushes[t]!}
                length={l.bar(Math.abs(s.results[method].pushes[t]!))}
                isHeld={method === 'cispo' && ratio > s.bands.cap}
                stopped={l.isNamed ? words.stopped : null}
              />
            ))}
          </g>
        )
      })}
    </>
  )
}

interface PushProps {
  readonly x: number
  readonly y: number
  readonly push: number
  readonly length: number
  /** The weight stands at its cap: the bar ends at a wall. */
  readonly isHeld: boolean
  /** What stands beside the stop, where there is room. */
  readonly stopped: string | null
}

/** How hard one token is pushed; a stop where it gets no gradient. Up or down, its bar goes right: three columns share the width. */
function Push({ x, y, push, length, isHeld, stopped }: PushProps) {
  if (push === 0)
    return (
      <>
        <Stop x={x} y={y - 8} height={16} />
        <Label x={x - 8} y={y + 5} anchor="end" quiet>
          {fixed(0, 2)}
        </Label>
        {stopped === null ? null : (
          <Label x={x + 8} y={y + 5} quiet>
            {stopped}
          </Label>
        )}
      </>
    )
  return (
    <g data-concept={push > 0 ? 'advantage-up' : 'advantage-down'}>
      <path className="ratio-unit-zero" d={`M${at(x)} ${at(y - 14)}v28`} />
      <rect className="fill" x={at(x)} y={at(y - 6)} width={at(length)} height="12" />
      {isHeld ? <path className="ratio-unit-wall" d={`M${at(x + length + 2)} ${at(y - 12)}v24`} /> : null}
      <Triangle x={x + length + (isHeld ? 14 : 11)} y={y} size={6} up={push > 0} />
      <Label x={x - 7} y={y + 5} anchor="end">
        {signed(push, 2)}
      </Label>
    </g>
  )
}

/** Solid where a token moves, hatched where it is stopped. */
function Panels({ plot: l, scene: s, words }: Of<ReturnType<typeof panels>>) {
  const [hatch, pattern] = useHatch()
  const { x, y, top, bottom, right } = l.panel
  const [units, limits] = [words.units(s), words.limits(s)]
  const bars = (low: (bin: Bin) => number, high: (bin: Bin) => number) =>
    l.bins
      .filter((bin) => high(bin) > low(bin))
      .map((bin) => {
        const base = at(y(low(bin)))
        return `M${at(x(bin.from) + 0.5)} ${base}V${at(y(high(bin)))}H${at(x(bin.to) - 0.5)}V${base}Z`
      })
      .join('')
  const sequence = x(log(s.sequenceRatio))
  return (
    <>
      {pattern}
      {methods.map((method, index) => {
        const { moving } = s.results[method]
        const isSequence = method === 'gspo'
        return (
          <g key={method} transform={l.places[index]}>
            <Label x={0} y={16} strong>
              {words.titles[method]}
            </Label>
            <Label {...l.detail} quiet>
              {`${units[method]}, ${limits[method]}`}
            </Label>
            <Label {...l.moving} strong concept={moving > 0 ? concept(s) : 'ink'}>
              {words.moving(moving, s.ratios.length)}
            </Label>
            <path
              className="fill"
              data-concept={concept(s)}
              d={bars(
                () => 0,
                (bin) => bin.moving[method],
              )}
            />
            <path
              className="ratio-unit-stopped"
              fill={hatch}
              d={bars(
                (bin) => bin.moving[method],
                (bin) => bin.count,
              )}
            />
            <Axis
              plot={l.panel}
              side="bottom"
              values={isSequence ? [] : [0]}
              text={() => '1'}
              tick={isSequence ? 0 : 5}
            />
            {l.fences[method].map((ratio) => (
              <g key={ratio}>
                <Fence plot={l.panel} values={[log(ratio)]} />
                <Label x={x(log(ratio))} y={bottom + 20} anchor="middle" concept="old">
                  {fixed(ratio, 2)}
                </Label>
              </g>
            ))}
            {isSequence ? (
              <>
                <path className="plumb" d={`M${at(sequence)} ${at(bottom + 8)}V${at(top - 6)}`} />
                <Label x={sequence} y={bottom + 22} anchor="middle" strong>
                  {words.sequence}
                </Label>
              </>
            ) : null}
            <Label x={right} y={bottom + 20} anchor="end" quiet>
              ρ
            </Label>
          </g>
        )
      })}
    </>
  )
}
