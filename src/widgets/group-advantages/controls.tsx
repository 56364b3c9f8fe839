import { type ReactElement, useId, useState } from 'react'
import type { Use } from '../../figure/definition.ts'
import { AddRemove, AxisHandle } from '../../figure/inputs.tsx'
import { at, fixed } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import { type Scene, verified } from './model.ts'
import { readReward, reward as parameter, spec } from './params.ts'

type GroupUse = Use<typeof spec, Scene, Words>

export const answers = ({ params: { rewards }, words, set }: GroupUse): ReactElement => (
  <AddRemove
    key="answers"
    count={rewards.length}
    least={spec.rewards.minLength}
    most={spec.rewards.maxLength}
    add={words.add}
    remove={words.remove}
    onAdd={() => set({ rewards: [...rewards, verified[rewards.length]!] })}
    onRemove={() => set({ rewards: rewards.slice(0, -1) })}
  />
)

export const rewardInputs = (use: GroupUse, plot: Layout, { width }: Size): readonly ReactElement[] =>
  use.scene.rows.map((_, row) => <RewardInput key={row} use={use} plot={plot} width={width} row={row} />)

interface RewardInputProps {
  readonly use: GroupUse
  readonly plot: Layout
  readonly width: number
  readonly row: number
}

/** An answer's reward: a ring around its star, and a field that takes effect as it is typed. */
function RewardInput({ use: { params, scene: s, words, set }, plot: l, width, row }: RewardInputProps) {
  const { rewards } = params
  const { text, reward } = s.rows[row]!
  const [typed, type] = useState<string | null>(null)
  /** What could not be read, said until a reward changes. */
  const [refused, refuse] = useState<{ readonly problem: string; readonly rewards: readonly number[] } | null>(null)
  const problemId = useId()
  const isRefused = refused?.rewards === rewards
  const change = (value: number) => set({ rewards: rewards.with(row, value), member: row + 1 })
  const leave = () => {
    const allowed = typed === null ? undefined : readReward(typed).problem
    if (allowed !== undefined) refuse({ problem: words.problem(typed!, allowed), rewards })
    type(null)
  }
  const { rewardY, problemY } = l.rows[row]!
  const percent = (x: number) => `${at((100 * x) / width)}%`
  return (
    <div role="group" aria-label={text}>
      <AxisHandle
        className="group-advantages-slider"
        width={width}
        left={l.axis[0]}
        right={l.axis[1]}
        y={rewardY}
        parameter={{ ...parameter, min: s.rewardRange[0], max: s.rewardRange[1] }}
        value={reward}
        onChange={change}
        label={words.rewardSlider(text)}
        spoken={words.rewardSpoken(text, reward, s.mean)}
      />
      <input
        className="group-advantages-field"
        style={{ left: percent(l.field), top: rewardY - 22 }}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={words.rewardField(text)}
        aria-invalid={(typed !== null && readReward(typed).problem !== undefined) || undefined}
        aria-describedby={isRefused ? problemId : undefined}
        value={typed ?? fixed(reward, 2)}
        onChange={({ currentTarget: { value } }) => {
          type(value)
          const read = readReward(value)
          if (read.problem === undefined) change(read.value as number)
        }}
        onBlur={leave}
        onKeyDown={({ key }) => {
          if (key === 'Enter') leave()
        }}
      />
      {isRefused ? (
        <p
          className="group-advantages-problem"
          id={problemId}
          role="alert"
          style={{ left: percent(l.columns[0]!.left), top: problemY }}
        >
          {refused.problem}
        </p>
      ) : null}
    </div>
  )
}
