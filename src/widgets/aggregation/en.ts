import { fixed, signed } from '../../plot/number.ts'
import type { Answer, Scene } from './model.ts'
import { AVERAGE_MODES, type AverageMode } from './params.ts'

const f = (value: number) => fixed(value, 3)
const times = (ratio: number) => `${fixed(ratio, ratio % 1 === 0 ? 0 : 2)} times`

/** What the mode does to the longest answer, seen beside the shortest; the sign it hits hardest is told where it matters. */
function narrate({ mode, answers, emptyRows }: Scene): string {
  const kept = answers.filter(({ isCut }) => !isCut)
  if (kept.length === 0)
    return 'Every answer is masked: all weights are 0, and so is the loss. Nothing is learned from this batch.'
  const masked =
    kept.length === answers.length || mode === 'token-mean'
      ? ''
      : emptyRows === 'excluded'
        ? ' The masked answer is left out of the number of answers.'
        : ' The masked answer still counts as an answer, so the others weigh less.'
  const order = (a: Answer, b: Answer) => a.length - b.length
  const [short, long] = [kept.toSorted(order)[0]!, kept.toSorted(order).at(-1)!]
  if (short.length === long.length)
    return `All answers that count have the same length, so every token weighs the same, ${f(short.weight)}: the averages differ only by a constant.${masked}`
  const ratio = long.length / short.length
  const name = ({ letter, sign }: Answer) => `${letter}, ${sign > 0 ? 'right' : 'wrong'}`
  if (mode === 'seq-mean-token-mean')
    return `${long.letter} is ${times(ratio)} as long as ${short.letter}, and each of its tokens weighs ${f(long.weight)} instead of ${f(short.weight)}. Both answers push ${f(Math.abs(long.total))} in all: ${long.sign > 0 ? 'each token of a long right answer gets little credit' : 'a long wrong answer gets off lightly'}.${masked}`
  return `Every token weighs ${f(long.weight)}, in whichever answer it is. So the longest answer (${name(long)}) pushes ${signed(long.total, 3)} in all, ${times(ratio)} the push of the shortest (${name(short)}).${masked}`
}

const formulas: Record<AverageMode, string> = {
  'token-mean': '1 ÷ (all tokens)',
  'seq-mean-token-mean': '1 ÷ (own tokens × answers)',
  'seq-mean-token-sum': '1 ÷ (answers)',
  'seq-mean-token-sum-norm': '1 ÷ (constant × answers)',
}

/** The longest answer that counts: the one whose tokens the mode treats most differently. */
const longest = ({ answers }: Scene) => answers.filter(({ isCut }) => !isCut).toSorted((a, b) => b.length - a.length)[0]

/** The numbers under the divisor of the chosen mode; where all is masked there is none to divide by. */
function slots(scene: Scene): Record<string, string> {
  const { mode, counted, constantLength } = scene
  const answer = longest(scene)
  const weight = answer ? f(answer.weight) : 'none, all masked'
  const answers = String(counted.answers)
  if (mode === 'token-mean') return { tokens: String(counted.tokens), weight }
  if (mode === 'seq-mean-token-sum') return { answers, weight }
  if (mode === 'seq-mean-token-sum-norm') return { answers, constant: String(constantLength), weight }
  return { answers, letter: answer?.letter ?? 'i', length: answer ? String(answer.length) : '–', weight }
}

function formula(scene: Scene): string {
  const { tokens, answers, letter, length, constant, weight } = slots(scene)
  const divisor = {
    'token-mean': `all ${tokens} tokens`,
    'seq-mean-token-mean': `${answers} answers times the ${length} tokens of answer ${letter}`,
    'seq-mean-token-sum': `${answers} answers`,
    'seq-mean-token-sum-norm': `${answers} answers times the constant ${constant}`,
  }[scene.mode]
  return `The weight of one token is 1 divided by ${divisor}: ${weight}.`
}

const cut = 'masked'

/** The modes by what they do, and a method that publishes each. */
const names: Record<AverageMode, string> = {
  'token-mean': 'mean over all tokens (DAPO)',
  'seq-mean-token-mean': 'mean per answer (GRPO)',
  'seq-mean-token-sum': 'sum per answer (RLOO)',
  'seq-mean-token-sum-norm': 'sum over a constant (Dr. GRPO)',
}

export const words = {
  title: 'Length and the weight of a token',
  look: 'Drag the end of an answer. The height of a bar is the weight of one token in the loss; watch which average makes it depend on the length.',
  weightIs: ({ mode }: Scene, short: boolean) => `${short ? '' : 'weight of '}one token = ${formulas[mode]}`,
  one: 'one token',
  total: 'whole answer',
  outcome: (sign: 1 | -1) => (sign > 0 ? '▲ right' : '▼ wrong'),
  cut,
  cutLong: 'cut off: masked, no token counts',
  cutSwitch: (letter: string) => `answer ${letter} was cut at the cap and is masked`,
  flip: (letter: string, sign: 1 | -1) => `answer ${letter}: ${sign > 0 ? 'right' : 'wrong'}; press to change`,
  length: (letter: string) => `length of answer ${letter}`,
  lengthSpoken: ({ length, weight }: Answer) => `${length} tokens, ${f(weight)} each`,
  tokensOf: (n: number) => (n === 1 ? '1 token of' : `${n} tokens of`),
  together: 'together',
  controls: {
    mode: {
      label: 'average',
      options: names,
    },
    // Both say when they act: they are always there.
    constantLength: 'constant (Dr. GRPO)',
    emptyRows: {
      label: 'masked answers, if any,',
      options: { excluded: 'are left out (OpenRLHF)', counted: 'count as 0 (TRL, verl)' },
    },
  },
  add: 'add an answer',
  remove: 'remove the last',
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `${scene.answers.length} answers as rows of tokens; bars rise for right answers and hang for wrong ones, as high as one token’s weight. ${narrate(scene)}`,
  table: {
    caption:
      'Weight of one token under each of the four averages, and the push of the whole answer under the one chosen',
    head: ['answer', 'tokens', 'outcome', ...AVERAGE_MODES.map((mode) => names[mode]), 'whole answer'],
    row: ({ letter, length, sign, isCut, weights, total }: Answer) => [
      letter,
      fixed(length, 0),
      isCut ? cut : sign > 0 ? 'right' : 'wrong',
      ...AVERAGE_MODES.map((mode) => fixed(weights[mode], 4)),
      signed(total, 4),
    ],
  },
}
export type Words = typeof words
