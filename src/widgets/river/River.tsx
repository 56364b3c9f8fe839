import { type ReactNode, useId, useRef, useState } from 'react'
import { Figure } from '../../figure/figure.tsx'
import { Switch } from '../../figure/inputs.tsx'
import type { Params } from '../../figure/params.ts'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { useKeep } from '../../figure/carried.ts'
import { PlayButton, RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { Scrubber } from '../../run/scrubber.tsx'
import { useFurthest } from '../../run/use-furthest.ts'
import { usePlay } from '../../run/use-play.ts'
import { Drawing, HEIGHTS, WIDTHS } from './Drawing.tsx'
import type { Words } from './en.ts'
import { type Scene, rows, scene, settings } from './model.ts'
import { spec } from './params.ts'

const listings = [() => import('../../core/bandit/bandit.ts?of=reinforce&listing')]

/** One try in a second and a half: time to read where the mark falls. */
const STEPS_PER_SECOND = 1 / 1.5

export default function River({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const element = useRef<HTMLDivElement>(null)
  const clipId = `${useId()}clip`
  // Tries the figure played by itself. They enter the parameters, and so the address, when the reader takes over.
  const [played, setPlayed] = useState({ since: live.params, tries: 0 })
  const tries = played.since === live.params ? played.tries : 0
  const params = { ...live.params, step: Math.min(spec.step.max, live.params.step + tries) }
  const [hasActed, setActed] = useState(false)
  const [firstStep] = useState(params.step)
  const { keep, problem } = useKeep('bandit', words.savedFrom)
  const keepRun = (next: Params<typeof spec>, onlyWatched: boolean) =>
    keep({ ...settings(next), step: next.step }, { onlyWatched })
  const isAtEnd = params.step >= spec.step.max

  const run = usePlay({
    element,
    stepsPerSecond: STEPS_PER_SECOND,
    autoplay: () => ![...new URLSearchParams(location.search).keys()].some((key) => key.startsWith(`${id}.`)),
    advance: (count) => {
      const step = Math.min(spec.step.max, params.step + count)
      setPlayed({ since: live.params, tries: tries + count })
      keepRun({ ...params, step }, !hasActed)
      return step < spec.step.max
    },
  })
  const change = (patch: Partial<Params<typeof spec>>) => {
    setActed(true)
    live.set({ step: params.step, ...patch })
    keepRun({ ...params, ...patch }, false)
  }
  const play = () => {
    setScrubs(false)
    change(isAtEnd ? { step: 0 } : {})
    run.play()
  }
  const [scrubs, setScrubs] = useState(false)
  const seek = (step: number, asScrub = false) => {
    run.pause()
    setScrubs(asScrub)
    change({ step })
  }
  const stepOnce = () => seek(Math.min(spec.step.max, params.step + 1))
  const furthest = useFurthest(params.step, live.params === live.base && tries === 0)
  const s = scene(params)
  const shown = {
    ...live,
    params,
    // A run that plays is not read aloud try by try; where it rests is.
    touched: live.touched && !run.playing,
    reset: () => {
      run.pause()
      setActed(true)
      setPlayed({ since: live.params, tries: 0 })
      live.reset()
    },
    link: () => {
      if (tries > 0) live.set({ step: params.step })
      return live.link()
    },
  }
  return (
    <div ref={element} className="river">
      <Figure
        live={shown}
        look={<Look words={words} baseline={params.baseline} />}
        drawing={
          <>
            <Responsive
              heights={HEIGHTS}
              widths={WIDTHS}
              label={words.picture(s)}
              draw={(size) => (
                <Drawing
                  size={size}
                  scene={s}
                  words={words}
                  clipId={`${clipId}${size.compact ? 'n' : 'w'}`}
                  flows={params.step !== firstStep && !scrubs}
                />
              )}
            />
            <Equation scene={s} words={words} />
          </>
        }
        controls={
          <>
            <RunButtons label={words.buttons}>
              <PlayButton
                play={{ ...run, play }}
                again={isAtEnd ? words.again : undefined}
                onPause={() => change({})}
              />
              <RunButton disabled={isAtEnd} onPress={stepOnce}>
                {words.step}
              </RunButton>
            </RunButtons>
            <Switch
              value={params.baseline === 'exact'}
              onChange={(compares) => change({ baseline: compares ? 'exact' : 'none' })}
              label={words.compare}
            />
            <Scrubber step={params.step} furthest={furthest} onSeek={(step) => seek(step, true)} />
            {problem !== null && hasActed ? <p role="status">{problem}</p> : null}
          </>
        }
        status={words.narrate(s)}
        table={{
          ...words.table,
          // Made when the table is opened.
          get rows() {
            return rows(params).map(words.table.row)
          },
        }}
        listings={listings}
        seed={{ parameter: spec.seed, value: params.seed, onChange: (seed) => change({ seed }) }}
      />
    </div>
  )
}

const Sign = ({ up }: { readonly up: boolean }) => (
  <svg className="river-sign" viewBox="0 0 10 10" aria-hidden="true">
    <path d={up ? 'M5 .8L9.8 9.2H.2Z' : 'M5 9.2L.2 .8H9.8Z'} />
  </svg>
)

function Look({ words, baseline }: { readonly words: Words; readonly baseline: Scene['baseline'] }) {
  const { start, up, down } = words.look[baseline]
  return (
    <>
      {start}{' '}
      <span data-concept="advantage-up">
        <Sign up />
      </span>{' '}
      {up}
      {down === null ? null : (
        <>
          {' '}
          <span data-concept="advantage-down">
            <Sign up={false} />
          </span>{' '}
          {down}
        </>
      )}
    </>
  )
}

const Formula = ({ html }: { readonly html: string }) => (
  <span className="river-symbol" dangerouslySetInnerHTML={{ __html: html }} />
)

/** The product that one try pushes up, with the numbers of the last try under its two factors. */
function Equation({ scene: { draw, baseline }, words }: { readonly scene: Scene; readonly words: Words }): ReactNode {
  const isUp = draw === null || draw.advantage >= 0
  const concept = isUp ? 'advantage-up' : 'advantage-down'
  return (
    <section className="river-equation" aria-label={words.equation}>
      <div className="river-factor">
        <Formula html={tex`\log\,\policy(a)`} />
        <span className="river-calculation">
          {draw === null ? words.nothing : `log ${probabilityText(draw.probability)}`}
        </span>
        <span className="river-number" data-concept="policy">
          {draw === null ? '–' : fixed(draw.logProbability, 3)}
        </span>
        <span className="river-word">{words.likely}</span>
      </div>
      <span className="river-times">
        <span aria-hidden="true">×</span>
        <span className="visually-hidden">{words.times}</span>
      </span>
      <div className="river-factor" data-concept={concept}>
        <Formula html={tex`\advantage`} />
        <span className="river-calculation">
          {draw === null
            ? words.nothing
            : `${fixed(draw.reward, 3)} − ${baseline === 'none' ? '0' : fixed(draw.baseline, 3)}`}
        </span>
        <span className="river-number">
          {draw === null ? (
            '–'
          ) : (
            <>
              <Sign up={isUp} /> {signed(draw.advantage, 3)}
            </>
          )}
        </span>
        <span className="river-word">
          {baseline === 'none' ? words.nothingSubtracted : isUp ? words.better : words.worse}
        </span>
      </div>
    </section>
  )
}
