import { fixed } from '../../plot/number.ts'
import type { Reading, Scene } from './model.ts'
import { SEEN } from './model.ts'

const f = (value: number) => fixed(value, 3)
const lambdaText = (lambda: number) => String(lambda)
const counted = (answers: number) => (answers === 1 ? 'One answer' : `${answers.toLocaleString('en')} answers`)

function trusted({ critic, now }: Scene): string {
  if (critic === 'exact') return 'The critic is exact, so there is no bias at any λ.'
  if (now.lambda === 1) return 'With λ = 1 no value of a later state is used, so the bias is 0.'
  return `The bias is ${f(now.bias)}, and no number of answers averages it away.`
}

const narrate = (s: Scene) =>
  `${counted(s.answers)} with λ = ${lambdaText(s.now.lambda)} miss${s.answers === 1 ? 'es' : ''} the gradient by ${f(s.now.miss)}. ${trusted(s)} The least miss is ${f(s.best.miss)}, at λ = ${lambdaText(s.best.lambda)}.`

export const words = {
  title: 'λ, between bias and noise',
  look: 'How far the estimated gradient of TinyLM is from the exact one, for each λ. Move λ to the lowest point of the thick line.',
  narrate,
  picture: (s: Scene) =>
    `Left, over λ: the bias, the noise, and both together, how far the estimate is off. Right, what this critic says of four states, and the exact values. ${narrate(s)}`,
  off: 'off by (root mean square)',
  length: 'length of the gradient',
  lines: { miss: 'both', noise: 'noise', bias: 'bias' },
  lambda: 'λ',
  says: 'V of the critic, over the exact V',
  prefix: (prefix: string) => (prefix === '' ? 'start' : prefix),
  controls: {
    critic: {
      label: 'critic',
      options: { fitted: `from ${SEEN} answers`, exact: 'exact', constant: 'one number', zero: '0', wrong: '1 − V' },
    },
  },
  sliders: { lambda: 'look-ahead λ', answers: 'average over N' },
  spoken: (s: Scene) => ({
    lambda: `${lambdaText(s.now.lambda)}, off by ${f(s.now.miss)}`,
    answers: `${s.answers} ${s.answers === 1 ? 'answer' : 'answers'}, off by ${f(s.now.miss)}`,
  }),
  table: {
    caption: 'For each λ: the bias, the noise, and the root mean square distance from the exact gradient',
    head: ['λ', 'bias', 'noise', 'both'],
    row: ({ lambda, bias, noise, miss }: Reading) => [
      lambdaText(lambda),
      ...[bias, noise, miss].map((x) => fixed(x, 4)),
    ],
  },
}
export type Words = typeof words
