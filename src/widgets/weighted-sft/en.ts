import { fixed, probabilityText, signed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)

function narrate(s: Scene): string {
  const { step, isSame, loss, losses, correct, corrects, answers, kind } = s
  const [first, before] = [losses[0]!, corrects[0]!]
  const push = answers.every(({ weight }) => Math.abs(weight) < 1e-9)
    ? 'All four earned the same, so every weight is 0 and the next step changes nothing.'
    : kind === 'ones'
      ? 'The next step makes all four more likely, right or wrong.'
      : kind === 'reward'
        ? 'The next step pushes up what earned a reward; a weight of 0 pushes nothing.'
        : 'The next step pushes the better answers up and the others down.'
  if (step === 0) return `Loss ${f(loss)}, P(correct) ${probabilityText(correct)}. ${push}`
  const steps = step === 1 ? '1 step' : `${step} steps`
  const change = `the loss has gone from ${f(first)} to ${f(loss)}, and P(correct) from ${probabilityText(before)} to ${probabilityText(correct)}`
  return isSame
    ? `After ${steps} on the same four answers ${change}. An older policy drew these answers: they are stale. ${push}`
    : `After ${steps}, each on four new answers, ${change}. Two values of the loss belong to different answers. ${push}`
}

export const words = {
  title: 'Fine-tuning with weights',
  look: 'TinyLM is fine-tuned on four of its own answers to “2 + 2 =”. Take ten steps with a weight of 1 for each and watch loss and P(correct). Then change the weights.',
  narrate,
  picture: (s: Scene) =>
    `Four answers with reward, weight and probability, the push on the logits of the first token, and along the steps the loss and the exact probability of a correct answer. ${narrate(s)}`,
  answer: 'answer',
  weight: 'weight',
  probability: (isShort: boolean) => (isShort ? 'probability' : 'probability; pale: at the start'),
  pushes: 'next push on the first token’s logits',
  token: (token: string) => (token === '<eos>' ? 'end' : token),
  loss: 'loss',
  correct: 'P(correct), exact',
  run: 'Train',
  unit: 'step',
  buttons: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  controls: {
    weights: { label: 'weights', options: { ones: '1 for all', reward: 'reward R', centred: 'R minus their mean' } },
    samples: { label: 'each step uses', options: { same: 'the same four', new: 'four new ones' } },
  },
  table: {
    caption: 'Loss and P(correct) after each step',
    head: ['step', 'loss', 'P(correct)'],
    row: ({ step, loss, correct }: Row): readonly string[] => [String(step), signed(loss, 3), fixed(correct, 4)],
  },
}
export type Words = typeof words
