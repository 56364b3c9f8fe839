import { type ReactNode, useState } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { AxisHandle, Choice, Slider, Switch } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import type { Params } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { MoreControls } from '../../figure/more-controls.tsx'
import { useUnlocked } from '../../figure/unlocked.ts'
import { usePlacedGuess } from '../../figure/question.ts'
import { number } from '../../figure/params.ts'
import { unlockAnchor } from '../../course/unlock-anchor.ts'
import { fixed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { useKeep, useOffer } from '../../figure/carried.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { Scrubber } from '../../run/scrubber.tsx'
import { useFurthest } from '../../run/use-furthest.ts'
import { words as interfaceWords } from '../../words/en/interface.ts'
import { Drawing, guessAxis, heightsOf } from './Drawing.tsx'
import type { Words } from './en.ts'
import { type Scene, rows, scene } from './model.ts'
import { spec } from './params.ts'
import { READERS_HEIGHTS, ReadersDrawing } from './Readers.tsx'
import { READERS } from './readers.ts'
import { useReaders } from './use-readers.ts'

const listings = [
  () => import('../../core/bandit/bandit.ts?of=reinforce&listing'),
  () => import('../../core/bandit/run-bandit.ts?of=runBandit&listing'),
]

/** What one try does to the logit of the answer it drew: REINFORCE with a baseline, Williams 1992, on a softmax. */
const update = tex`\Delta\parameters_{\slot{action}{\text{a}}}=\underset{\slot{stepSize}{\text{0}}}{\stepSize}\;\;\underset{\slot{advantage}{\text{0}}}{(\reward-\baseline)}\;\;\underset{\slot{rest}{\text{0}}}{(1-\pi)}=\slot{result}{\text{0}}`

/** What waits for the text: the first figure of the course opens with its buttons alone. */
const WAITING = ['stepSize', 'readers', 'averages', 'baseline', 'logits'] as const

/** A first try that draws A, the worst answer; what a guess about it is compared with. */
const WORST_FIRST = { seed: 7, step: 1, stepSize: 0.5, baseline: 'none' } as const
/** Where the mark stands when the text asks for one: at what A has now. */
const FIRST_GUESS = 0.2

/** How many of the last draws stand under the drawing; all are in the data table. */
const TRACE = 15

export default function Bandit({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const { keep, problem } = useKeep('bandit', words.savedFrom)
  const [moves, setMoves] = useState(false)
  const change = (patch: Partial<Params<typeof spec>>, asTry = false) => {
    setMoves(asTry)
    const { seed, step, stepSize, baseline } = { ...params, ...patch }
    set(patch)
    keep({ seed, step, stepSize, baseline }, { onlyWatched: false })
  }
  const s = scene(params, spec.step.max)
  const furthest = useFurthest(params.step, params === live.base)
  const offer = useOffer('bandit', spec, params)
  const sample = (count: number) => () => change({ step: Math.min(spec.step.max, params.step + count) }, true)
  const { field, waits: isOpen, place } = usePlacedGuess(id, () => change(WORST_FIRST, true))
  const isGuessed = s.step === 0 || (s.step === 1 && params.seed === WORST_FIRST.seed)
  const guess = isGuessed ? (field?.value ?? null) : null
  const controls = useUnlocked(
    id,
    [...WAITING, 'guess'],
    (name) =>
      name !== 'guess' && params[name as (typeof WAITING)[number]] !== spec[name as (typeof WAITING)[number]].start,
    (name) => {
      if (name === 'logits' || name === 'averages') set({ [name]: true })
      if (name === 'guess') {
        change({ ...WORST_FIRST, step: 0 })
        place(FIRST_GUESS)
      }
    },
  )
  const waiting = WAITING.filter((name) => !controls.isOpen(name)).length
  const waits = (name: (typeof WAITING)[number], control: ReactNode) => (
    <div key={name} className="controls-rest" data-open={controls.isOpen(name) || undefined}>
      {control}
    </div>
  )
  const drawn = s.history.flatMap(({ draw }) => (draw === null ? [] : [draw.name])).slice(-TRACE)
  return (
    <Figure
      live={live}
      className="bandit"
      look={words.look}
      drawing={
        <>
          {params.logits ? (
            <LiveFormula
              formula={update}
              values={words.slots(s)}
              label={words.formula(s)}
              {...(s.draw ? { sign: s.draw.advantage } : {})}
            />
          ) : null}
          <Responsive
            // Anew where the formula enters or leaves above it: Chromium otherwise leaves this container at height 0.
            key={String(params.logits)}
            heights={heightsOf(s)}
            label={words.picture(s)}
            draw={(size) => (
              <Drawing size={size} scene={s} words={words} moves={moves} furthest={furthest} guess={guess} />
            )}
            overlay={(size) =>
              guess === null || !isOpen || s.step > 0 ? null : (
                <AxisHandle
                  {...guessAxis(size, s)}
                  width={size.width}
                  parameter={number({ ...field!, start: guess })}
                  value={guess}
                  onChange={place}
                  label={words.guess}
                  spoken={fixed(guess, 2)}
                />
              )
            }
          />
          <p className="bandit-trace">{words.trace(drawn, s.step)}</p>
        </>
      }
      controls={
        <>
          <RunButtons label={words.buttons}>
            <RunButton primary disabled={s.isAtEnd} onPress={sample(1)}>
              {words.act}
            </RunButton>
            <RunButton disabled={s.isAtEnd} onPress={sample(10)}>
              {words.ten}
            </RunButton>
            <RunButton disabled={s.isAtEnd} onPress={sample(100)}>
              {words.hundred}
            </RunButton>
            {offer === null ? null : (
              <RunButton onPress={() => change(offer.params)}>{interfaceWords.continueFrom(offer.from)}</RunButton>
            )}
          </RunButtons>
          <Scrubber step={params.step} furthest={furthest} onSeek={(step) => change({ step })} />
          {waits(
            'stepSize',
            <Slider
              parameter={spec.stepSize}
              value={params.stepSize}
              onChange={(stepSize) => change({ stepSize })}
              label={words.stepSize}
              text={fixed(params.stepSize, 2)}
            />,
          )}
          {waits(
            'readers',
            <div className="control-wide bandit-readers">
              <RunButtons label={words.run}>
                <RunButton expanded={params.readers} onPress={() => set({ readers: !params.readers })}>
                  {params.readers ? words.hideReaders : words.run}
                </RunButton>
              </RunButtons>
              {params.readers ? <ReadersPanel scene={s} words={words} /> : null}
            </div>,
          )}
          {waits(
            'averages',
            <Switch
              value={params.averages}
              onChange={(averages) => set({ averages })}
              label={words.showAverages}
              opens
            />,
          )}
          {waits(
            'baseline',
            <Choice
              parameter={spec.baseline}
              value={params.baseline}
              onChange={(baseline) => change({ baseline })}
              label={words.baseline}
              names={words.baselines}
            />,
          )}
          {waits(
            'logits',
            <Switch value={params.logits} onChange={(logits) => set({ logits })} label={words.showLogits} opens />,
          )}
          {waiting === 0 ? null : <MoreControls waiting={waiting} onPress={controls.openAll} />}
          {problem === null ? null : <p role="status">{problem}</p>}
        </>
      }
      status={guess === null || s.step === 0 ? words.narrate(s) : words.guessed(s, guess)}
      table={{
        caption: words.table.caption(params.step),
        head: words.table.head,
        // Made when the table is opened.
        get rows() {
          return rows(params).map(words.table.row)
        },
      }}
      listings={listings}
      anchors={[...WAITING, 'guess'].map((name) => unlockAnchor(id, name))}
      seed={{ parameter: spec.seed, value: params.seed, onChange: (seed) => change({ seed }) }}
    />
  )
}

/** On its own, so that readers who finish redraw nothing but themselves. */
function ReadersPanel({ scene: s, words }: { readonly scene: Scene; readonly words: Words }) {
  const readers = useReaders(s)
  return (
    <>
      <p>{words.readersLook(s)}</p>
      <Responsive
        heights={READERS_HEIGHTS}
        label={words.readersStatus(readers)}
        draw={(size) => <ReadersDrawing size={size} readers={readers} words={words} />}
      />
      <p className="bandit-readers-status">{words.readersStatus(readers)}</p>
      <p className="visually-hidden" role="status">
        {readers.done === READERS ? words.readersStatus(readers) : ''}
      </p>
    </>
  )
}
