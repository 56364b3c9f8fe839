import { scaleLinear } from '../../plot/scale.ts'
import { useId, useState } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Choice, RangeInput } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { number } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import { Star } from '../../plot/star.tsx'
import type { Words } from './en.ts'
import { type Preset, type Scene, columns, presetOf, presets, readReward, scene, table, verified } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/advantages/group-advantages.ts?listing'),
  () => import('../../core/advantages/rloo.ts?listing'),
]

/**
 * One completion's advantage, by the knob "divide by": GRPO, Shao et al. 2024, §4.1.2; Dr. GRPO, Liu et al. 2025; beside it
 * RLOO, Ahmadian et al. 2024. R̄ is the mean of the group, R̄₋ᵢ that of the others.
 */
const formulas = {
  divided: tex`\advantage_{\slot{member}{\text{3}}}=\dfrac{\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}}{\operatorname{std}+ε}\wrap=\dfrac{\slot{reward}{\text{0}}-\slot{mean}{\text{0}}}{\slot{std}{\text{0}}+\slot{epsilon}{\text{0}}}=\slot{result}{\text{0}}\qquad\wrap\text{RLOO:}\;\;\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}_{\text{others}}\wrap=\slot{reward}{\text{0}}-\slot{others}{\text{0}}=\slot{rloo}{\text{0}}`,
  centred: tex`\vphantom{\dfrac{R}{ε}}\advantage_{\slot{member}{\text{3}}}=\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}\wrap=\slot{reward}{\text{0}}-\slot{mean}{\text{0}}=\slot{result}{\text{0}}\qquad\wrap\text{RLOO:}\;\;\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}_{\text{others}}\wrap=\slot{reward}{\text{0}}-\slot{others}{\text{0}}=\slot{rloo}{\text{0}}`,
} as const

const ROW = { wide: 48, narrow: 84 } as const
const FIELD_WIDTH = 60
/** Half the hit area of a star: a slider's thumb stays inside its track, so the track is that much longer than the axis. */
const REACH = 14

const height = (rows: number) => ({ wide: 62 + rows * ROW.wide + 62, narrow: 64 + rows * ROW.narrow + 74 })

/** Where things lie in the drawing; the fields and stars laid over it need it too. */
function layout({ width, compact }: Size, { rewardRange, maxAdvantage, rows }: Scene) {
  const top = compact ? 64 : 62
  const row = compact ? ROW.narrow : ROW.wide
  // Between phone and page the columns move together and lose their formulas.
  const isTight = !compact && width < 690
  const axis = compact
    ? ([86, width - FIELD_WIDTH - 24] as const)
    : isTight
      ? ([176, 0.42 * width] as const)
      : ([198, Math.max(300, 0.44 * width - 32)] as const)
  const left = compact ? 0 : axis[1] + (isTight ? 22 : 36)
  const cell = (width - left) / columns.length
  // A bar grows on one side of its zero line and its number stands on the other: both fit into half a column.
  const reach = cell / 2 - (compact ? 18 : 24)
  return {
    top,
    row,
    bottom: top + row * rows.length,
    isTight,
    isShort: cell < 148,
    field: compact ? width - FIELD_WIDTH : isTight ? 94 : 106,
    axis,
    x: scaleLinear(rewardRange, axis),
    /** Middle of the line with the star, and of the line with the bars. */
    rewardY: (index: number) => top + row * index + (compact ? 24 : row / 2),
    barY: (index: number) => top + row * index + (compact ? 62 : row / 2),
    zero: (index: number) => left + cell * (index + 0.5),
    bar: scaleLinear([0, maxAdvantage], [0, reach]),
  }
}

