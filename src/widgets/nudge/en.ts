import { fixed, probabilityText, signed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 3)
const quoted = (s: Scene) => `“${s.tokens[s.chosen]}”`

function narrate(s: Scene): string {
  const p = s.after.probabilities[s.chosen]!
  if (s.push === 0)
    return `Nothing is pushed yet. ${quoted(s)} has ${probabilityText(p)}; pushing its logit would move its logprob with slope ${f(s.direction[s.chosen]!)}, one minus its own probability.`
  const [verb, others] = s.push > 0 ? ['rises', 'falls'] : ['falls', 'rises']
  const moved = `The logprob of ${quoted(s)} ${verb} by ${f(Math.abs(s.ownLogProb))}, and that of every other word ${others} by the same ${f(Math.abs(s.otherLogProb))}.`
  const rest =
    p > 0.99
      ? `At ${probabilityText(p)} there is almost nothing left to win: its own push has shrunk to ${fixed(s.direction[s.chosen]!, 4)}.`
      : 'What one gains the others lose: the changes in probability sum to 0.'
  return `${moved} ${rest}`
}

/** The two kinds of entry of e_a − π, for the pushed word and for its strongest rival. */
const slots = ({ tokens, chosen, rival, after: { probabilities }, direction }: Scene) => ({
  own: tokens[chosen]!,
  other: tokens[rival]!,
  p: probabilityText(probabilities[chosen]!),
  q: probabilityText(probabilities[rival]!),
  result: signed(direction[chosen]!, 3),
  otherResult: signed(direction[rival]!, 3),
})

function formula(s: Scene): string {
  const { own, other, p, q, result, otherResult } = slots(s)
  return `The slope of the logprob of “${own}” in its own logit is 1 minus its probability ${p}: ${result}. In the logit of “${other}” it is minus the probability ${q} of that word: ${otherResult}.`
}

export const words = {
  title: 'Nudge one logprob',
  look: 'Push the logit of one word. Nobody touches the other four, and yet all of them move.',
  narrate,
  slots,
  formula,
  picture: (s: Scene) =>
    `Five probabilities before and after a push of ${signed(s.push, 1)} on the logit of ${quoted(s)}. ${narrate(s)}`,
  probability: 'probability; dotted: before the push',
  pushed: (push: number) => (push === 0 ? 'not pushed yet' : `pushed: logit ${signed(push, 1)}`),
  controls: {
    token: 'push the logit of',
    push: {
      label: 'by',
      spoken: (s: Scene) => `${signed(s.push, 1)}, probability ${probabilityText(s.after.probabilities[s.chosen]!)}`,
    },
    from: { label: 'from', options: { walk: 'the five scores of the walk', sure: 'a sure thing, 0.999' } },
  },
  table: {
    caption: 'Before and after the push',
    head: ['word', 'π before', 'π after', 'change', 'log π before', 'log π after', 'e_a − π'],
    row: ({ token, probabilities, change, logProbs, direction }: Row) => [
      token,
      ...probabilities.map((p) => fixed(p, 4)),
      signed(change, 4),
      ...logProbs.map((logProb) => fixed(logProb, 4)),
      signed(direction, 4),
    ],
  },
}
export type Words = typeof words
