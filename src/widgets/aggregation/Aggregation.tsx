import { scaleLinear } from '../../plot/scale.ts'
import { Figure } from '../../figure/figure.tsx'
import { Choice, RangeInput, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { number } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Label, Triangle } from '../../plot/marks.tsx'
import { at, fixed, signed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { type Answer, type Scene, scene, table } from './model.ts'
import { type AverageMode, spec } from './params.ts'

const listings = [() => import('../../core/tokens/aggregate.ts?of=tokenWeights&listing')]

const TOP = { wide: 56, narrow: 34 } as const
const ROW = { wide: 104, narrow: 148 } as const
/** Half the height of a row's bars. */
const REACH = 36
const LONGEST = spec.lengths.max
const lengthOf = number({ min: spec.lengths.min, max: LONGEST, step: 1, start: 1 })

/** Where the tokens and the numbers stand; the handles laid over them need it too. */
function layout({ width, compact }: Size) {
  const [top, row] = compact ? [TOP.narrow, ROW.narrow] : [TOP.wide, ROW.wide]
  const left = compact ? 4 : 132
  // After the last token comes the handle, so the longest answer ends a thumb's width before the edge.
  const right = compact ? width - 30 : width - 226
  return {
    top,
    row,
    /** The right edge of token number n. */
    x: scaleLinear([0, LONGEST], [left, right]),
    baseline: (index: number) => top + row * index + (compact ? 84 : row / 2),
    one: compact ? 0 : width - 106,
    total: width - 4,
  }
}

/** What one token's loss is divided by, per mode; N answers, the i-th |y_i| tokens long, L the constant. */
const divisors = {
  'token-mean': tex`w=\dfrac{1}{\underset{\slot{tokens}{\text{0}}}{\textstyle\sum_i|y_i|}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-mean': tex`w_{\slot{letter}{\text{A}}}=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N\vphantom{|}}\cdot\underset{\slot{length}{\text{0}}}{|y_{\slot{letter}{\text{A}}}|}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-sum': tex`w=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N}}=\slot{weight}{\text{0}}`,
  'seq-mean-token-sum-norm': tex`w=\dfrac{1}{\underset{\slot{answers}{\text{0}}}{N}\cdot\underset{\slot{constant}{\text{0}}}{L}}=\slot{weight}{\text{0}}`,
} as const satisfies Record<AverageMode, string>

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
  const { top, row, x, baseline, one, total } = layout(size)
  const { compact, width } = size
  return (
    <>
      <Label x={0} y={14} quiet>
        {words.weightIs(s, compact)}
      </Label>
      {compact ? null : (
        <>
          <Label x={one} y={38} anchor="end" quiet>
            {words.one}
          </Label>
          <Label x={total} y={38} anchor="end" quiet>
            {words.total}
          </Label>
        </>
      )}
      {s.answers.map((answer, k) => {
        const y = baseline(k)
        const numberY = compact ? top + row * k + 142 : y + 5
        return (
          <g key={answer.letter}>
            <path className="gridline" d={`M0 ${at(top + row * k)}H${at(width)}`} />
            <g className="aggregation-static">
              <Label x={0} y={top + row * k + (compact ? 28 : 36)} strong>
                {answer.letter}{' '}
                <tspan data-concept={answer.sign > 0 ? 'advantage-up' : 'advantage-down'} fill="currentColor">
                  {answer.sign > 0 ? '▲' : '▼'} {words.signs[answer.sign]}
                </tspan>
              </Label>
            </g>
            <path className="tick" d={`M${at(x(0))} ${at(y)}H${at(x(LONGEST))}`} />
            <Tokens answer={answer} x={x} y={y} height={s.maxWeight > 0 ? (REACH * answer.weight) / s.maxWeight : 0} />
            {answer.isCut ? (
              <Label x={x(0)} y={compact ? numberY : y + 32} quiet>
                {words.cutLong}
              </Label>
            ) : (
              <g data-concept={answer.sign > 0 ? 'advantage-up' : 'advantage-down'}>
                <Label x={one} y={numberY} anchor={compact ? 'start' : 'end'}>
                  {compact ? <tspan className="label-quiet">{`${words.tokensOf(answer.length)} `}</tspan> : null}
                  {signed(answer.sign * answer.weight, 3)}
                </Label>
                <Label x={total} y={numberY} anchor="end" strong>
                  {compact ? <tspan className="label-quiet">{`${words.together} `}</tspan> : null}
                  {signed(answer.total, 3)}
                </Label>
                {compact ? null : <Triangle x={total - 62} y={y} size={6} up={answer.sign > 0} />}
              </g>
            )}
          </g>
        )
      })}
    </>
  )
}

interface TokensProps {
  readonly answer: Answer
  readonly x: (token: number) => number
  readonly y: number
  readonly height: number
}

