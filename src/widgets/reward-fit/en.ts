import { fixed, signed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

const FEATURES = ['right', 'each token', 'each “!”'] as const
const percent = (share: number) => `${fixed(100 * share, 0)} %`
const quoted = (text: string) => (text === '' ? 'the empty answer' : `“${text}”`)

function favourite({ favourite: best }: Scene): string {
  return best === null ? '' : `It scores ${quoted(best.text)} highest, which is ${best.isRight ? 'right' : 'wrong'}.`
}

function narrate(s: Scene): string {
  const { count, accuracy, from, weights, isWithoutBang } = s
  if (count === 0)
    return 'No choice yet, so every weight is 0 and every answer scores the same. Choose the answer you like better.'
  const fitted = `${count} ${count === 1 ? 'choice' : 'choices'}: the model predicts ${percent(accuracy!)} of them. ${favourite(s)}`
  if (accuracy === 1)
    return `${fitted} No choice contradicts it, so ${s.hasDecay ? 'only weight decay keeps the weights finite.' : `each further step makes the weights larger (${s.steps} so far).`}`
  if (isWithoutBang && from === 'labellers')
    return `${fitted} No answer had a “!”, so its weight stays ${fixed(weights[2]!, 0)}: about “!” the model has learned nothing.`
  if (s.wanted === null) return fitted
  const gap = weights[2]! - s.wanted[2]!
  return s.wanted[2] === 0 && Math.abs(gap) > 0.25
    ? `${fitted} These labellers do not care about “!”; its weight comes from chance.`
    : fitted
}

export const words = {
  title: 'Fit a reward model',
  look: ({ from }: Scene) =>
    from === 'own'
      ? 'Which answer to “2 + 2 =” do you like better? Choose ten times. After each choice the model is fitted anew.'
      : 'Labellers have compared answers of TinyLM. Short lines show what they like, bars what the model has learned.',
  narrate,
  picture: (s: Scene) =>
    `Three weights as bars; beside them the curve of preference over the lead of the chosen answer, and below it how many choices have which lead. ${narrate(s)}`,
  weights: 'weight in the score r = w · features',
  features: FEATURES,
  weight: (weight: number) => signed(weight, 2),
  favourite: 'highest score',
  best: ({ favourite: best }: Scene) => (best === null ? 'none yet' : quoted(best.text)),
  verdict: ({ favourite: best }: Scene) => (best === null ? '' : best.isRight ? '✓ right' : '✗ wrong'),
  curve: 'P(the chosen answer wins)',
  counts: 'choices by lead; empty: not predicted',
  lead: 'lead Δ of the chosen answer',
  tick: (value: number) => signed(value, 0),
  question: 'Which is better?',
  answer: (text: string) => `“${text}”`,
  undo: 'undo',
  draw: 'Comparisons',
  more: '10 more',
  fewer: '10 fewer',
  others: 'others',
  controls: {
    from: { label: 'who compares', options: { own: 'you', labellers: 'labellers' } },
    taste: { label: 'besides right answers they like', options: { right: 'nothing', bang: '“!”', length: 'length' } },
    count: { label: 'comparisons', spoken: (s: Scene) => narrate(s) },
    noise: { label: 'they choose', options: { noisy: 'by chance, as σ(Δ) says', strict: 'always what they like' } },
    plain: 'compare only answers without “!”',
    decay: 'weight decay 0.01',
    steps: { label: 'gradient steps', spoken: (s: Scene) => `${s.steps}; ${narrate(s)}` },
  },
  presets: { label: 'labellers', names: { people: 'people', fans: 'fans of “!”', judge: 'a judge who likes length' } },
  table: {
    caption: 'The fitted weights, and what the labellers like',
    head: ['feature', 'weight', 'labellers'],
    row: ({ feature, weight, wanted }: Row): readonly string[] => [
      FEATURES[feature],
      signed(weight, 3),
      wanted === null ? 'not known' : signed(wanted, 1),
    ],
  },
}
export type Words = typeof words
