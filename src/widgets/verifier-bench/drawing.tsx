import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Dot } from '../../plot/rules.tsx'
import { spread } from '../../plot/spread.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

const ROW = 27
const FIRST = 46

/** The answers with both verdicts; beside them, or below, both curves over the steps. */
export function layout({ width, height, compact }: Size) {
  const table = compact ? width : 0.58 * width
  const plot = compact
    ? { left: 26, right: width - 88, top: FIRST + 8 * ROW + 28, bottom: height - 26 }
    : { left: 0.64 * width + 26, right: width - 88, top: 34, bottom: height - 30 }
  return {
    kind: compact ? 112 : 128,
    grader: table - 118,
    rule: table - 66,
    mark: table,
    plot: plotIn(plot, [0, spec.step.max], [0, 1]),
  }
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) {
  const { plot } = l
  const [paid, right] = [s.paid.at(-1)!, s.right.at(-1)!]
  const [paidAt, rightAt] = spread([plot.y(paid), plot.y(right)], 18, plot.top, plot.bottom)
  const line = (values: readonly number[]) => values.map((value, k): Point => [k, value])
  return (
    <>
      <ColumnHeads
        y={14}
        heads={[
          { x: 0, text: words.answer },
          { x: l.grader, text: words.grader, anchor: 'middle' },
          { x: l.rule, text: words.rule, anchor: 'middle' },
        ]}
      />
      {s.trials.map(({ kind, text, isRight, isPaid }, k) => {
        const y = FIRST + k * ROW
        return (
          <g key={kind}>
            <Label x={0} y={y} strong={isPaid !== isRight}>
              {words.text(text)}
            </Label>
            <Label x={l.kind} y={y} quiet>
              {words.kind(kind)}
            </Label>
            <Label x={l.grader} y={y} anchor="middle">
              {words.verdict(isRight)}
            </Label>
            <Label x={l.rule} y={y} anchor="middle" concept="reward" strong={isPaid}>
              {words.verdict(isPaid)}
            </Label>
            {isPaid === isRight ? null : (
              <Label x={l.mark} y={y} anchor="end" concept="advantage-down" strong>
                {isPaid ? words.fooled : words.missed}
              </Label>
            )}
          </g>
        )
      })}
      <Label x={plot.left - 26} y={plot.top - 18} quiet>
        {words.curves}
      </Label>
      <Axis plot={plot} side="left" values={[0, 1]} grid={[0.5, 1]} gap={6} line={null} />
      <Axis plot={plot} side="bottom" values={[0, spec.step.max]} inset />
      <Line plot={plot} points={line(s.right)} concept="policy" />
      <Line plot={plot} points={line(s.paid)} concept="reward" />
      <Dot plot={plot} at={[s.step, right]} kind="end" concept="policy" r={5} />
      <Dot plot={plot} at={[s.step, paid]} kind="winner" concept="reward" />
      <Label x={plot.right + 10} y={paidAt! + 5} concept="reward" strong>
        {words.paid(paid)}
      </Label>
      <Label x={plot.right + 10} y={rightAt! + 5} concept="policy" strong>
        {words.right(right)}
      </Label>
    </>
  )
}
