import { pow } from '../../core/mathematics/pow.ts'
import { TINYLM_MAX_LENGTH, TINYLM_PROMPT, TINYLM_VOCABULARY } from '../../core/tinylm/model.ts'
import type { DrawingProps } from '../../figure/definition.ts'
import { ProbabilityBar, SignedBar } from '../../plot/bars.tsx'
import { useHatch } from '../../plot/hatch.tsx'
import { ColumnHeads } from '../../plot/heads.tsx'
import { Label, Letter } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Block, Scene } from './model.ts'

const TOKENS = 7
const CHARACTER = 7.4

/** The tree with its bottom row, and beside it or below it the tokens that can follow. */
export function layout({ width, compact }: Size) {
  const row = compact ? 25 : 31
  const right = compact ? width : 0.55 * width
  const bottom = row * (TINYLM_MAX_LENGTH + 1) + 8
  const left = compact ? 0 : 0.61 * width
  const top = compact ? bottom + 132 : 44
  const part = width - left
  return {
    row,
    x: scaleLinear([0, 1], [0, right]),
    top: (level: number) => row * level,
    bottom,
    earned: 44,
    foot: bottom + 64,
    table: {
      left,
      y: (token: number) => top + 27 * token,
      heads: top - 24,
      policy: scaleLinear([0, 1], [left + 46, left + 46 + 0.26 * part]),
      q: left + 0.62 * part,
      advantage: scaleLinear([-1, 1], [left + 0.62 * part + 10, width]),
      value: top + 27 * TOKENS + 4,
    },
  }
}
type Layout = ReturnType<typeof layout>

/** What each word lights. */
const LIT: Readonly<Record<Scene['word'], readonly string[]>> = {
  none: ['tree', 'path', 'ends', 'tokens', 'policy', 'q', 'advantage', 'value'],
  state: ['path'],
  action: ['tokens'],
  policy: ['tokens', 'policy'],
  transition: ['path', 'tokens'],
  trajectory: ['path', 'tree'],
  reward: ['ends'],
  return: ['ends'],
  value: ['path', 'value'],
  advantage: ['tokens', 'advantage', 'q'],
}

const box = (x: number, y: number, width: number, height: number) =>
  `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h${at(-width)}Z`

export function Drawing({ plot: l, scene: s, words }: DrawingProps<Scene, Words, Layout>) {
  const lit = (part: string) => ({
    className: 'answer-tree-part',
    'data-dim': LIT[s.word].includes(part) ? undefined : true,
  })
  return (
    <>
      <g {...lit('tree')}>
        <Tree plot={l} blocks={s.blocks} words={words} />
      </g>
      <g {...lit('ends')}>
        <Ends plot={l} scene={s} words={words} />
      </g>
      <g {...lit('path')}>
        <rect className="answer-tree-state" x="1" y="1" width={at(l.x(1) - 2)} height={l.row - 2} />
        <Label x={8} y={l.row / 2 + 5} strong>
          {TINYLM_PROMPT}
        </Label>
        {s.steps.map(({ from, to }, t) => (
          <rect
            key={t}
            className="answer-tree-state"
            data-last={t === s.steps.length - 1 || undefined}
            x={at(Math.min(l.x(from), l.x(1) - 3))}
            y={at(l.top(t + 1))}
            width={at(Math.max(3, l.x(to) - l.x(from)))}
            height={l.row - 1}
          />
        ))}
      </g>
      <Following plot={l} scene={s} words={words} lit={lit} />
    </>
  )
}

interface TreeProps {
  readonly plot: Layout
  readonly blocks: readonly Block[]
  readonly words: Words
}

