import { useState } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Difference } from './Difference.tsx'
import type { Words } from './en.ts'
import { type Choice, type Knob, choices, knobNames, knobs } from '../../course/family/knobs.ts'
import { methods } from '../../course/family/methods.ts'
import { Lines } from './Lines.tsx'
import { Matrix } from './Matrix.tsx'
import { scene } from './model.ts'
import { spec } from './params.ts'
import { Select } from './Select.tsx'

const listings = [
  () => import('../../core/advantages/group-advantages.ts?of=groupAdvantages&listing'),
  () => import('../../core/objectives/ppo-clip.ts?of=ppoClip&listing'),
  () => import('../../core/tokens/aggregate.ts?of=tokenWeights&listing'),
]

const settingsOf = (knob: Knob, words: Words) =>
  Object.entries(choices[knob] as Record<string, Choice>).map(
    ([id, { cell }]) => [id, cell || words.emptyCell] as const,
  )

export default function MethodMatrix({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  // Open from the first filter on, and until the reader closes it: the list under the hand must not fold away.
  const [isOpen, setOpen] = useState(false)
  const everyMethod = [
    ['none', words.nobody],
    ...methods.map(({ id: method, name }) => [method, name] as const),
  ] as const
  const choose = (name: 'from' | 'to' | 'lines') => ({
    value: params[name],
    options: everyMethod,
    onChange: (value: string) => set({ [name]: value }),
  })
  return (
    <Figure
      live={live}
      className="method-matrix-figure"
      look={words.look}
      drawing={<Matrix scene={s} words={words} />}
      controls={
        <>
          <details
            className="control-wide method-matrix-filters"
            open={isOpen || s.filters.length > 0}
            onToggle={(event) => setOpen(event.currentTarget.open)}
          >
            <summary>{words.filter}</summary>
            <div>
              {knobNames.map((knob) => (
                <Select
                  key={knob}
                  label={knobs[knob]}
                  value={params[knob]}
                  options={[['any', words.any], ...settingsOf(knob, words)]}
                  onChange={(value) => set({ [knob]: value })}
                />
              ))}
            </div>
          </details>
          <div className="method-matrix-compare">
            <Select label={words.compare} {...choose('from')} />
            <Select label={words.with} {...choose('to')} />
          </div>
          <Select label={words.lines} {...choose('lines')} opens />
          {s.pair ? <Difference pair={s.pair} words={words} /> : null}
          {s.lines ? <Lines lines={s.lines} words={words} /> : null}
        </>
      }
      status={words.narrate(s)}
      table={{ ...words.table, rows: s.rows.map(words.table.row) }}
      listings={listings}
    />
  )
}
