import type { DrawingProps } from '../../figure/definition.ts'
import { Axis } from '../../plot/axis.tsx'
import { Line, type Point } from '../../plot/line.tsx'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { type Plot, plotIn } from '../../plot/plot.ts'
import type { Size } from '../../plot/responsive.tsx'
import { Reward } from '../../plot/reward.tsx'
import { Dot } from '../../plot/rules.tsx'
import type { Words } from './en.ts'
import type { Answer, Scene } from './model.ts'
import { GROUPS, spec } from './params.ts'

export const HEIGHTS = { wide: 296, narrow: 350 }
const ROWS = { wide: 26, narrow: 20 }
const CELL = { wide: 27, narrow: 20 }
/** Characters of an answer that a phone has room for. */
const SHORT = 12

/** The groups, beside them the answers of one; beside or below them the curves. */
export function layout({ width, compact }: Size) {
  const cell = CELL[compact ? 'narrow' : 'wide']
  const row = ROWS[compact ? 'narrow' : 'wide']
  const list = compact ? GROUPS * cell + 12 : GROUPS * cell + 28
  const end = compact ? width : 0.63 * width
  const curve = (k: number, most: number): Plot => {
    const box = compact
      ? { left: k * (width / 2) + 20, right: (k + 1) * (width / 2) - 46, top: 260, bottom: 324 }
      : { left: 0.72 * width, right: width - 60, top: 30 + k * 150, bottom: 112 + k * 150 }
    return plotIn(box, [0, spec.round.max], [0, most])
  }
  return {
    compact,
    cell,
    row,
    list: { left: list, right: end, score: end - (compact ? 50 : 96), weight: end - 4, isWeighed: !compact },
    cost: 24 + 8 * row + (compact ? 18 : 26),
    price: compact ? { x: 0, y: 24 + 8 * row + 36 } : { x: list, y: 24 + 8 * row + 26 },
    correct: curve(0, 1.5),
    spread: curve(1, 5),
  }
}
type Layout = ReturnType<typeof layout>
type Part = 'grid' | 'list' | 'cost' | 'curves'

/** What each fault lights. */
const LIT: Readonly<Record<Scene['fault'], readonly Part[]>> = {
  none: ['grid', 'list', 'cost', 'curves'],
  discrete: ['list'],
  mistakes: ['grid'],
  cost: ['cost'],
  collapse: ['curves'],
}

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const lit = (part: Part) => ({
    className: 'best-of-part',
    'data-dim': LIT[s.fault].includes(part) ? undefined : true,
  })
  const line = (of: (row: Scene['now']) => number): readonly Point[] => s.history.map((row) => [row.round, of(row)])
  return (
    <>
      <g {...lit('grid')}>
        <Label x={0} y={12} quiet>
          {s.round === 0 ? words.waiting : words.groups(l.compact)}
        </Label>
        <Grid plot={l} scene={s} />
      </g>
      {s.round === 0 ? null : (
        <>
          <g {...lit('list')}>
            <List plot={l} scene={s} words={words} />
          </g>
          <g {...lit('cost')}>
            <Label x={0} y={l.cost} quiet={s.fault !== 'cost'} strong={s.fault === 'cost'}>
              {words.cost(s)}
            </Label>
            <Label x={l.price.x} y={l.price.y} quiet>
              {words.price(s)}
            </Label>
          </g>
        </>
      )}
      <g {...lit('curves')}>
        <Curve plot={l.correct} title={s.isHackable ? words.correctAndScore : words.correct} most={1} />
        {s.isHackable ? (
          <Line plot={l.correct} points={line(({ score }) => score)} kind="thick" concept="reward" />
        ) : null}
        <Line plot={l.correct} points={line(({ correct }) => correct)} concept="policy" />
        <End
          plot={l.correct}
          at={[s.round, s.now.correct]}
          concept="policy"
          text={words.p(s.now.correct)}
          low={s.isHackable}
        />
        {s.isHackable ? (
          <End plot={l.correct} at={[s.round, s.now.score]} concept="reward" text={words.score(s.now.score)} />
        ) : null}
        <Curve plot={l.spread} title={words.spread} most={4} />
        <Line plot={l.spread} points={line(({ kl }) => kl)} kind="double" concept="kl" />
        <Line plot={l.spread} points={line(({ entropy }) => entropy)} concept="ink" />
        <Both plot={l.spread} scene={s} words={words} />
      </g>
    </>
  )
}

