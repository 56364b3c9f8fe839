import { fixed, probabilityText } from '../../plot/number.ts'
import type { Running, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const whole = (value: number) => Math.round(value).toLocaleString('en')
const counted = (rolls: number) => (rolls === 1 ? '1 roll' : `${whole(rolls)} rolls`)

function narrate({ outcome, rolls, asked, expected }: Scene): string {
  if (outcome === null)
    return `p shows a 6 with probability ${probabilityText(asked[5]!, 2)}, but the die you roll never does, so p/q divides by 0. No weight can replace rolls that never happen. Give 6 a weight above 0 in q.`
  const last = outcome.running.at(-1)!
  if (outcome.ratios.every((ratio) => ratio === 1))
    return `You roll the very die you ask about: every weight is 1, and both means of the ${counted(rolls)} are ${f(last.plain)}. The standard error is ${f(outcome.standardError)}.`
  return `The plain mean of ${counted(rolls)} of q is ${f(last.plain)} and estimates ${f(expected.rolled)}. Weighted by p/q it is ${f(last.reweighted)} and estimates ${f(expected.asked)}, with a standard error of ${f(outcome.standardError)}; rolls of p itself would have ${f(outcome.ownError)}. The effective sample size is ${whole(outcome.effective)}.`
}

/** Both are open where q cannot show what p can: the weight would be something divided by 0. */
const slots = ({ outcome, expected }: Scene) => ({
  mean: outcome === null ? '?' : f(outcome.running.at(-1)!.reweighted),
  expected: outcome === null ? '?' : f(expected.asked),
})

const weight = (die: 'asked' | 'rolled') => ({
  spoken: (scene: Scene, params: Readonly<Record<'asked' | 'rolled', number>>) =>
    `${fixed(params[die], 1)}, probability of a 6 ${probabilityText(scene[die][5]!, 2)}${scene.outcome === null ? ', refused: q must be able to show a 6, because p is' : ''}`,
})

export const words = {
  title: 'Which distribution?',
  look: 'You roll the die q, but you ask about the die p. Make 6 rarer or more frequent in q, and watch which mean moves and how wide the band gets.',
  narrate,
  slots,
  formula: (scene: Scene) =>
    `The expectation under p is the expectation under q of x times p over q, ${slots(scene).expected}; the mean of the weighted rolls is ${slots(scene).mean}.`,
  picture: (scene: Scene) =>
    `Left, the probability of each face under p and under q, and the weight p/q. Right, along the number of rolls of q: their plain mean, and their mean weighted by p/q in a band of one standard error. ${narrate(scene)}`,
  faces: 'filled: p, asked; dotted: q, rolled',
  ratio: 'weight p/q',
  ratios: (value: number) => `×${fixed(value, 2)}`,
  noRatio: 'none',
  mean: 'mean so far: dotted plain, solid weighted',
  refused: 'nothing to weight',
  rolls: 'rolls',
  whole,
  expected: (value: number) => `= ${f(value)}`,
  controls: {
    rolled: {
      ...weight('rolled'),
      label: ({ outcome }: Scene) => (outcome === null ? 'q must show a 6' : 'weight of 6 in q'),
    },
    rolls: { label: 'rolls N', spoken: ({ rolls }: Scene) => whole(rolls) },
    asked: { ...weight('asked'), label: 'weight of 6 in p' },
  },
  presets: {
    label: 'q to try',
    names: { same: 'p itself', loaded: 'often 6', rare: 'rarely 6', never: 'never 6' },
  },
  table: {
    caption:
      'Both means of the rolls so far, and one standard error of the weighted one on both sides of its expectation',
    head: ['rolls', 'plain mean', 'weighted mean', 'E − σ/√N', 'E + σ/√N'],
    row: ({ n, plain, reweighted, low, high }: Running) => [
      whole(n),
      ...[plain, reweighted, low, high].map((value) => fixed(value, 4)),
    ],
  },
}
export type Words = typeof words
