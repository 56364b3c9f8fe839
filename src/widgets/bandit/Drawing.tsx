import { Label, Letter, Triangle, polyline } from '../../plot/marks.tsx'
import { at, fixed, probabilityText, signed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import type { Row, Scene } from './model.ts'
import { Reward } from '../../plot/reward.tsx'
import { Star } from '../../plot/star.tsx'

/** Heights in px by what is shown: the rows alone, logits in them, the averages under them. */
export function heightsOf({ showsLogits, showsAverages }: Pick<Scene, 'showsLogits' | 'showsAverages'>) {
  const rows = { wide: 28 + 5 * 40, narrow: 24 + 5 * (showsLogits ? 50 : 36) }
  return showsAverages
    ? { wide: rows.wide + 212, narrow: rows.narrow + 182 }
    : { wide: rows.wide + (showsLogits ? 18 : 0), narrow: rows.narrow }
}

/** Where things stand: rows A to E with a bar and a logit each, the history under them. */
function layout({ width, height, compact }: Size, { showsLogits }: Scene) {
  const rowHeight = compact ? (showsLogits ? 50 : 36) : 40
  const rows = { top: compact ? 24 : 28, height: rowHeight, bottom: (compact ? 24 : 28) + 5 * rowHeight }
  const bars = compact ? { left: 62, right: width - 70 } : { left: 84, right: width - (showsLogits ? 446 : 76) }
  const logits = compact ? { left: 62, right: width - 118 } : { left: width - 368, right: width - 136 }
  const history = {
    left: compact ? 24 : 84,
    right: width - (compact ? 8 : 190),
    top: rows.bottom + (compact ? 50 : 44),
    bottom: height - 26,
  }
  return { rows, bars, logits, history }
}
type Layout = ReturnType<typeof layout>

/** Where a guess about A's probability is placed: on A's bar, from 0 to one half. */
export function guessAxis(size: Size, scene: Scene) {
  const { bars, rows } = layout(size, scene)
  const y = rows.top + rows.height / 2 - (size.compact && scene.showsLogits ? 10 : 0)
  return { left: bars.left, right: bars.left + (bars.right - bars.left) / 2, y }
}

interface DrawingProps {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
  /** True after a try: bars and logits then move to where they are now. What the reader drags is followed at once. */
  readonly moves?: boolean
  /** The last step the axis of tries must hold; the present one unless the reader scrubs back. */
  readonly furthest?: number
  /** The reader's guess for A's probability; it stays when the figure has moved to what happens. */
  readonly guess?: number | null
}

/** The picture alone: same scene, same SVG. */
export function Drawing({ size, scene, words, moves = false, furthest = scene.step, guess = null }: DrawingProps) {
  const where = layout(size, scene)
  const { showsLogits, showsAverages } = scene
  const { rows, bars, logits } = where
  const { compact, width } = size
  return (
    <>
      <Label x={compact ? 20 : 24} y={12} quiet>
        {words.pays}
      </Label>
      <Label x={bars.left} y={12} quiet>
        {compact || (showsLogits && logits.left - bars.left < 260) ? words.probabilityShort : words.probability}
      </Label>
      {!showsLogits ? null : compact ? (
        <Label x={width - 64} y={12} anchor="end" quiet>
          <Letter>θ</Letter>
        </Label>
      ) : (
        <>
          <Label x={logits.left} y={12} quiet>
            {words.logit}
          </Label>
          <path
            className="bandit-zero"
            d={`M${at((logits.left + logits.right) / 2)} ${at(rows.top)}V${at(rows.bottom)}`}
          />
        </>
      )}
      {showsLogits ? (
        <Label x={width} y={12} anchor="end" quiet>
          {words.push}
        </Label>
      ) : null}
      <g className={moves ? 'bandit-moves' : undefined}>
        {scene.rows.map((row, index) => (
          <ActionRow
            key={row.name}
            row={row}
            y={rows.top + rows.height * (index + 0.5)}
            where={where}
            size={size}
            range={scene.logitRange}
            showsLogits={showsLogits}
            up={(scene.draw?.advantage ?? 0) >= 0}
          />
        ))}
      </g>
      {compact || !showsLogits
        ? null
        : [-1, 0, 1].map((side) => (
            <Label
              key={side}
              x={(logits.left + logits.right) / 2 + (side * (logits.right - logits.left)) / 2}
              y={rows.bottom + 14}
              anchor="middle"
              quiet
            >
              {fixed(side * scene.logitRange, side !== 0 && scene.logitRange < 1 ? 1 : 0)}
            </Label>
          ))}
      {guess === null ? null : <Guess axis={guessAxis(size, scene)} guess={guess} word={words.guessShort} />}
      {showsAverages ? <History where={where} size={size} scene={scene} words={words} furthest={furthest} /> : null}
    </>
  )
}

/** The reader's guess: a mark across A's bar, named beside it. */
function Guess({
  axis: { left, right, y },
  guess,
  word,
}: {
  readonly axis: ReturnType<typeof guessAxis>
  readonly guess: number
  readonly word: string
}) {
  const x = left + (right - left) * (guess / 0.5)
  return (
    <g className="bandit-guess">
      <path d={`M${at(x)} ${at(y - 17)}v34`} />
      <Label x={right + 34} y={y + 5} halo>
        {word} {fixed(guess, 2)}
      </Label>
    </g>
  )
}

/** One action: what it pays, how likely it is and was, its logit and how the last try moved it. */
function ActionRow({
  row,
  y,
  where: { bars, logits },
  size: { compact, width },
  range,
  showsLogits,
  up,
}: {
  readonly row: Row
  readonly y: number
  readonly where: Layout
  readonly size: Size
  readonly range: number
  readonly showsLogits: boolean
  readonly up: boolean
}) {
  const barY = compact && showsLogits ? y - 10 : y
  const barHeight = compact ? 14 : 18
  const length = bars.right - bars.left
  const end = bars.left + length * row.probability
  const logitY = compact ? y + 13 : y
  const middle = (logits.left + logits.right) / 2
  const logitX = (logit: number) => middle + (logit / range) * ((logits.right - logits.left) / 2)
  return (
    <g>
      {row.isDrawn ? <circle className="bandit-drawn" cx="5" cy={at(barY)} r="11" /> : null}
      <Label x={5} y={barY + 5} anchor="middle" strong>
        {row.name}
      </Label>
      <Reward x={compact ? 24 : 31} y={barY + 5} value={row.reward} size={compact ? 5 : 6} />
      <path className="bandit-track" d={`M${at(bars.left)} ${at(barY + barHeight / 2 + 0.5)}H${at(bars.right)}`} />
      <rect
        className="bandit-bar"
        data-concept="policy"
        x={at(bars.left)}
        y={at(barY - barHeight / 2)}
        width={at(Math.max(0.8, end - bars.left))}
        height={barHeight}
      />
      {row.probabilityBefore === null ? null : (
        <path
          className="bandit-before"
          data-concept="old"
          d={`M${at(bars.left + length * row.probabilityBefore)} ${at(barY - barHeight / 2 - 5)}v${barHeight + 10}`}
        />
      )}
      <Label
        x={Math.max(end, bars.left + length * (row.probabilityBefore ?? 0)) + 7}
        y={barY + 5}
        concept="policy"
        halo
      >
        {probabilityText(row.probability)}
      </Label>
      {row.isDrawn ? (
        <Triangle
          x={
            Math.max(end, bars.left + length * (row.probabilityBefore ?? 0)) +
            (row.probability >= 0.9995 || row.probability < 0.0005 ? 60 : 52)
          }
          y={barY}
          size={5}
          up={up}
          className="bandit-mark"
        />
      ) : null}
      {showsLogits ? (
        <>
          <path className="bandit-track" d={`M${at(logits.left)} ${at(logitY)}H${at(logits.right)}`} />
          {compact ? <path className="bandit-zero" d={`M${at(middle)} ${at(logitY - 6)}v12`} /> : null}
          {row.logitBefore === null || row.push === null ? null : (
            <PushArrow from={logitX(row.logitBefore)} to={logitX(row.logit)} y={logitY} up={row.push >= 0} />
          )}
          <circle className="bandit-logit" data-concept="policy" cx={at(logitX(row.logit))} cy={at(logitY)} r="4" />
          <Label x={width - 64} y={logitY + 5} anchor="end" concept="policy">
            {fixed(row.logit, 2)}
          </Label>
          <Label
            x={width}
            y={logitY + 5}
            anchor="end"
            quiet={row.push === null}
            concept={row.push === null ? undefined : row.push >= 0 ? 'advantage-up' : 'advantage-down'}
          >
            {row.push === null ? '0.000' : signed(row.push, 3)}
          </Label>
        </>
      ) : null}
    </g>
  )
}

/** From the logit before the last try to the logit now, above the axis; a head alone where the push is small. */
function PushArrow({
  from,
  to,
  y,
  up,
}: {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly up: boolean
}) {
  const s = up ? 1 : -1
  const above = at(y - 9)
  return (
    <path
      className="bandit-push"
      data-concept={up ? 'advantage-up' : 'advantage-down'}
      d={`M${at(from)} ${above}H${at(to)}m${s * -4} -4l${s * 4} 4l${s * -4} 4`}
    />
  )
}

const SHORTEST_AXIS = 20

/** A round number near the middle of an axis from 0. */
export function roundMiddle(last: number): number {
  const unit = last >= 500 ? 100 : last >= 100 ? 50 : last >= 40 ? 10 : 5
  return unit * Math.round(last / 2 / unit)
}

/** J and the running average over the tries; every reward as a star while there is room. */
function History({
  where: { history },
  size: { compact },
  scene,
  words,
  furthest = scene.step,
}: DrawingProps & { readonly where: Layout }) {
  const { left, right, top, bottom } = history
  const last = Math.max(SHORTEST_AXIS, furthest, scene.step)
  const middle = roundMiddle(last)
  const x = (step: number) => left + ((right - left) * step) / last
  const y = (reward: number) => bottom - ((bottom - top) * reward) / 0.9
  const spacing = (right - left) / last
  // A line needs no more than one point for two pixels.
  const stride = Math.max(1, Math.floor(2 / spacing))
  const points = scene.history.flatMap((at, step) =>
    step % stride === 0 || step === scene.step ? [{ step, ...at }] : [],
  )
  const rewards = scene.history.flatMap(({ draw }, step) => (draw === null ? [] : [{ step, ...draw }]))
  const [jY, averageY] = [y(scene.expectedReward), y(scene.averageReward)]
  // Two labels at the right, the running average's on two lines: neither lies on the other, and both stay beside the plot.
  const isAbove = jY <= averageY
  const room = isAbove ? 18 : 36
  const overlap = Math.max(0, room - Math.abs(jY - averageY)) / 2
  const upper = Math.min(jY, averageY) - overlap
  const lower = Math.max(jY, averageY) + overlap
  const shift = Math.min(0, bottom - (isAbove ? 26 : 8) - lower) || Math.max(0, top - upper)
  const [jLabel, averageLabel] = isAbove ? [upper + shift, lower + shift] : [lower + shift, upper + shift]
  return (
    <>
      {compact
        ? [0, 0.9].map((reward) => (
            <Label key={reward} x={left - 6} y={y(reward) + 5} anchor="end" quiet>
              {fixed(reward, reward === 0 ? 0 : 1)}
            </Label>
          ))
        : scene.rows.map(({ name, reward }) => (
            <Label key={name} x={left - 14} y={y(reward) + 5} anchor="end" quiet>
              {name} {fixed(reward, 1)}
            </Label>
          ))}
      {scene.rows.map(({ name, reward }) => (
        <path key={name} className="gridline" d={`M${at(left)} ${at(y(reward))}H${at(right)}`} />
      ))}
      <path className="axis" d={`M${at(left)} ${at(bottom)}H${at(right)}`} />
      {[0, middle, last].map((step) => (
        <Label key={step} x={x(step)} y={bottom + 20} anchor={step === last && compact ? 'end' : 'middle'} quiet>
          {fixed(step, 0)}
        </Label>
      ))}
      <Label
        x={compact ? (x(middle) + x(last)) / 2 : right + 14}
        y={bottom + 20}
        anchor={compact ? 'middle' : 'start'}
        quiet
      >
        {words.tries}
      </Label>
      {spacing >= 9 ? (
        rewards.map(({ step, reward }) => (
          <Star key={step} x={x(step)} y={y(reward)} size={step === scene.step ? 6 : 4} />
        ))
      ) : (
        <path
          className="bandit-rewards"
          data-concept="reward"
          d={rewards.map(({ step, reward }) => `M${at(x(step))} ${at(y(reward))}h0`).join('')}
        />
      )}
      <path
        className="bandit-average"
        data-concept="value"
        d={polyline(points.map(({ averageReward, step }) => [x(step), y(averageReward)]))}
      />
      <path
        className="bandit-expected"
        data-concept="ink"
        d={polyline(points.map(({ expectedReward, step }) => [x(step), y(expectedReward)]))}
      />
      <path className="bandit-cap" data-concept="value" d={`M${at(x(scene.step))} ${at(averageY - 5)}v10`} />
      <circle className="bandit-now" data-concept="ink" cx={at(x(scene.step))} cy={at(jY)} r="4" />
      {compact ? (
        <>
          <Label x={0} y={top - 34}>
            {words.expected} <tspan className="label-strong">{fixed(scene.expectedReward, 3)}</tspan>
          </Label>
          <Label x={0} y={top - 14} concept="value">
            {words.averageShort} <tspan className="label-strong">{fixed(scene.averageReward, 3)}</tspan>
          </Label>
        </>
      ) : (
        <>
          <Label x={right + 14} y={jLabel + 5}>
            {words.expected} <tspan className="label-strong">{fixed(scene.expectedReward, 3)}</tspan>
          </Label>
          <Label x={right + 14} y={averageLabel + 5} concept="value">
            {words.average} <tspan className="label-strong">{fixed(scene.averageReward, 3)}</tspan>
          </Label>
          <Label x={right + 14} y={averageLabel + 22} quiet>
            {words.averageNote}
          </Label>
        </>
      )}
    </>
  )
}
