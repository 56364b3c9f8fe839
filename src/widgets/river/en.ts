import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { ACTIONS, type Try } from '../../run/models/bandit.ts'
import type { Scene } from './model.ts'

function narrate({ step, draw, drawnName, probabilities }: Scene): string {
  if (draw === null) return 'Nothing is tried yet: all five answers are equally likely.'
  const [before, after] = [probabilityText(draw.probability), probabilityText(probabilities[draw.action]!)]
  const start = `Try ${step}: the policy drew ${drawnName}, which pays ${fixed(draw.reward, 1)}; its average is ${fixed(draw.baseline, 2)}.`
  return `${start} So ${drawnName} becomes ${draw.advantage < 0 ? 'less likely' : 'likelier'}${before === after ? `, by too little to see: ${after}` : `: ${before}\u00a0→\u00a0${after}`}.`
}

export const words = {
  title: 'Five answers share the probability',
  look: {
    start: 'Five answers share the probability. Each mark is one try:',
    up: 'paid more than average, so its band widens;',
    down: 'less, so it narrows.',
  },
  pays: 'pays',
  now: 'probability now',
  nowShort: 'now',
  tries: 'tries so far',
  triesShort: 'try',
  step: 'one try',
  again: 'play again',
  buttons: 'the run',
  savedFrom: 'the home page',
  narrate,
  picture: (scene: Scene) =>
    `The probability of five answers over the last ${scene.marks.length} tries; now ${scene.probabilities.map((probability, index) => `${'ABCDE'[index]} ${probabilityText(probability)}`).join(', ')}.`,
  equation: 'The equation of the course, with the numbers of the last try',
  likely: 'how likely it was',
  better: 'how much better than usual',
  worse: 'how much worse than usual',
  times: 'times',
  nothing: 'no try yet',
  rest: [
    'Log-probability times advantage. Nudge the weights so that this product grows, draw another answer, repeat: that is the whole course. What remains are two questions, where ',
    ' comes from and how far one nudge may go.',
  ] as const,
  table: {
    caption: 'Every try of this run',
    head: ['try', 'drawn', 'reward', 'average J', 'advantage', 'π(A)', 'π(B)', 'π(C)', 'π(D)', 'π(E)'],
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
