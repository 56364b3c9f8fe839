import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { ACTIONS, type Try } from '../../run/models/bandit.ts'
import { tryInWords } from '../../run/models/bandit-words.ts'
import type { Scene } from './model.ts'

const narrate = ({ step, baseline, draw, probabilities }: Scene): string =>
  draw === null
    ? 'No try yet: all five answers are equally likely.'
    : tryInWords({ step, baseline, draw, probabilities })

export const words = {
  title: 'Five answers share the probability',
  look: {
    none: {
      start: 'Each',
      up: 'is one try: its answer becomes more likely. Then tick “compare with the average”.',
      down: null,
    },
    exact: {
      start: 'Each mark is one try:',
      up: 'paid more than the average,',
      down: 'paid less and becomes less likely.',
    },
  },
  pays: 'pays',
  now: 'probability now',
  nowShort: 'now',
  tries: 'tries so far',
  triesShort: 'try',
  step: 'one try',
  again: 'play again',
  buttons: 'the run',
  compare: 'compare with the average',
  savedFrom: 'the home page',
  narrate,
  picture: (scene: Scene) =>
    `The probability of five answers over the last ${scene.marks.length} tries; now ${scene.probabilities.map((probability, index) => `${'ABCDE'[index]} ${probabilityText(probability)}`).join(', ')}.`,
  equation: 'What one try pushes up, with the numbers of the last try',
  likely: 'how likely it was',
  nothingSubtracted: 'what it paid, compared with nothing',
  better: 'how much better than the average',
  worse: 'how much worse than the average',
  times: 'times',
  nothing: 'no try yet',
  table: {
    caption: 'Every try of this run',
    head: ['try', 'drawn', 'reward', 'compared with', 'advantage', 'π(A)', 'π(B)', 'π(C)', 'π(D)', 'π(E)'],
    row: ({ step, draw, probabilities }: Try) => [
      String(step),
      ...(draw === null
        ? ['none', '', '', '']
        : [ACTIONS[draw.action]!, fixed(draw.reward, 1), fixed(draw.baseline, 3), signed(draw.advantage, 3)]),
      ...probabilities.map((probability) => fixed(probability, 4)),
    ],
  },
}
export type Words = typeof words
