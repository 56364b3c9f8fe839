import { fixed, signed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

/** Four digits below 1, and no more than an argument needs above it. */
const variance = (value: number) => fixed(value, value < 1 ? 4 : value < 10 ? 3 : 2)
const b = (value: number) => fixed(value, 3)

const times = (factor: number) => (factor >= 100 ? fixed(factor, 0) : fixed(factor, 1))

function compared({ now, zero }: Scene): string {
  if (now.baseline === 0) return 'Nothing is subtracted'
  const [more, factor] =
    now.variance > zero.variance
      ? (['more', now.variance / zero.variance] as const)
      : (['less', zero.variance / now.variance] as const)
  return factor < 1.05 ? 'About as much as with nothing subtracted' : `${times(factor)} times ${more} than with b = 0`
}

function pushes({ up, down, rewards }: Scene): string {
  if (down === rewards.length) return 'Whatever is drawn is pushed down, the best answer too.'
  if (up === rewards.length) return 'Whatever is drawn is pushed up, the worst answer too.'
  return `If drawn, ${up} ${up === 1 ? 'answer is' : 'answers are'} pushed up and ${down} down.`
}

const narrate = (s: Scene) =>
  `With b = ${b(s.now.baseline)} one estimate has a variance of ${variance(s.now.variance)}. ${compared(s)}. ${pushes(s)}`

export const words = {
  title: 'What to subtract',
  look: 'Move b, the number that is subtracted from every reward. The curve is how noisy one estimate of the gradient is, the bars are what each answer then counts.',
  narrate,
  picture: (s: Scene) =>
    `Left, the variance of one estimate as a curve over b, a parabola: least at ${b(s.least.baseline)}, and the mean reward at ${b(s.mean.baseline)}. Right, the reward minus b of each answer as a bar. ${narrate(s)}`,
  variance: 'variance of one estimate',
  written: variance,
  above: (value: number) => `↑ ${variance(value)}`,
  heads: ['answer', 'π', 'pays', 'reward − b'],
  reward: (value: number) => fixed(value, value < 1 ? 1 : 2).replace(/(\.\d)0$/, '$1'),
  mean: 'mean J',
  least: 'least',
  both: 'mean J, and least',
  controls: {
    baseline: {
      label: 'baseline b',
      spoken: (s: Scene) => `${b(s.now.baseline)}, variance ${variance(s.now.variance)}`,
    },
    pays: { label: 'answers pay', options: { game: '0.1 to 0.9', ten: '10.1 to 10.9', five: '5 to 10' } },
    policy: { label: 'policy', options: { equal: 'all equal', good: 'C at 0.9', bad: 'A at 0.9' } },
  },
  presets: { label: 'subtract', names: { zero: '0', mean: 'the mean J', least: 'the least noisy' } },
  table: {
    caption: 'Each answer: its probability, its reward, and the reward minus b',
    head: ['answer', 'probability', 'reward', 'reward − b'],
    row: ({ answer, probability, reward, advantage }: Row) => [
      answer,
      fixed(probability, 3),
      fixed(reward, 2),
      signed(advantage, 3),
    ],
  },
}
export type Words = typeof words
