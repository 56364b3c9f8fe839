import { fixed, signed } from '../../plot/number.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import { ESTIMATES, type Row, type Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const tried = (tries: number) => (tries === 1 ? '1 try' : `${tries} tries`)

function narrate({ tries, compare, miss, expectedMiss, deviation, length, down }: Scene): string {
  const what =
    tries === 1 ? `The ${ESTIMATES} estimates, one try each,` : `The ${ESTIMATES} averages of ${tries} tries each`
  const expected = tries === 1 ? f(deviation) : `${f(deviation)}/√${tries} = ${f(expectedMiss)}`
  const wrong = `${down === 0 ? 'none' : down} of them ${down === 1 ? 'pushes' : 'push'} C down`
  const start = compare ? `With every reward compared with the average, t${what.slice(1)}` : what
  return `The true gradient is ${f(length)} long. ${start} miss it by ${f(miss)} (root mean square over all five logits; expected: ${expected}), and ${wrong}.`
}

export const words = {
  title: 'One gradient, fifty estimates',
  look: 'The thick arrow is the true gradient. Each thin arrow is an estimate of it from what was drawn. Average over more tries, and the cloud shrinks.',
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
