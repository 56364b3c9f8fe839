import { fixed } from '../../plot/number.ts'
import { EARLY, HELD_ABOVE, RUNS, TRIES } from './runs.ts'
import { LOST_BELOW, type Row, type Scene } from './model.ts'

const average = { exact: 'the expected reward J', ema: 'the running average' }
const open = (n: number) =>
  n === 0 ? '' : ` (${n} ${n === 1 ? 'has' : 'have'} no answer above ${fixed(HELD_ABOVE, 1)} yet)`

function narrate({ stepSize, baseline, done, alone, compared }: Scene): string {
  const start = `At step size ${fixed(stepSize, 2)},`
  if (done < RUNS)
    return `${start} ${done} of ${RUNS} runs are done: ${alone.wrong} ended on a wrong answer with the reward alone, ${compared.wrong} with ${average[baseline]} subtracted.`
  const ends = `${start} ${alone.wrong} of ${RUNS} runs end on a wrong answer with the reward alone${open(alone.undecided)}, and ${compared.wrong} with ${average[baseline]} subtracted${open(compared.undecided)}.`
  return alone.wrong === 0
    ? ends
    : `${ends} Of the ${alone.wrong}, ${alone.lostEarly} had C below ${fixed(LOST_BELOW, 2)} after ${EARLY} tries.`
}

export const words = {
  title: 'Early luck locks in',
  look: `Each line is one run: the probability of C, the best answer, over ${TRIES} tries. Change the step size and see how many runs end at the bottom.`,
  narrate,
  picture: (s: Scene) =>
    `Two pictures of the same ${s.done} seeds, the probability of C along each run: with the reward alone, and with ${average[s.baseline]} subtracted. ${narrate(s)}`,
  alone: 'the reward alone',
  compared: (baseline: Scene['baseline']) => `the reward minus ${average[baseline]}`,
  best: (n: number) => `${n} on C`,
  wrong: (n: number) => `${n} wrong`,
  probability: 'probability of C',
  tries: 'tries',
  controls: {
    stepSize: {
      label: 'step size η',
      spoken: ({ stepSize }: Scene) => fixed(stepSize, 2),
    },
    baseline: { label: 'compare with', options: { exact: 'J, exactly', ema: 'running average' } },
  },
  table: {
    caption: `How many runs ended with more than ${fixed(HELD_ABOVE, 1)} on each answer`,
    head: ['answer', 'the reward alone', 'with a baseline'],
    row: ({ answer, alone, compared }: Row) => [answer ?? 'none', String(alone), String(compared)],
  },
}
export type Words = typeof words
