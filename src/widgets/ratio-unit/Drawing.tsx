import { scaleLinear } from '../../plot/scale.ts'
import { log } from '../../core/mathematics/log.ts'
import { Hatch, Label, Triangle } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { type Method, type Scene, histogram, methods } from './model.ts'
import { spec } from './params.ts'

const TOP = { wide: 70, narrow: 76 } as const
const ROW = { wide: 48, narrow: 84 } as const
const PANEL = { wide: 250, narrow: 168 } as const

export const height = ({ source, ratios }: Scene) =>
  source === 'drawn'
    ? { wide: PANEL.wide, narrow: methods.length * PANEL.narrow }
    : { wide: TOP.wide + ratios.length * ROW.wide + 4, narrow: TOP.narrow + ratios.length * ROW.narrow + 4 }

/** Where the rows of single tokens lie; the handles laid over them need it too. */
export function rows({ width, compact }: Size, { maxPush }: Pick<Scene, 'maxPush'>) {
  const [top, row] = compact ? [TOP.narrow, ROW.narrow] : [TOP.wide, ROW.wide]
  // Between phone and page the log-ratio is left to the handle.
  const isTight = !compact && width < 760
  const axis = compact ? ([72, width - 112] as const) : ([84, (isTight ? 0.28 : 0.3) * width] as const)
  const left = compact ? 0 : axis[1] + (isTight ? 76 : 134)
  const cell = (width - left) / methods.length
  const numbers = compact || isTight ? 46 : 58
  return {
    top,
    row,
    axis,
    x: scaleLinear([spec.logRatios.min, spec.logRatios.max], axis),
    logRatio: compact ? width - 50 : axis[1] + 66,
    ratio: compact ? width : axis[1] + (isTight ? 60 : 118),
    isTight,
    handleY: (t: number) => top + row * t + (compact ? 24 : row / 2),
    barY: (t: number) => top + row * t + (compact ? 62 : row / 2),
    /** The zero line of a column: its numbers stand to the left, its bars to the right. */
    zero: (index: number) => left + cell * index + numbers,
    bar: scaleLinear([0, maxPush], [0, cell - numbers - (compact ? 20 : 26)]),
  }
}

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  readonly hatchId: string
}

/** The picture alone: same scene, same SVG. */
export const Drawing = (props: DrawingProps) =>
  props.scene.source === 'drawn' ? <Panels {...props} /> : <Rows {...props} />

const concept = ({ advantage }: Scene) => (advantage > 0 ? 'advantage-up' : 'advantage-down')

/** A few tokens: one row each, one column of pushes per method. */
function Rows({ size, scene: s, words }: DrawingProps) {
  const { top, row, axis, x, logRatio, ratio, handleY, barY, zero, bar, isTight } = rows(size, s)
  const { compact, width } = size
  const units = words.units(s)
  const limits = words.limits(s)
  return (
    <>
      {compact ? null : (
        <>
          {isTight ? null : (
            <Label x={logRatio} y={top - 14} anchor="end" quiet>
              {words.logRatio}
            </Label>
          )}
          <Label x={ratio} y={top - 14} anchor="end" quiet>
            ρ
          </Label>
        </>
      )}
      {methods.map((method, index) => (
        <Heading
          key={method}
          x={zero(index) - (compact ? 46 : isTight ? 38 : 30)}
          y={16}
          lines={[words.titles[method], units[method], limits[method]]}
        />
      ))}
      {s.ratios.map((value, t) => (
        <g key={t}>
          <path className="gridline" d={`M0 ${at(top + row * t)}H${at(width)}`} />
          <Label x={0} y={handleY(t) + 5}>
            {words.token(t)}
          </Label>
          <path
            className="tick"
            d={`M${at(axis[0])} ${at(handleY(t))}H${at(axis[1])}M${at(x(0))} ${at(handleY(t) - 6)}v12`}
          />
          <circle className="dot" cx={at(x(s.logRatios[t]!))} cy={at(handleY(t))} r="5" />
          {isTight ? null : (
            <Label x={logRatio} y={handleY(t) + 5} anchor="end" quiet>
              {signed(s.logRatios[t]!, 2)}
            </Label>
          )}
          <Label x={ratio} y={handleY(t) + 5} anchor="end" concept="policy" term="ratio">
            {fixed(value, 2)}
          </Label>
          {methods.map((method, index) => (
            <Push
              key={method}
              scene={s}
              words={words}
              x={zero(index)}
              y={barY(t)}
              push={s.results[method].pushes[t]!}
              length={bar(Math.abs(s.results[method].pushes[t]!))}
              isHeld={method === 'cispo' && value > s.bands.cap}
              compact={compact || isTight}
            />
          ))}
        </g>
      ))}
    </>
  )
}

