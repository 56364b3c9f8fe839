import { fixed, probabilityText, signed } from '../../plot/number.ts'
import type { Next, Scene } from './model.ts'

const f = (value: number) => fixed(value, 3)
/** A product of small numbers keeps three digits that count. */
const p3 = (value: number) => probabilityText(value)
const so = (s: Scene) => `“${s.text}”`
const last = (s: Scene) => s.text.split(' ').at(-1)!

const product = ({ factors, probability }: Scene) =>
  `${factors.length === 1 ? '' : `${factors.map(p3).join(' · ')} = `}${p3(probability)}`

const AT: Record<Exclude<Scene['word'], 'none'>, (s: Scene) => string> = {
  state: (s) => `State: everything written so far, here ${so(s)}. The framed blocks are the way to it.`,
  action: () => 'Action: the next token, one of seven here and of tens of thousands in a large model.',
  policy: () => 'Policy: the model itself, which gives each action a probability in the present state.',
  transition: (s) =>
    s.path.length === 0
      ? 'Transition: the chosen token is appended to the state. Choose one, and the frame moves one row down.'
      : `Transition: the token “${last(s)}” was appended, and the frame moved one row down. Nothing else was drawn by chance.`,
  trajectory: (s) =>
    `Trajectory, or episode: one way from the prompt down to an end. ${s.end === 'open' ? 'Yours is still open' : 'Yours has come to its end'}, with probability ${p3(s.probability)}.`,
  reward: () => 'Reward: 1 at the end of a right answer, in the bottom row. Every step before the last pays 0.',
  return: (s) =>
    s.gamma === 1
      ? 'Return: with γ = 1 it is the reward at the end, the same from every step of the answer.'
      : `Return from the first token: γ^(T−1) times the reward, the filled height in the bottom row, here with γ = ${s.gamma}.`,
  value: (s) =>
    `Value: the return to be expected from this state, ${f(s.value)}. It is an average over all ways down from here.`,
  advantage: () => 'Advantage: Q of a token minus V of the state. The seven of them, weighted by π, add up to 0.',
}

function narrate(s: Scene): string {
  if (s.word !== 'none') return AT[s.word](s)
  if (s.end === 'cut')
    return `Cut after five tokens without <eos>: the verifier pays 0. The text might have gone on, so it has not ended. Probability of this way: ${p3(s.probability)}.`
  if (s.end !== 'open')
    return `The answer is over and pays ${s.end === 'right' ? 1 : 0}. Its probability is ${product(s)}.${s.map ? '' : ' Nothing follows, so the value from here on is 0.'}`
  if (s.map)
    return s.path.length === 0
      ? 'So far there is only the prompt. Choose a token, and the frame moves one row down.'
      : `So far the text is ${so(s)}. The way here has probability ${product(s)}.`
  if (s.path.length === 0)
    return `From the prompt the expected return is ${f(s.objective)}${s.gamma === 1 ? ', the probability of a right answer' : `: with γ = ${s.gamma}, longer right answers count less`}.`
  return `From ${so(s)} the expected return is V = ${f(s.value)}. The way here has probability ${product(s)}.`
}

const slots = (s: Scene) => ({
  objective: f(s.objective),
  value: f(s.value),
})

export const words = {
  title: 'The tree of 9,331 answers',
  look: ({ map }: Scene) =>
    map
      ? 'Choose a word of reinforcement learning below, and its place in the tree is lit. Choose tokens to walk down the tree.'
      : 'Choose tokens and walk down. Blocks are as wide as they are probable, and the filled area at the bottom is the expected return.',
  narrate,
  slots,
  formula: (s: Scene) =>
    `J is the expectation of gamma to the power T minus 1, times the reward: ${slots(s).objective}. V of the present state is ${slots(s).value}.`,
  picture: (s: Scene) =>
    `All answers of TinyLM as a tree from the top down, each block as wide as its probability; in the bottom row right answers are filled as far as they count, wrong ones empty, cut ones hatched. Beside it the next tokens with ${s.map ? 'their probabilities' : 'π, Q and A'}. ${narrate(s)}`,
  bottom: ({ right, wrong, cut }: Scene) => `right ${f(right)}, wrong ${f(wrong)}, cut ${f(cut)}`,
  objective: (s: Scene) => `filled: J = ${f(s.objective)}`,
  next: 'next',
  end: 'end',
  ended: ({ end, map }: Scene) =>
    end === 'cut' ? 'cut off: paid 0' : `ended: paid ${end === 'right' ? 1 : 0}${map ? '' : ', then V = 0'}`,
  q: f,
  value: (s: Scene) => `V = ${f(s.value)}`,
  controls: {
    gamma: { label: 'discount γ', spoken: (s: Scene) => `${fixed(s.gamma, 2)}, expected return ${f(s.objective)}` },
    word: {
      label: 'light up',
      options: {
        none: 'nothing',
        state: 'state',
        action: 'action',
        policy: 'policy',
        transition: 'transition',
        trajectory: 'trajectory',
        reward: 'reward',
        return: 'return',
        value: 'value',
        advantage: 'advantage',
      },
    },
  },
  append: 'append',
  tokenSpoken: ({ word, probability }: Next) => `append ${word}, probability ${probabilityText(probability)}`,
  sample: 'sample an answer',
  back: 'take one back',
  presets: {
    label: 'answers',
    names: { start: 'the prompt', greedy: 'greedy', likeliest: 'most probable', cut: 'cut off' },
  },
  table: {
    caption: (s: Scene) =>
      s.next.length === 0 ? `Nothing can follow ${so(s)}` : `What can follow ${so(s)}, V = ${f(s.value)}`,
    head: ['token', 'π(a|s)', 'Q(s,a)', 'A(s,a)'],
    row: ({ word, probability, q, advantage }: Next) => [
      word,
      fixed(probability, 4),
      fixed(q, 4),
      signed(advantage, 4),
    ],
  },
}
export type Words = typeof words
