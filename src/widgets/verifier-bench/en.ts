import { fixed, probabilityText } from '../../plot/number.ts'
import type { Row, Scene, Trial } from './model.ts'

const RULES = { contains: 'contains 4', last: 'last digit is 4', exact: 'is exactly “4”' } as const
const KINDS: Readonly<Record<Trial, string>> = {
  plain: 'the answer',
  thought: 'a word before',
  loud: 'with a “!”',
  everything: 'every digit',
  twoWrong: 'two answers',
  twoRight: 'two answers',
  truncated: 'cut, no end',
  empty: 'empty',
}
const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

function verdicts({ trials }: Scene): string {
  const fooled = trials.filter(({ isPaid, isRight }) => isPaid && !isRight).length
  const missed = trials.filter(({ isPaid, isRight }) => !isPaid && isRight).length
  if (fooled === 0 && missed === 0) return 'The rule agrees with the grader on all eight.'
  const paid = `pays for ${NUMBERS[fooled]} wrong ${fooled === 1 ? 'answer' : 'answers'}`
  const refused = `refuses ${NUMBERS[missed]} right ${missed === 1 ? 'one' : 'ones'}`
  return `The rule ${fooled > 0 ? paid : ''}${fooled > 0 && missed > 0 ? ' and ' : ''}${missed > 0 ? refused : ''}.`
}

function narrate(s: Scene): string {
  const [paid, right] = [s.paid.at(-1)!, s.right.at(-1)!]
  const now = `TinyLM is paid ${probabilityText(paid, 2)} and right ${probabilityText(right, 2)}`
  if (s.step === 0) return `${verdicts(s)} ${now} on average.`
  const answer = `Its most probable answer is now “${s.greedy}”.`
  return `After ${s.step} ${s.step === 1 ? 'step' : 'steps'} ${now}. ${answer}`
}

export const words = {
  title: 'A rule on the test bench',
  look: 'A program grades answers to “2 + 2 =”. Compare its verdicts with a careful grader’s, then train TinyLM on it.',
  narrate,
  picture: (s: Scene) =>
    `Eight answers with a grader’s verdict and the rule’s; beside them reward and probability of a right answer over the steps of training. ${narrate(s)}`,
  answer: 'answer',
  grader: 'grader',
  rule: 'rule',
  text: (text: string) => (text === '' ? '(nothing)' : text),
  kind: (kind: Trial) => KINDS[kind],
  verdict: (isGood: boolean) => (isGood ? '✓' : '✗'),
  fooled: 'fooled',
  missed: 'missed',
  curves: 'over the steps: paid and right',
  paid: (value: number) => `paid ${probabilityText(value, 2)}`,
  right: (value: number) => `right ${probabilityText(value, 2)}`,
  steps: 'steps',
  run: 'Train',
  unit: 'step',
  buttons: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  controls: {
    rule: { label: 'rule', options: RULES },
    questions: { label: 'train on', options: { one: '2 + 2', three: '1 + 2, 2 + 2 and 2 + 3' } },
  },
  table: {
    caption: 'What the rule pays, and how often the answer is right',
    head: ['step', 'paid', 'right'],
    row: ({ step, paid, right }: Row): readonly string[] => [String(step), fixed(paid, 4), fixed(right, 4)],
  },
}
export type Words = typeof words
