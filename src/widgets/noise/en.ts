import { fixed, signed } from '../../plot/number.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import { ESTIMATES, type Row, type Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const tried = (tries: number) => (tries === 1 ? '1 try' : `${tries} tries`)

function narrate(s: Scene): string {
  const { tries, compare, miss, expectedMiss, deviation, length, down, silent } = s
  const what =
    tries === 1 ? `The ${ESTIMATES} estimates, one try each,` : `The ${ESTIMATES} averages of ${tries} tries each`
  const expected = tries === 1 ? f(deviation) : `${f(deviation)}/√${tries} = ${f(expectedMiss)}`
  const wrong = `${down === 0 ? 'none' : down} of them ${down === 1 ? 'pushes' : 'push'} C down`
  const start = compare ? `With every reward compared with the average, t${what.slice(1)}` : what
  const truth =
    length === 0
      ? 'The true gradient is 0: no answer is better than another.'
      : `The true gradient is ${f(length)} long.`
  const missed = `${start} miss it by ${f(miss)} (root mean square over all five logits; expected: ${expected})`
  if (!s.lab) return `${truth} ${missed}, and ${wrong}.`
  return `${truth} ${missed}. ${silent > 0 ? silence(s) : angle(s)}`
}

/** An estimate of 0 is an estimate like any other. */
const silence = ({ silent, length }: Scene) =>
  length === 0
    ? `${silent} of them are 0, and right.`
    : `${silent} of them are 0: their draws paid nothing. That is not “no error”; each misses the whole arrow.`

const angle = ({ cosine, length }: Scene) =>
  length === 0 || cosine === null
    ? 'Each still pushes what it drew.'
    : `Their median cosine with it is ${fixed(cosine, 2)} (1: same direction, 0: at right angles, −1: opposite).`

export const words = {
  title: 'One gradient, fifty estimates',
  look: ({ lab }: Scene) =>
    lab
      ? 'The thick arrow is the exact gradient, line 3 of the derivation. Each thin arrow is line 6 with a few draws in place of the average. Average over more, then change what the answers pay.'
      : 'The thick arrow is the true gradient. Each thin arrow is an estimate of it from what was drawn. Average over more tries, and the cloud shrinks.',
  narrate,
  picture: (s: Scene) =>
    `Arrows from one point, the push on C to the right and the push on ${s.upwards} upwards: the true gradient, and ${ESTIMATES} estimates around it. ${narrate(s)}`,
  truth: 'true gradient',
  right: 'push on C',
  up: (answer: string) => `push on ${answer}`,
  drew: (answers: readonly string[]) => `drew ${answers.join(', ')}`,
  pushUp: (n: number) => `${n} push C up`,
  pushDown: (n: number, compact: boolean) => (compact ? `${n} down` : `${n} push C down`),
  controls: {
    rewards: {
      label: 'answers pay',
      options: { game: '0.1 to 0.9', turned: 'the same, negative', onlyC: '1 for C, else 0', equal: 'all the same' },
    },
    compare: 'compare every reward with the average',
    upwards: { label: 'upwards', options: { A: 'push on A', B: 'on B', D: 'on D', E: 'on E' } },
  },
  tries: 'average over n',
  tried,
  table: {
    caption: 'The push on each logit: the true gradient, then the fifty estimates',
    head: ['estimate', ...ACTIONS],
    row: ({ estimate, gradient }: Row) => [
      estimate === 0 ? 'true gradient' : String(estimate),
      ...gradient.map((entry) => signed(entry, 4)),
    ],
  },
}
export type Words = typeof words
