import { fixed, probabilityText } from '../../plot/number.ts'
import type { Scene, Token } from './model.ts'

const f2 = (value: number) => fixed(value, 2)
const p = (value: number) => probabilityText(value)
const named = (word: string) => (word === '<eos>' ? 'The end' : `“${word}”`)

/** Which token is read now, and what it costs. */
function latest({ tokens, read, length }: Scene): string {
  const { word, probability, surprise, counts } = tokens[tokens.length - length + read - 1]!
  if (!counts) return `${named(word)} belongs to the prompt: it was given, so it is not scored.`
  if (surprise === Infinity)
    return 'A probability of 0 would cost infinitely much. A softmax never gives exactly 0, so this does not happen to a model.'
  if (surprise === 0)
    return 'A token with probability 1 costs nothing: it was no surprise, and there is nothing to learn.'
  return `${named(word)} had probability ${p(probability!)}, so it costs −log ${p(probability!)} = ${f2(surprise)}.`
}

function narrate(s: Scene): string {
  const { count, sum, mean, perplexity, text } = s
  if (text === 'own') return latest(s)
  const model =
    text === 'fox' ? ' The probabilities are from a model that counted word pairs in 16 short sentences.' : ''
  const all =
    count === 0
      ? 'Nothing counts yet, so there is no loss.'
      : `The mean over ${count} ${count === 1 ? 'token' : 'tokens'} is ${f2(sum)} / ${count} = ${f2(mean)}, as if choosing among ${fixed(perplexity, 1)} equal tokens.`
  return `${latest(s)} ${all}${model}`
}

export const words = {
  title: 'Token surprise',
  look: 'Read the text token by token. The less probable a token was, the more it costs.',
  narrate,
  picture: (s: Scene) =>
    `The tokens of a text, the probability that the model gave each, and its surprise as a bar; the mean as a line. ${narrate(s)}`,
  token: 'token',
  probability: (isShort: boolean) => (isShort ? 'probability' : 'its probability under the model'),
  surprise: (isShort: boolean) => (isShort ? 'surprise' : 'surprise, −log p, in nats'),
  given: 'given, not scored',
  masked: 'prompt, not scored',
  level: { expected: 'expected', possible: 'possible', surprising: 'surprising' },
  end: 'end',
  cost: f2,
  mean: ({ mean }: Scene) => `mean ${f2(mean)}`,
  controls: {
    text: {
      label: 'text',
      options: {
        think: 'Hmm so 4 !',
        likely: '5',
        rare: '! 3 3 4',
        fox: 'the quick brown fox …',
        own: 'one token of your own',
      },
    },
    read: {
      label: 'tokens read',
      spoken: (s: Scene) => `${s.read} of ${s.length}, mean surprise ${f2(s.mean)}`,
    },
    mask: 'the first four words are a prompt',
    p: {
      label: 'its probability',
      spoken: (s: Scene, params: { readonly p: number }) =>
        s.text === 'own' ? `${p(params.p)}, surprise ${f2(s.mean)}` : p(params.p),
    },
  },
  readOf: ({ read, length }: Scene) => `${read} of ${length}`,
  table: {
    caption: (s: Scene) => `Surprise of each token; mean over those that count and were read: ${fixed(s.mean, 4)}`,
    head: ['token', 'p', '−log p', 'counts'],
    row: ({ word, probability, surprise, counts }: Token) => [
      word,
      probability === null ? '–' : fixed(probability, 4),
      probability === null ? '–' : fixed(surprise, 4),
      counts ? 'yes' : 'no',
    ],
  },
}
export type Words = typeof words