/** One bar per token: up for a right answer, down for a wrong one; an empty outline where the mask is 0. */
function Tokens({ answer: { length, sign, isCut }, x, y, height }: TokensProps) {
  const gap = 2
  return (
    <g data-concept={isCut ? 'old' : sign > 0 ? 'advantage-up' : 'advantage-down'}>
      {Array.from({ length }, (_, t) => {
        const place = { x: at(x(t) + gap / 2), width: at(x(t + 1) - x(t) - gap) }
        return isCut ? (
          <rect key={t} className="aggregation-masked" {...place} y={at(y - 9)} height="18" />
        ) : (
          <rect key={t} className="fill" {...place} y={at(sign > 0 ? y - height : y)} height={at(height)} />
        )
      })}
    </g>
  )
}

export default function Aggregation({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  const { minLength, maxLength } = spec.lengths
  const count = s.answers.length
  // All three lists are written together, so that a link holds one entry per answer.
  const write = (answers: readonly Pick<Answer, 'length' | 'sign' | 'isCut'>[]) =>
    set({
      lengths: answers.map(({ length }) => length),
      signs: answers.map(({ sign }) => sign),
      cut: answers.map(({ isCut }) => (isCut ? 1 : 0)),
    })
  const change = (k: number, patch: Partial<Answer>) =>
    write(s.answers.map((answer, row) => (row === k ? { ...answer, ...patch } : answer)))
  return (
    <Figure
      live={live}
      look={words.look}
      drawing={
        <>
          <LiveFormula formula={divisors[s.mode]} values={words.slots(s)} label={words.formula(s)} />
          <Responsive
            heights={{ wide: TOP.wide + ROW.wide * count, narrow: TOP.narrow + ROW.narrow * count + 4 }}
            label={words.picture(s)}
            draw={(size) => <Drawing size={size} scene={s} words={words} />}
            overlay={(size) => {
              const { top, row, x, baseline } = layout(size)
              const percent = (length: number) => at((100 * length) / size.width)
              return s.answers.map((answer, k) => (
                <div key={answer.letter}>
                  <div className="aggregation-answer" style={{ top: top + row * k + (size.compact ? 2 : 8) }}>
                    <button
                      type="button"
                      onClick={() => change(k, { sign: answer.sign > 0 ? -1 : 1 })}
                      aria-label={words.flip(answer.letter, answer.sign)}
                    >
                      <b>{answer.letter}</b>{' '}
                      <span data-concept={answer.sign > 0 ? 'advantage-up' : 'advantage-down'}>
                        {answer.sign > 0 ? '▲' : '▼'} {words.signs[answer.sign]}
                      </span>
                    </button>
                    <label className="choice">
                      <input
                        type="checkbox"
                        checked={answer.isCut}
                        onChange={(event) => change(k, { isCut: event.currentTarget.checked })}
                        aria-label={words.cutSwitch(answer.letter)}
                      />
                      <span>{words.cut}</span>
                    </label>
                  </div>
                  <RangeInput
                    className="aggregation-length"
                    parameter={lengthOf}
                    value={answer.length}
                    onChange={(length) => change(k, { length })}
                    label={words.length(answer.letter)}
                    spoken={words.lengthSpoken(answer)}
                    style={{
                      left: `${percent(x(1))}%`,
                      width: `calc(${percent(x(LONGEST) - x(1))}% + 28px)`,
                      top: baseline(k) - 22,
                    }}
                  />
                </div>
              ))
            }}
          />
        </>
      }
      controls={
        <>
          <div className="control-wide">
            <Choice
              parameter={spec.mode}
              value={params.mode}
              onChange={(mode) => set({ mode })}
              label={words.mode}
              names={words.modes}
            />
          </div>
          {params.mode === 'seq-mean-token-sum-norm' ? (
            <Slider
              parameter={spec.constantLength}
              value={params.constantLength}
              onChange={(constantLength) => set({ constantLength })}
              label={words.constant}
              text={fixed(params.constantLength, 0)}
            />
          ) : null}
          {s.answers.some(({ isCut }) => isCut) ? (
            <Choice
              parameter={spec.emptyRows}
              value={params.emptyRows}
              onChange={(emptyRows) => set({ emptyRows })}
              label={words.emptyRows}
              names={words.emptyRowNames}
            />
          ) : null}
          <div className="control-buttons aggregation-buttons">
            <button
              type="button"
              className="button"
              disabled={count >= maxLength}
              onClick={() => write([...s.answers, { length: LONGEST, sign: -1, isCut: false }])}
            >
              {words.add}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={count <= minLength}
              onClick={() => write(s.answers.slice(0, -1))}
            >
              {words.remove}
            </button>
          </div>
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
