import { fixed, probabilityText } from '../../plot/number.ts'
import { LENGTHS, type Row, type Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
/** A reward as it is set: whole numbers without decimals. */
const plain = (value: number) => fixed(value, Number.isInteger(value) ? 0 : 1)
const gammaText = (gamma: number) => String(gamma)
const steps = (horizon: number) => {
  const whole = fixed(horizon, Math.abs(horizon - Math.round(horizon)) < 1e-6 ? 0 : 1)
  return `${whole} ${whole === '1' ? 'step' : 'steps'}`
}
const last = ({ rewards, from }: Scene) => rewards.length - 1 - from

function endless({ perRound, from }: Scene): string {
  return perRound === 0
    ? `With γ = 1 the steps repeat for ever and nothing fades, so the sum from step ${from} swings without end and has no value. Any γ below 1 gives it one.`
    : `With γ = 1 the steps repeat for ever and nothing fades: each round adds ${plain(perRound)}, so the sum from step ${from} has no finite value. Any γ below 1 gives it one.`
}

function narrateLengths({ gamma, lengths }: Scene): string {
  if (gamma === 1) return 'With γ = 1 a right answer counts the same at its first token, however long it is.'
  if (gamma === 0) return 'With γ = 0 only the last token has a return. Every token before it is worth nothing.'
  return `Each of these answers is paid 1 with its last token. At its first token that counts ${probabilityText(lengths[0]!)} for ${LENGTHS[0]} tokens and ${probabilityText(lengths[3]!)} for ${LENGTHS[3]}. With γ below 1, shorter pays.`
}

function narrate(s: Scene): string {
  if (s.shows === 'lengths') return narrateLengths(s)
  const { total } = s.returns[s.from]!
  if (total === null) return endless(s)
  const now = `From step ${s.from} the return is ${f(total)}.`
  if (s.gamma === 0) return `${now} With γ = 0 only the next reward counts, whatever follows it.`
  const rounds = s.loops ? ', and the later rounds what remains of them' : ''
  if (s.gamma === 1) return `${now} With γ = 1 every reward from there on counts in full.`
  return last(s) === 0
    ? `${now} It is the last step, so nothing follows${s.loops ? ' but the next rounds' : ' that γ could shrink'}.`
    : `${now} The last reward counts ${probabilityText(s.weights.at(-1)!)} of its size${rounds}: the horizon 1/(1 − γ) is ${steps(s.horizon)}.`
}

/** Every slot has a value, also where the sum has no end and the formula is not shown. */
const slots = (s: Scene) => {
  const [now, next] = [s.returns[s.from]!, s.returns[s.from + 1] ?? (s.loops ? s.returns[0] : undefined)]
  return {
    t: String(s.from),
    next: String(s.from + 1),
    reward: plain(s.rewards[s.from]!),
    gamma: gammaText(s.gamma),
    later: f(next?.total ?? 0).replace(/^−(.*)$/, '(−$1)'),
    total: f(now.total ?? 0),
  }
}

export const words = {
  title: 'What a later reward is worth now',
  look: ({ shows }: Scene) =>
    shows === 'steps'
      ? 'Drag a reward up or down, or move γ. Each row adds up what follows: the nearer rewards count more.'
      : 'Each answer is paid once, at its last token. Move γ a little below 1, and watch which answers lose most.',
  narrate,
  slots: (s: Scene): Readonly<Record<string, string>> => (s.shows === 'lengths' ? {} : slots(s)),
  formula: (s: Scene) => {
    if (s.shows === 'lengths')
      return 'The return from step 0 is gamma to the power T minus 1, times the reward of the last token.'
    const { t, next, reward, gamma, later, total } = slots(s)
    return `The return from step ${t} is its reward ${reward} plus gamma ${gamma} times the return from step ${next}, ${later}: ${total}.`
  },
  picture: (s: Scene) =>
    s.shows === 'steps'
      ? `Five rewards as bars over their steps, each filled as far as it counts from step ${s.from}; beside them one row a step with its return, stacked from the discounted rewards. ${narrate(s)}`
      : `One bar for each length of an answer, from ${LENGTHS[0]} to ${LENGTHS.at(-1)} tokens: what a reward of 1 at its last token counts at its first. ${narrate(s)}`,
  rewards: 'reward, filled as far as it counts',
  weight: (weight: number) =>
    weight === 0
      ? '0'
      : `×${weight >= 0.995 && weight < 1 ? '.99' : probabilityText(weight, 2).replace(/^(<?)0/, '$1')}`,
  past: 'past',
  returns: 'return from step t, stacked from its parts',
  step: (t: number) => `t = ${t}`,
  horizon: (s: Scene) => (s.horizon === Infinity ? 'horizon: no end' : `horizon: ${steps(s.horizon)}`),
  plain,
  total: (total: number | null) => (total === null ? 'none' : f(total)),
  later: 'later rounds',
  lengths: 'paid 1 at the last token: what it counts at the first',
  tokens: 'tokens in the answer',
  count: (length: number) => length.toLocaleString('en'),
  handle: (t: number) => `reward of step ${t}`,
  handleSpoken: (s: Scene, t: number) =>
    t < s.from
      ? `${plain(s.rewards[t]!)}, past, counts nothing from step ${s.from}`
      : `${plain(s.rewards[t]!)}, counts ${f(s.weights[t]! * s.rewards[t]!)} from step ${s.from}`,
  controls: {
    gamma: { label: 'discount γ', spoken: (s: Scene) => `${gammaText(s.gamma)}, ${steps(s.horizon)}` },
    from: { label: 'look from step', spoken: (s: Scene) => narrate(s) },
    loops: 'after step 4 begin again, for ever',
    shows: {
      label: 'show',
      options: { steps: 'five rewards', lengths: 'one reward, at the end of an answer' },
    },
  },
  presets: { label: 'γ to try', names: { myopic: '0', near: '0.9', far: '0.99', all: '1' } },
  table: {
    caption: ({ from }: Scene) => `Each step's reward, what it counts from step ${from}, and the return from it`,
    head: ['step', 'reward', 'weight', 'counts', 'return'],
    row: ({ t, reward, weight, part, total }: Row) => [
      String(t),
      plain(reward),
      fixed(weight, 4),
      fixed(part, 4),
      total === null ? 'none' : fixed(total, 4),
    ],
  },
}
export type Words = typeof words