/** A column a group, a circle an answer: filled if right, framed if kept. */
function Grid({ plot: { cell, row }, scene: s }: { readonly plot: Layout; readonly scene: Scene }) {
  const r = Math.min(9, cell * 0.37)
  const x = (group: number) => cell * (group + 0.5)
  const y = (k: number) => 24 + row * (k + 0.5)
  if (s.round === 0)
    return Array.from({ length: GROUPS * s.groupSize }, (_, k) => (
      <circle key={k} className="best-of-waiting" cx={at(x(k % GROUPS))} cy={at(y(Math.floor(k / GROUPS)))} r={at(r)} />
    ))
  return (
    <>
      <rect
        className="best-of-column"
        x={at(x(s.group) - cell / 2)}
        y="24"
        width={at(cell)}
        height={at(row * s.groupSize)}
      />
      {s.groups.map((answers, group) =>
        answers.map(({ isRight, isKept, bangs }, k) => (
          <g key={`${group} ${k}`}>
            {isKept ? (
              <rect
                className="best-of-kept"
                x={at(x(group) - cell / 2 + 1.5)}
                y={at(y(k) - row / 2 + 1.5)}
                width={at(cell - 3)}
                height={row - 3}
              />
            ) : null}
            <circle
              className="best-of-answer"
              data-right={isRight || undefined}
              cx={at(x(group))}
              cy={at(y(k))}
              r={at(r)}
            />
            {bangs === 0 ? null : (
              <Label
                x={x(group)}
                y={y(k) + 5}
                anchor="middle"
                strong
                className={isRight ? 'label best-of-bang' : 'label'}
              >
                !
              </Label>
            )}
          </g>
        )),
      )}
    </>
  )
}

interface PartProps {
  readonly plot: Layout
  readonly scene: Scene
  readonly words: Words
}

/** The answers of one group: text, score, and the weight that fine-tuning gives each. */
function List({ plot: { list: l, row }, scene: s, words }: PartProps) {
  const y = (k: number) => 24 + row * (k + 0.5) + 5
  return (
    <>
      <Label x={l.left} y={12} quiet>
        {words.answers(s)}
      </Label>
      <Label x={l.score} y={12} quiet>
        {words.scoreHead}
      </Label>
      {l.isWeighed ? (
        <Label x={l.weight} y={12} anchor="end" quiet>
          {words.weightHead}
        </Label>
      ) : null}
      {s.answers.map((answer: Answer, k) => (
        <g key={k}>
          {answer.isKept ? (
            <rect
              className="best-of-kept"
              x={at(l.left - 6)}
              y={at(y(k) - 5 - row / 2 + 1.5)}
              width={at(l.right - l.left + 6)}
              height={row - 3}
            />
          ) : null}
          <Label x={l.left} y={y(k)} strong={answer.isKept} quiet={!answer.isKept}>
            {words.text(answer, l.isWeighed ? 99 : SHORT)}
          </Label>
          <Reward x={l.score + 8} y={y(k)} value={answer.reward} />
          {l.isWeighed ? (
            <Label x={l.weight} y={y(k)} anchor="end" strong={answer.isKept} quiet={!answer.isKept}>
              {words.weight(answer)}
            </Label>
          ) : null}
        </g>
      ))}
    </>
  )
}

function Curve({ plot, title, most }: { readonly plot: Plot; readonly title: string; readonly most: number }) {
  return (
    <>
      <Label x={plot.left - 18} y={plot.top - 18} quiet>
        {title}
      </Label>
      <Axis plot={plot} side="left" values={[0, most]} grid={[most]} line={null} gap={7} />
      <Axis plot={plot} side="bottom" values={[0, 5, 10]} />
    </>
  )
}

interface EndProps {
  readonly plot: Plot
  readonly at: Point
  readonly concept: string
  readonly text: string
  /** Its number stands a little lower, clear of one above it. */
  readonly low?: boolean
}

function End({ plot, at: place, concept, text, low = false }: EndProps) {
  return (
    <>
      <Dot plot={plot} at={place} kind="winner" concept={concept} r={4.5} />
      <Label x={plot.x(place[0]) + 8} y={plot.y(place[1]) + (low ? 16 : 2)} concept={concept} strong halo>
        {text}
      </Label>
    </>
  )
}

/** Entropy and KL at their end; two numbers that would meet stand apart. */
function Both({
  plot,
  scene: { round, now },
  words,
}: {
  readonly plot: Plot
  readonly scene: Scene
  readonly words: Words
}) {
  const [entropy, kl] = [plot.y(now.entropy), plot.y(now.kl)]
  const middle = (entropy + kl) / 2
  const isClose = Math.abs(entropy - kl) < 18
  const sign = entropy <= kl ? -1 : 1
  const scene = { now } as Scene
  return (
    <>
      <Dot plot={plot} at={[round, now.kl]} kind="winner" concept="kl" r={4.5} />
      <Dot plot={plot} at={[round, now.entropy]} kind="winner" concept="ink" r={4.5} />
      <Label x={plot.x(round) + 8} y={(isClose ? middle + sign * 9 : entropy) + 5} strong halo>
        {words.entropy(scene)}
      </Label>
      <Label x={plot.x(round) + 8} y={(isClose ? middle - sign * 9 : kl) + 5} concept="kl" strong halo>
        {words.kl(scene)}
      </Label>
    </>
  )
}
