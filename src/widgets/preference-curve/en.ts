import { fixed, probabilityText, signed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 3)
const score = (value: number) => signed(value, Number.isInteger(value) ? 0 : 1)
const bracketed = (value: number) => (value < 0 ? `(${score(value)})` : fixed(value, Number.isInteger(value) ? 0 : 1))
const winner = ({ flipped }: Scene) => (flipped ? 'B' : 'A')
const loser = ({ flipped }: Scene) => (flipped ? 'A' : 'B')
/** A loss of 800 needs no decimals. */
const lossText = (loss: number) => (loss > 99 ? fixed(loss, 0) : loss > 0 && loss < 0.0005 ? '<0.001' : f(loss))

function narrate(s: Scene): string {
  const { difference, probability, loss, naive } = s
  const prediction = `${winner(s)} is ${difference === 0 ? 'level' : `${fixed(Math.abs(difference), 1)} ${difference > 0 ? 'ahead' : 'behind'}`}: it is preferred with probability ${probabilityText(probability)}, and its win costs ${lossText(loss)}.`
  if (naive === Infinity)
    return `${prediction} Taken as −log σ(Δ), the cost would be infinite, because σ(Δ) is stored as 0. Softplus gives the right number.`
  if (s.isFar)
    return `${prediction} The model is certain, the slope is 0 to machine precision, and nothing more is learned.`
  if (difference >= 3) return `${prediction} The model already expected this, so its push is small.`
  if (difference <= -3) return `${prediction} The model is surprised, and pushes with almost full strength.`
  return `${prediction} A step pushes ${winner(s)} up and ${loser(s)} down, both by ${f(Math.abs(s.slope))} times the step size.`
}

export const words = {
  title: 'What a difference in score predicts',
  look: 'Move the scores of two answers. The curve turns their difference into the probability that people prefer A.',
  narrate,
  picture: (s: Scene) =>
    `Two scores on one axis, A at ${score(s.first)} and B at ${score(s.second)}; below, the probability and the loss over the winner’s lead, each with the present point. ${narrate(s)}`,
  slots: (s: Scene): Readonly<Record<string, string>> => ({
    winner: winner(s),
    loser: loser(s),
    high: fixed(s.flipped ? s.second : s.first, 1),
    low: bracketed(Number((s.flipped ? s.first : s.second).toFixed(1))),
    probability: probabilityText(s.probability),
    loss: lossText(s.loss),
  }),
  formula: (s: Scene) =>
    `The probability that ${winner(s)} is preferred is sigma of its score minus that of ${loser(s)}, ${probabilityText(s.probability)}; the loss is minus its logarithm, ${lossText(s.loss)}.`,
  scores: 'scores; arrows: the next push',
  letters: ['A', 'B'] as const,
  preferred: 'preferred',
  probability: (s: Scene) => `P(${winner(s)} is preferred)`,
  loss: 'loss; straight: its slope',
  difference: (s: Scene) => `lead of ${winner(s)}, Δ`,
  value: probabilityText,
  lossText,
  slope: (slope: number) => `slope ${fixed(slope, 3)}`,
  tick: (value: number) => signed(value, 0),
  plain: (value: number) => fixed(value, Number.isInteger(value) ? 0 : 1),
  shift: { more: 'add 1 to both', less: 'take 1 from both' },
  controls: {
    first: { label: 'score of A', spoken: (s: Scene) => `${score(s.first)}; ${narrate(s)}` },
    second: { label: 'score of B', spoken: (s: Scene) => `${score(s.second)}; ${narrate(s)}` },
    flipped: 'people preferred B (the label is flipped)',
  },
  presets: {
    label: 'A against B',
    names: {
      equal: 'level',
      ahead: '3 ahead',
      behind: '3 behind',
      farAhead: '800 ahead',
      farBehind: '800 behind',
    },
  },
  table: {
    caption: 'Probability, loss and slope by the winner’s lead; the last row is the one that is shown',
    head: ['lead Δ', 'P = σ(Δ)', 'loss', 'slope'],
    row: ({ difference, probability, loss, slope }: Row): readonly string[] => [
      signed(difference, 1),
      fixed(probability, 4),
      fixed(loss, 4),
      fixed(slope, 4),
    ],
  },
}
export type Words = typeof words