/** The picture alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const { top, row, bottom, field, axis, x, rewardY, barY, zero, bar, isTight, isShort } = layout(size, s)
  const { compact, width } = size
  const meanX = x(s.mean)
  const formulas = words.formulas(s, isShort)
  const rulerWidth = s.std === null ? 0 : x(s.rewardRange[0] + s.std) - axis[0]
  const rulerX = Math.max(axis[0], Math.min(meanX, axis[1] - rulerWidth))
  return (
    <>
      <Label x={0} y={16} quiet>
        {words.prompt}
      </Label>
      {compact ? null : (
        <Label x={field} y={16} concept="reward" term="reward">
          {words.reward}
        </Label>
      )}
      <Label
        x={Math.min(Math.max(meanX, axis[0] + 28), axis[1] - 28)}
        y={compact ? 16 : top - 12}
        anchor="middle"
        concept="value"
        term="baseline"
      >
        {words.mean(s.mean)}
      </Label>
      {compact ? (
        <Label x={width} y={16} anchor="end" concept="reward" term="reward">
          {words.reward}
        </Label>
      ) : null}
      {columns.map((column, index) => (
        <g key={column}>
          <Label x={zero(index)} y={compact ? 44 : 16} anchor="middle" strong>
            {words.titles[column]}
          </Label>
          {compact || isTight ? null : (
            <Label x={zero(index)} y={36} anchor="middle" quiet>
              {formulas[column]}
            </Label>
          )}
          {s.advantages
            ? s.rows.map((_, k) => (
                <path
                  key={k}
                  className="axis"
                  d={`M${at(zero(index))} ${at(barY(k) - (compact ? 15 : row / 2))}v${compact ? 30 : row}`}
                />
              ))
            : null}
        </g>
      ))}
      {s.rows.map(({ text, reward }, k) => (
        <g key={k}>
          {k > 0 || compact ? <path className="gridline" d={`M0 ${at(top + row * k)}H${at(width)}`} /> : null}
          <Label x={0} y={rewardY(k) + 5} strong={reward > s.mean}>
            {text.replace(' <eos>', '')} <tspan className="label-quiet">eos</tspan>
          </Label>
          <path className="gridline" d={`M${at(axis[0])} ${at(rewardY(k))}H${at(axis[1])}`} />
          <path
            className="group-advantages-gap"
            data-concept="value"
            d={`M${at(meanX)} ${at(rewardY(k))}H${at(x(reward))}`}
          />
          <path
            className="group-advantages-mean"
            data-concept="value"
            d={`M${at(meanX)} ${at(compact ? rewardY(k) - 18 : top + row * k)}v${compact ? 36 : row}`}
          />
          <Star x={x(reward)} y={rewardY(k)} size={7.5} />
          <g className="group-advantages-static">
            <Label x={field + FIELD_WIDTH - 6} y={rewardY(k) + 5} anchor="end" strong concept="reward">
              {fixed(reward, 2)}
            </Label>
          </g>
          {s.advantages
            ? columns.map((column, index) => (
                <Bar
                  key={column}
                  x={zero(index)}
                  y={barY(k)}
                  value={s.advantages![column].values[k]!}
                  length={bar(Math.abs(s.advantages![column].values[k]!))}
                  digits={compact || isTight ? 2 : 3}
                />
              ))
            : null}
        </g>
      ))}
      {s.advantages ? null : (
        <Label x={compact ? width / 2 : zero(1)} y={barY(0) + 5} anchor="middle" quiet>
          {words.refused}
        </Label>
      )}
      <path className="axis" d={`M0 ${at(bottom)}H${at(width)}`} />
      {s.std === null ? null : (
        <g className={s.form === 'none' ? 'group-advantages-unused' : undefined}>
          <path
            className="group-advantages-ruler"
            d={`M${at(rulerX)} ${at(bottom + (compact ? 38 : 9))}v10m0 -5h${at(rulerWidth)}m0 -5v10`}
          />
          <Label x={axis[1]} y={bottom + (compact ? 66 : 40)} anchor="end" quiet={s.form === 'none'}>
            {words.ruler(s.form, s.std)}
            {s.form === 'none' ? words.rulerOff : ''}
          </Label>
        </g>
      )}
      {s.advantages
        ? columns.map((column, index) => (
            <Label key={column} x={zero(index)} y={bottom + 20} anchor="middle" quiet>
              {`${words.sum} ${fixed(s.advantages![column].sum, compact ? 2 : 3)}`}
            </Label>
          ))
        : null}
    </>
  )
}

interface BarProps {
  readonly x: number
  readonly y: number
  readonly value: number
  readonly length: number
  readonly digits: number
}

/** A signed bar from zero, its triangle at the end, its number across the zero line. */
function Bar({ x, y, value, length, digits }: BarProps) {
  const text = signed(value, digits)
  if (Math.abs(value) < 1e-9)
    return (
      <Label x={x + 8} y={y + 5} quiet>
        {text}
      </Label>
    )
  const sign = value > 0 ? 1 : -1
  return (
    <g data-concept={value > 0 ? 'advantage-up' : 'advantage-down'}>
      <rect
        className="group-advantages-bar"
        x={at(Math.min(x, x + sign * length))}
        y={at(y - 6)}
        width={at(length)}
        height="12"
      />
      <Triangle x={x + sign * (length + 11)} y={y} size={6} up={value > 0} />
      <Label x={x - sign * 7} y={y + 5} anchor={value > 0 ? 'end' : 'start'}>
        {text}
      </Label>
    </g>
  )
}