function Heading({
  x,
  y,
  lines: [title, ...rest],
}: {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}) {
  return (
    <>
      <Label x={x} y={y} strong>
        {title}
      </Label>
      {rest.map((line, k) => (
        <Label key={line} x={x} y={y + 18 * (k + 1)} quiet>
          {line}
        </Label>
      ))}
    </>
  )
}

interface PushProps {
  readonly scene: Scene
  readonly words: Words
  readonly x: number
  readonly y: number
  readonly push: number
  readonly length: number
  /** The weight stands at its cap: the bar ends at a wall. */
  readonly isHeld: boolean
  readonly compact: boolean
}

/** How hard one token is pushed; a stop where it gets no gradient. */
function Push({ scene, words, x, y, push, length, isHeld, compact }: PushProps) {
  if (push === 0)
    return (
      <>
        <path className="push-stop" d={`M${at(x)} ${at(y - 8)}v16`} />
        <Label x={x - 8} y={y + 5} anchor="end" quiet>
          {fixed(0, 2)}
        </Label>
        <Label x={x + 8} y={y + 5} quiet>
          {compact ? '' : words.stopped}
        </Label>
      </>
    )
  return (
    <g data-concept={concept(scene)}>
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

/** Many tokens: their ratios counted, once per method; solid where a token moves, hatched where it is stopped. */
function Panels({ size, scene: s, words, hatchId }: DrawingProps) {
  const { compact, width } = size
  const bins = histogram(s)
  const gap = 34
  const panel = compact ? width : (width - gap * (methods.length - 1)) / methods.length
  const top = compact ? 50 : 78
  const bottom = compact ? PANEL.narrow - 34 : PANEL.wide - 28
  const most = Math.max(...bins.map(({ count }) => count))
  const x = scaleLinear([bins[0]!.from, bins.at(-1)!.to], [0, panel])
  const y = scaleLinear([0, most], [bottom, top])
  const units = words.units(s)
  const limits = words.limits(s)
  const fences: Record<Method, readonly number[]> = { grpo: s.bands.grpo, gspo: [], cispo: [s.bands.cap] }
  const isInside = (ratio: number) => ratio > 0 && x(log(ratio)) > 26 && x(log(ratio)) < panel - 26
  const bars = (low: (bin: (typeof bins)[number]) => number, high: (bin: (typeof bins)[number]) => number) =>
    bins
      .filter((bin) => high(bin) > low(bin))
      .map(
        (bin) =>
          `M${at(x(bin.from) + 0.5)} ${at(y(low(bin)))}V${at(y(high(bin)))}H${at(x(bin.to) - 0.5)}V${at(y(low(bin)))}Z`,
      )
      .join('')
  return (
    <>
      <Hatch id={hatchId} />
      {methods.map((method, index) => (
        <g
          key={method}
          transform={compact ? `translate(0 ${PANEL.narrow * index})` : `translate(${at((panel + gap) * index)} 0)`}
        >
          {compact ? (
            <>
              <Label x={0} y={16} strong>
                {words.titles[method]}
              </Label>
              <Label x={60} y={16} quiet>
                {`${units[method]}, ${limits[method]}`}
              </Label>
            </>
          ) : (
            <Heading x={0} y={16} lines={[words.titles[method], `${units[method]}, ${limits[method]}`]} />
          )}
          <Label
            x={compact ? panel : 0}
            y={compact ? 36 : 56}
            anchor={compact ? 'end' : 'start'}
            strong
            concept={s.results[method].moving > 0 ? concept(s) : 'ink'}
          >
            {words.moving(s.results[method].moving, s.ratios.length)}
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
            fill={`url(#${hatchId})`}
            d={bars(
              (bin) => bin.moving[method],
              (bin) => bin.count,
            )}
          />
          <path className="axis" d={`M0 ${at(bottom)}H${at(panel)}`} />
          {fences[method].filter(isInside).map((ratio) => (
            <g key={ratio}>
              <path className="fence" d={`M${at(x(log(ratio)))} ${at(top)}V${at(bottom)}`} />
              <Label x={x(log(ratio))} y={bottom + 20} anchor="middle" concept="old">
                {fixed(ratio, 2)}
              </Label>
            </g>
          ))}
          {method === 'gspo' ? (
            <>
              <path className="plumb" d={`M${at(x(log(s.sequenceRatio)))} ${at(bottom + 8)}V${at(top - 6)}`} />
              <Label x={x(log(s.sequenceRatio))} y={bottom + 22} anchor="middle" strong>
                {words.sequence}
              </Label>
            </>
          ) : (
            <>
              <path className="tick-home" d={`M${at(x(0))} ${at(bottom)}v5`} />
              <Label x={x(0)} y={bottom + 20} anchor="middle" quiet>
                1
              </Label>
            </>
          )}
          <Label x={panel} y={bottom + 20} anchor="end" quiet>
            ρ
          </Label>
        </g>
      ))}
    </>
  )
}