/** Every block wide enough for its own outline; below a whole answer its column down to the bottom row. */
function Tree({ plot: l, blocks, words }: TreeProps) {
  const place = ({ level, from, to }: Block) => [l.x(from), l.top(level), l.x(to) - l.x(from)] as const
  return (
    <>
      <path
        className="answer-tree-column"
        d={blocks
          .filter(({ ends, from, to }) => ends !== null && l.x(to) - l.x(from) > 2)
          .map((block) => {
            const [x, y, width] = place(block)
            return box(x, y, width, l.bottom - 4 - y)
          })
          .join('')}
      />
      <path
        className="answer-tree-block"
        d={blocks
          .filter(({ ends }) => ends === null)
          .map((block) => {
            const [x, y, width] = place(block)
            return box(x + 0.5, y + 0.5, Math.max(0.5, width - 1), l.row - 1)
          })
          .join('')}
      />
      {blocks.map((block) => {
        const [x, y, width] = place(block)
        const word = block.token === TOKENS - 1 ? words.end : TINYLM_VOCABULARY[block.token]!
        return width < word.length * CHARACTER + 3 ? null : (
          <Label
            key={`${block.level} ${at(x)}`}
            x={x + width / 2}
            y={y + l.row / 2 + 5}
            anchor="middle"
            quiet={block.ends !== null}
          >
            {word}
          </Label>
        )
      })}
    </>
  )
}

/** The bottom row: its width is 1, and a right answer of T tokens is filled to γ^(T−1) of the height. */
function Ends({ plot: l, scene: s, words }: { readonly plot: Layout; readonly scene: Scene; readonly words: Words }) {
  const [hatch, pattern] = useHatch()
  const base = l.bottom + l.earned
  const right: string[] = []
  const earned: string[] = []
  const cut: string[] = []
  for (const { from, ends } of s.blocks) {
    if (ends === null) continue
    let x = l.x(from)
    const width = (p: number) => l.x(p) - l.x(0)
    ends.right.forEach((p, length) => {
      if (p === 0) return
      const height = l.earned * pow(s.gamma, length - 1)
      right.push(box(x, l.bottom, width(p), l.earned))
      earned.push(box(x, base - height, width(p), height))
      x += width(p)
    })
    x += width(ends.wrong)
    if (ends.cut > 0) cut.push(box(x, l.bottom, width(ends.cut), l.earned))
  }
  return (
    <>
      {pattern}
      <path className="answer-tree-right" d={right.join('')} />
      <path className="fill" data-concept="reward" d={earned.join('')} />
      <path fill={hatch} d={cut.join('')} />
      <path className="tick" d={box(0.5, l.bottom, l.x(1) - 1, l.earned)} fill="none" />
      <Label x={0} y={l.foot} quiet>
        {words.bottom(s)}
      </Label>
      {s.map ? null : (
        <Label x={0} y={l.foot + 20} concept="reward" strong>
          {words.objective(s)}
        </Label>
      )}
    </>
  )
}

interface FollowingProps {
  readonly plot: Layout
  readonly scene: Scene
  readonly words: Words
  readonly lit: (part: string) => object
}

/** The tokens that can follow: how likely each is, what it is worth, and how much more than usual. */
function Following({ plot: { table: l }, scene: s, words, lit }: FollowingProps) {
  if (s.next.length === 0)
    return (
      <Label x={l.left} y={l.heads} strong>
        {words.ended(s)}
      </Label>
    )
  return (
    <>
      <ColumnHeads
        y={l.heads}
        heads={[
          { x: l.left, text: words.next },
          { x: l.policy(0), text: <Letter>π</Letter> },
          ...(s.map
            ? []
            : [
                { x: l.q, text: <Letter>Q</Letter>, anchor: 'end' as const },
                { x: l.advantage(0), text: <Letter>A</Letter>, anchor: 'middle' as const },
              ]),
        ]}
      />
      {s.next.map(({ token, word, probability, q, advantage }) => (
        <g key={token}>
          <g {...lit('tokens')}>
            <Label x={l.left} y={l.y(token) + 5} strong>
              {word}
            </Label>
          </g>
          <g {...lit('policy')}>
            <ProbabilityBar x={l.policy} y={l.y(token)} value={probability} digits={2} thick={14} />
          </g>
          {s.map ? null : (
            <>
              <g {...lit('q')}>
                <Label x={l.q} y={l.y(token) + 5} anchor="end">
                  {words.q(q)}
                </Label>
              </g>
              <g {...lit('advantage')}>
                <SignedBar x={l.advantage} y={l.y(token)} value={advantage} digits={2} thick={10} />
              </g>
            </>
          )}
        </g>
      ))}
      {s.map ? null : (
        <g {...lit('value')}>
          <Label x={l.q} y={l.value} anchor="end" concept="value" strong>
            {words.value(s)}
          </Label>
        </g>
      )}
    </>
  )
}