export default function GroupAdvantages({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  const [refused, setRefused] = useState<{ readonly text: string; readonly allowed: string } | null>(null)
  const problemId = useId()
  const { rewards } = params
  const { minLength, maxLength } = spec.rewards
  const change = (next: readonly number[], member = Math.min(params.member, next.length)) => {
    setRefused(null)
    set({ rewards: next, member })
  }
  const preset = presetOf(rewards)
  const rewardAxis = number({ min: s.rewardRange[0], max: s.rewardRange[1], step: spec.rewards.step, start: 0 })
  return (
    <Figure
      className="group-advantages"
      live={live}
      look={words.look}
      drawing={
        <>
          <LiveFormula
            formula={formulas[s.form === 'none' ? 'centred' : 'divided']}
            values={words.slots(s)}
            label={words.formula(s)}
            sign={s.advantages?.grpo.values[s.member] ?? 0}
          />
          <Responsive
            heights={height(rewards.length)}
            label={words.picture(s)}
            draw={(size) => <Drawing size={size} scene={s} words={words} />}
            overlay={(size) => {
              const { axis, field, rewardY } = layout(size, s)
              const percent = (length: number) => at((100 * length) / size.width)
              return s.rows.map(({ text, reward }, k) => (
                <div key={k} role="group" aria-label={text}>
                  <RangeInput
                    className="group-advantages-slider"
                    parameter={rewardAxis}
                    value={reward}
                    onChange={(value) => change(rewards.with(k, value), k + 1)}
                    label={words.rewardSlider(text)}
                    spoken={words.rewardSpoken(text, reward, s.mean)}
                    style={{
                      left: `calc(${percent(axis[0])}% - ${REACH}px)`,
                      width: `calc(${percent(axis[1] - axis[0])}% + ${2 * REACH}px)`,
                      top: rewardY(k) - 22,
                    }}
                  />
                  <RewardField
                    label={words.rewardField(text)}
                    value={reward}
                    problemId={refused ? problemId : undefined}
                    onValue={(value) => change(rewards.with(k, value), k + 1)}
                    onRefused={(typed, allowed) => setRefused({ text: typed, allowed })}
                    style={{ left: `${percent(field)}%`, top: rewardY(k) - 22 }}
                  />
                </div>
              ))
            }}
          />
        </>
      }
      controls={
        <>
          {refused ? (
            <p className="group-advantages-problem" id={problemId} role="alert">
              {words.refusedText(refused.text, refused.allowed)}
            </p>
          ) : null}
          <div className="control-wide group-advantages-buttons">
            <div className="control-buttons">
              <button
                type="button"
                className="button"
                disabled={rewards.length >= maxLength}
                onClick={() => change([...rewards, verified[rewards.length]!])}
              >
                {words.add}
              </button>
              <button
                type="button"
                className="button button-quiet"
                disabled={rewards.length <= minLength}
                onClick={() => change(rewards.slice(0, -1))}
              >
                {words.remove}
              </button>
            </div>
            <div className="group-advantages-presets" role="group" aria-label={words.presets}>
              {(Object.keys(presets) as Preset[]).map((name) => (
                <button key={name} type="button" aria-pressed={name === preset} onClick={() => change(presets[name])}>
                  {words.presetNames[name]}
                </button>
              ))}
            </div>
          </div>
          <Choice
            parameter={spec.std}
            value={params.std}
            onChange={(std) => set({ std })}
            label={words.std}
            names={words.stds}
          />
          <Choice
            parameter={spec.epsilon}
            value={params.epsilon}
            onChange={(epsilon) => set({ epsilon })}
            label={words.epsilon}
            names={words.epsilons}
          />
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}

interface FieldProps {
  readonly label: string
  readonly value: number
  readonly problemId: string | undefined
  readonly onValue: (value: number) => void
  readonly onRefused: (text: string, allowed: string) => void
  readonly style: { readonly left: string; readonly top: number }
}

/** A reward as text: takes effect as it is typed; what cannot be read is named and the last good value comes back. */
function RewardField({ label, value, problemId, onValue, onRefused, style }: FieldProps) {
  const [text, setText] = useState<string | null>(null)
  const isBad = text !== null && readReward(text).problem !== undefined
  const leave = () => {
    if (text === null) return
    const { problem } = readReward(text)
    if (problem !== undefined) onRefused(text, problem)
    setText(null)
  }
  return (
    <input
      className="group-advantages-field"
      style={style}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isBad || undefined}
      aria-describedby={problemId}
      value={text ?? fixed(value, 2)}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        const result = readReward(typed)
        if (result.problem === undefined) onValue(result.value as number)
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
      }}
    />
  )
}
