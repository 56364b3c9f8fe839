import { fixed, signed } from '../../plot/number.ts'
import type { Method, Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const tokens = (n: number) => (n === 1 ? '1 token' : `${n} tokens`)

function grpo({ advantage, bands, results, ratios }: Scene): string {
  const stopped = ratios.length - results.grpo.moving
  const largest = Math.max(...ratios)
  // For a bad token nothing bounds the ratio from above, unless dual clip is on.
  const full = advantage < 0 && largest > bands.grpo[1] ? `the largest ratio, ${f(largest)}, pushes in full` : ''
  if (stopped === 0) return full ? `GRPO stops no token: ${full}.` : 'GRPO stops no token.'
  const where = advantage > 0 ? `past ${f(bands.grpo[1])}` : `below ${f(bands.grpo[0])}`
  return `GRPO stops ${tokens(stopped)} of ${ratios.length}, ${where}${full ? `; ${full}` : ''}.`
}

function gspo({ advantage, bands, results, sequenceRatio: s }: Scene): string {
  const [low, high] = bands.gspo
  const ratio = `s = ${fixed(s, 4)}`
  if (results.gspo.moving === 0)
    return `GSPO has one ratio, ${ratio}, ${advantage > 0 ? `past ${fixed(high, 4)}` : `below ${fixed(low, 4)}`}: the whole answer is stopped.`
  if (s > high || s < low)
    return `GSPO’s ${ratio} lies outside its band, but on the wrong side: the whole answer is pushed back.`
  return `GSPO’s ${ratio} lies inside its band: the whole answer moves, every token alike.`
}

function cispo({ bands, capped }: Scene): string {
  return capped === 0
    ? 'CISPO stops none, and here it caps none.'
    : `CISPO stops none, and caps the weight of ${tokens(capped)} at ${f(bands.cap)}.`
}

function narrate(s: Scene): string {
  if (s.ratios.every((ratio) => ratio === 1))
    return 'Every ratio is 1, as in the first step on a fresh batch: the three methods push alike, and nothing is clipped.'
  return `${grpo(s)} ${gspo(s)} ${cispo(s)}`
}

/** One token's ratio and the answer's. */
const slots = ({ logRatios, ratios, furthest, meanLogRatio, sequenceRatio }: Scene) => ({
  token: String(furthest + 1),
  logRatio: signed(logRatios[furthest]!, 2),
  ratio: fixed(ratios[furthest]!, 3),
  length: String(ratios.length),
  mean: signed(meanLogRatio, 4),
  sequence: fixed(sequenceRatio, 4),
})

function formula(s: Scene): string {
  const { token, logRatio, ratio, length, mean, sequence } = slots(s)
  return `The ratio of token ${token} is e to the ${logRatio}: ${ratio}. The ratio of the answer is the geometric mean over its ${length} tokens, e to the ${mean}: ${sequence}.`
}

const titles: Record<Method, string> = { grpo: 'GRPO', gspo: 'GSPO', cispo: 'CISPO' }

export const words = {
  title: 'The unit of the ratio',
  look: ({ source }: Scene) =>
    source === 'drawn'
      ? 'The ratios of a long answer, as three methods read them. Solid tokens still move, hatched ones are stopped: some, all or none.'
      : 'Drag a token’s log-ratio. GRPO stops single tokens, GSPO all or none; CISPO stops none and only caps the weight.',
  titles,
  units: ({ sequenceRatio }: Scene): Record<Method, string> => ({
    grpo: 'each ρ',
    gspo: `s = ${fixed(sequenceRatio, 4)}`,
    cispo: 'weight ρ',
  }),
  limits: ({ bands }: Scene): Record<Method, string> => ({
    grpo: `${f(bands.grpo[0])}–${f(bands.grpo[1])}`,
    gspo: `${fixed(bands.gspo[0], 4)}–${fixed(bands.gspo[1], 4)}`,
    cispo: `at most ${f(bands.cap)}`,
  }),
  token: (t: number) => `token ${t + 1}`,
  logRatio: 'log ρ',
  handle: (t: number) => `log-ratio of token ${t + 1}`,
  handleSpoken: (logRatio: number, ratio: number) => `${f(logRatio)}, ratio ${f(ratio)}`,
  stopped: 'stopped',
  sequence: 's',
  moving: (moving: number, of: number) => `${moving} of ${of} move`,
  controls: {
    advantage: { label: 'advantage Â', options: { positive: '▲ +1', negative: '▼ −1' } },
    source: { label: 'tokens', options: { typed: 'a few, by hand', drawn: 'many, drawn at random' } },
    length: 'tokens T',
    spread: 'spread of log ρ',
    epsilon: 'ε of GRPO',
    cap: 'cap of CISPO',
    gspoBand: { label: 'band of GSPO', options: { paper: '3e-4 and 4e-4, as in its paper', same: 'the same ε' } },
  },
  add: 'add a token',
  remove: 'remove the last',
  presets: { label: 'answers to try', names: { mixed: 'mixed', extreme: 'one extreme', still: 'all at 1' } },
  narrate,
  slots,
  formula,
  picture: (s: Scene) =>
    `How hard each of ${s.ratios.length} tokens is pushed under GRPO, GSPO and CISPO. ${narrate(s)}`,
  table: {
    caption:
      'Push on the log-probability of each token (the first twenty). GRPO without dual clip; CISPO capped above, not below',
    head: ['token', 'log ρ', 'ρ', 'GRPO', 'GSPO', 'CISPO'],
    row: ({ token, logRatio, ratio, pushes }: Row) => [
      fixed(token, 0),
      signed(logRatio, 3),
      fixed(ratio, 3),
      ...pushes.map((push) => signed(push, 4)),
    ],
  },
}
export type Words = typeof words
