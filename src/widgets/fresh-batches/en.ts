import { fixed } from '../../plot/number.ts'
import { RUNS, type Row, type RuleName, SAMPLES, type Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)

/** Clip, no clip, penalty: always in this order. */
const three = (texts: readonly (string | number)[]) => texts.join(', ')

function verdict({ behind, saves, rules: [clip, none] }: Scene): string {
  const isLater = (clip.samplesToGoal ?? Infinity) > (none.samplesToGoal ?? Infinity)
  if (saves === 'more') return isLater ? 'Here the clip is slower and safer.' : 'Here the clip pays.'
  if (behind) return 'Here the clip costs more than it saves.'
  return saves === 'fewer' ? 'Here the clip loses runs.' : 'Here the bands show no difference.'
}

function recorded(scene: Scene): string {
  const { isSame, rules, behind, passes } = scene
  if (isSame)
    return `${passes === 1 ? 'One pass over a batch that the present policy drew' : 'In these runs'}: every ratio is 1 when its gradient is taken, so neither clip nor penalty acts and the three rules agree.`
  const goal = rules.map(({ samplesToGoal }) => samplesToGoal ?? 'never')
  const isPoint = behind?.from === behind?.to
  const low = behind
    ? ` ${isPoint ? 'At' : `From ${behind.from} to`} ${behind.to} samples the clip’s median lies below the band without it, ${isPoint ? '' : 'in the end '}by ${f(behind.by)}.`
    : ''
  return `${verdict(scene)} Samples until the median passes 0.80 (clip, no clip, KL): ${three(goal)}.${low}`
}

const live = ({ step, rules, isSame }: Scene): string => {
  if (step === 0) return ''
  const now = rules.map((rule) => f(rule.live.at(-1)![1]))
  return ` Your run: ${isSame ? now[0] : three(now)}.`
}

const narrate = (scene: Scene) => recorded(scene) + live(scene)

/** In the drawing, so not in the sentence under it. */
const lost = ({ rules }: Scene) =>
  `end below 0.5: ${rules.map(({ name, lost }) => `${names[name]} ${lost}`).join(' · ')}`

const names: Readonly<Record<RuleName, string>> = { clip: 'clip', none: 'no clip', kl: 'KL' }
const tuned = ({ rules, isTuned }: Scene) =>
  isTuned ? ` Step sizes: ${three(rules.map(({ stepSize }) => stepSize))}; β = ${rules[2].beta}.` : ''

export const words = {
  title: 'Clip, no clip and a KL penalty over fresh batches',
  look: 'Change the passes over each batch: which rule is slower, and which loses runs?',
  names,
  recorded: `expected reward J, ${RUNS} recorded runs`,
  band: 'line: median · band: 10–90 %',
  live: (seed: number) => `J of one run, computed here, seed ${seed}`,
  waiting: 'press “play”',
  samples: 'samples',
  lost,
  steps: ({ rules }: Scene) => `η: ${rules.map(({ name, stepSize }) => `${names[name]} ${stepSize}`).join(' · ')}`,
  value: f,
  narrate: (scene: Scene) => narrate(scene) + tuned(scene),
  picture: (scene: Scene) =>
    `Expected reward over ${SAMPLES} samples under three rules: ${RUNS} recorded runs beside one live run. Recorded runs that ${lost(scene)}. ${narrate(scene)}`,
  run: 'the live run',
  again: 'again',
  one: 'one batch',
  controls: {
    passes: { label: 'passes', options: {} },
    step: { label: 'batches used', spoken: ({ step }: Scene) => `${step} batches of 8 samples` },
    lag: { label: 'lag, in batches', options: {} },
    tuned: 'the best step size for each rule',
  },
  presets: {
    label: 'the clip …',
    names: {
      nothing: 'does nothing',
      costs: 'costs',
      saves: 'saves runs',
      stale: 'costs most',
      tuned: 'each rule tuned',
    },
  },
  table: {
    caption: ({ seed }: Scene) =>
      `Expected reward: median (10–90 %) of ${RUNS} recorded runs, and the live run, seed ${seed}`,
    head: ['samples', 'clip', 'no clip', 'KL penalty', 'live: clip', 'live: no clip', 'live: KL penalty'],
    row: ({ samples, rules }: Row) => [
      String(samples),
      ...rules.map(({ recorded: { low, median, high } }) => `${f(median)} (${f(low)}–${f(high)})`),
      ...rules.map((rule) => (rule.live === null ? '' : fixed(rule.live, 4))),
    ],
  },
}
export type Words = typeof words
