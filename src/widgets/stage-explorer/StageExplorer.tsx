import { type KeyboardEvent, useId, useRef } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Label } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import { Wire } from '../../plot/wires.tsx'
import type { Words } from './en.ts'
import { type Presence, type Reader, type Scene, type Stage, readers, scene } from './model.ts'
import { spec, stages } from './params.ts'

const listings = [() => import('./model.ts?listing')]

const concepts: Record<Reader, string> = {
  check: 'reward',
  rewardModel: 'reward',
  reference: 'reference',
  valueModel: 'value',
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Every box keeps its place in all four stages, so that what appears and what goes is seen. */
function layout({ width, compact }: Size) {
  const reader = (k: number): Place =>
    compact
      ? { x: 66, y: 150 + 54 * k, width: width - 82, height: 46 }
      : { x: 0.545 * width, y: 8 + 64 * k, width: 0.25 * width, height: 50 }
  const middle = 129
  return {
    reader,
    data: compact
      ? { x: 36, y: 0, width: width - 36, height: 46 }
      : { x: 0, y: middle - 25, width: 0.2 * width, height: 50 },
    policy: compact
      ? { x: 36, y: 70, width: width - 36, height: 46 }
      : { x: 0.245 * width, y: middle - 25, width: 0.165 * width, height: 50 },
    signal: compact
      ? { x: 36, y: 386, width: width - 36, height: 46 }
      : { x: 0.845 * width, y: middle - 25, width: 0.155 * width, height: 50 },
    /** Where the policy's output fans out, and where the verdicts come together. */
    out: compact ? 51 : 0.52 * width,
    back: compact ? width - 6 : 0.82 * width,
  }
}

/** The picture of one stage alone: same scene, same SVG. */
export function Drawing({
  size,
  scene: s,
  words,
}: {
  readonly size: Size
  readonly scene: Scene
  readonly words: Words
}) {
  const { compact, width } = size
  const { reader, data, policy, signal, out, back } = layout(size)
  // Between phone and page there is room for names only.
  const isTight = !compact && width < 690
  const shown = (box: readonly [string, string]) => (isTight ? ([box[0], ''] as const) : box)
  const text = words.boxes[s.stage]
  const present = readers.flatMap((name, k) => (s.readers[name] === 'absent' ? [] : [{ name, place: reader(k) }]))
  const middles = present.map(({ place }) => place.y + place.height / 2)
  const [first, last] = [middles[0]!, middles.at(-1)!]
  const middle = policy.y + policy.height / 2
  // The upper half of the check's side belongs to what the data says.
  const checkShift = present[0]!.name === 'check' && !compact ? 8 : 0
  return (
    <>
      <g className="stage-explorer-wires">
        {compact ? (
          <>
            <Wire
              by={[
                [out, data.y + data.height],
                [out, policy.y],
              ]}
              tip="down"
            />
            <Wire
              by={[
                [out, policy.y + policy.height],
                [out, last],
              ]}
              tip={null}
            />
            <Label x={out + 15} y={policy.y + policy.height + 22} quiet>
              {words.produces[s.produces]}
            </Label>
            <Wire
              by={[
                [back, first],
                [back, signal.y],
              ]}
              tip="down"
            />
            <Wire
              strong
              concept="policy"
              by={[
                [signal.x, signal.y + 23],
                [10, signal.y + 23],
                [10, middle],
                [policy.x, middle],
              ]}
              tip="right"
            />
            <Label x={0} y={0} anchor="middle" transform={`translate(26 ${at((signal.y + middle) / 2)}) rotate(-90)`}>
              {words.update}
            </Label>
          </>
        ) : (
          <>
            <Wire
              by={[
                [data.width, middle],
                [policy.x, middle],
              ]}
              tip="right"
            />
            <Wire
              by={[
                [policy.x + policy.width, middle],
                [out, middle],
              ]}
              tip={null}
            />
            <Wire
              by={[
                [out, Math.min(first + checkShift, middle)],
                [out, Math.max(last, middle)],
              ]}
              tip={null}
            />
            <Label x={policy.x + policy.width + 8} y={middle - 10} quiet halo>
              {words.produces[s.produces]}
            </Label>
            <Wire
              by={[
                [back, Math.min(first, middle)],
                [back, Math.max(last, middle)],
              ]}
              tip={null}
            />
            <Wire
              by={[
                [back, middle],
                [signal.x, middle],
              ]}
              tip="right"
            />
            <Wire
              strong
              concept="policy"
              by={[
                [signal.x + signal.width / 2, signal.y + signal.height],
                [signal.x + signal.width / 2, 282],
                [policy.x + policy.width / 2, 282],
                [policy.x + policy.width / 2, policy.y + policy.height],
              ]}
              tip="up"
            />
            <Label x={policy.x + policy.width / 2 + 12} y={274}>
              {words.update}
            </Label>
            {s.dataFeedsCheck ? (
              <>
                <Wire
                  by={[
                    [data.width / 2, data.y],
                    [data.width / 2, 25],
                    [reader(0).x, 25],
                  ]}
                  tip="right"
                />
                <Label x={data.width / 2 + 12} y={17} quiet>
                  {words.dataFeeds[s.stage]}
                </Label>
              </>
            ) : null}
          </>
        )}
        {present.map(({ name, place }) => {
          const y = place.y + place.height / 2 + (name === 'check' ? checkShift : 0)
          return (
            <g key={name}>
              <Wire
                by={[
                  [out, y],
                  [place.x, y],
                ]}
                tip="right"
              />
              <Wire
                by={[
                  [place.x + place.width, place.y + place.height / 2],
                  [back, place.y + place.height / 2],
                ]}
                tip={null}
              />
            </g>
          )
        })}
      </g>
      <Box place={data} presence="data" text={shown(text.data)} oneLine={compact} />
      <Box place={policy} presence="trained" concept="policy" text={shown(words.policy)} oneLine={compact} />
      {readers.map((name, k) => (
        <Box
          key={name}
          place={reader(k)}
          presence={s.readers[name]}
          concept={s.readers[name] === 'data' ? 'ink' : concepts[name]}
          text={shown(text[name])}
        />
      ))}
      <Box place={signal} presence="data" text={shown(text.signal)} oneLine={compact && width > 300} />
    </>
  )
}

interface BoxProps {
  readonly place: Place
  readonly presence: Presence
  readonly text: readonly [name: string, detail: string]
  readonly concept?: string
  readonly oneLine?: boolean
}

/** A trained model has a heavy outline, a frozen one a light one, a missing one dots; data and programs stand between rules. */
function Box({ place: { x, y, width, height }, presence, text: [name, detail], concept = 'ink', oneLine }: BoxProps) {
  const isOpen = presence === 'data' || presence === 'program'
  const line = oneLine || detail === ''
  return (
    <g data-concept={presence === 'absent' ? undefined : concept}>
      {isOpen ? (
        <path className="stage-explorer-open" d={`M${at(x)} ${at(y)}h${at(width)}m0 ${at(height)}h${at(-width)}`} />
      ) : (
        <rect
          className={`stage-explorer-${presence}`}
          x={at(x)}
          y={at(y)}
          width={at(width)}
          height={at(height)}
          rx="2"
        />
      )}
      <Label
        x={x + 10}
        y={y + (line ? height / 2 + 5 : 20)}
        strong={presence !== 'absent'}
        quiet={presence === 'absent'}
        concept={presence === 'absent' ? undefined : 'ink'}
      >
        {name}
        {oneLine ? <tspan className="stage-explorer-detail">{` ${detail}`}</tspan> : null}
      </Label>
      {line ? null : (
        <Label x={x + 10} y={y + 39} quiet>
          {detail}
        </Label>
      )}
    </g>
  )
}

export default function StageExplorer({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { stage } = live.params
  const tabId = useId()
  const tabs = useRef<Partial<Record<Stage, HTMLButtonElement | null>>>({})

  const onKeyDown = (event: KeyboardEvent) => {
    const here = stages.indexOf(stage)
    const last = stages.length - 1
    const targets: Partial<Record<string, number>> = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    live.set({ stage: stages[target]! })
    tabs.current[stages[target]!]?.focus()
  }

  return (
    <Figure
      live={live}
      look={words.look}
      drawing={
        <>
          <div className="stage-explorer-tabs script-only" role="tablist" aria-label={words.tabs}>
            {stages.map((name) => (
              <button
                key={name}
                ref={(element) => void (tabs.current[name] = element)}
                type="button"
                role="tab"
                id={`${tabId}${name}`}
                aria-controls={`${tabId}${name}-panel`}
                aria-selected={name === stage}
                tabIndex={name === stage ? 0 : -1}
                onClick={() => live.set({ stage: name })}
                onKeyDown={onKeyDown}
              >
                {words.stages[name]}
              </button>
            ))}
          </div>
          <div className="stage-explorer-panels">
            {stages.map((name) => (
              <Panel key={name} name={name} tabId={tabId} isCurrent={name === stage} words={words} />
            ))}
          </div>
        </>
      }
      room={{ status: { wide: 3, narrow: 5 } }}
      status={words.narrate(scene(live.params))}
      table={{ ...words.table, rows: stages.map(words.table.row) }}
      listings={listings}
    />
  )
}

interface PanelProps {
  readonly name: Stage
  readonly tabId: string
  readonly isCurrent: boolean
  readonly words: Words
}

/** All four stand in the page; the style sheet hides three of them where scripts run. */
function Panel({ name, tabId, isCurrent, words }: PanelProps) {
  const s = scene({ stage: name })
  return (
    <div
      className="stage-explorer-panel"
      role="tabpanel"
      id={`${tabId}${name}-panel`}
      aria-labelledby={`${tabId}${name}`}
      data-current={isCurrent || undefined}
      tabIndex={0}
    >
      <p className="stage-explorer-name">{words.stages[name]}</p>
      <Responsive
        heights={{ wide: 288, narrow: 436 }}
        label={words.picture(s)}
        draw={(size) => <Drawing size={size} scene={s} words={words} />}
      />
      <dl className="stage-explorer-facts">
        {words.facts.map((fact, k) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{words.panels[name][k]}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
