import { fixed } from '../../plot/number.ts'
import { ENOUGH_DRAWS, type Row, type Scene } from './model.ts'
import { spec } from './params.ts'

const f = (value: number) => fixed(value, 2)
const countKept = ({ kept }: Scene) => kept.filter(Boolean).length
const quoted = (s: Scene, token: number) => `“${s.tokens[token]}”`

const keptOf = (s: Scene) => `${countKept(s)} of ${s.tokens.length} tokens kept`

/** What temperature did to the shape. */
function shape({ entropy, temperature }: Scene): string {
  if (temperature === 1) return `T\u00a0=\u00a01 leaves the shape: entropy ${f(entropy.policy)} nats.`
  return `T\u00a0=\u00a0${f(temperature)} ${temperature < 1 ? 'sharpens' : 'flattens'}: entropy ${f(entropy.policy)} becomes ${f(entropy.tempered)} nats.`
}

/** What the sampler then did. */
function pick(s: Scene): string {
  const { sampler, topK, topP, tie } = s
  const [kept, all] = [countKept(s), s.tokens.length]
  const top = quoted(s, s.top)
  const changed = `${top} is drawn with ${f(s.behaviour[s.top]!)} where the policy has ${f(s.policy[s.top]!)}`
  if (sampler === 'greedy')
    return `Greedy takes ${top} every time${tie ? ', the first of the two that tie' : ''}; T cannot change that, and nothing is ever explored.`
  if (kept === all) {
    const why =
      sampler === 'top-k'
        ? `k\u00a0=\u00a0${topK} covers all ${all} tokens, so nothing is cut`
        : sampler === 'top-p'
          ? `p\u00a0=\u00a0${f(topP)} reaches all ${all} tokens, so nothing is cut`
          : 'Nothing is cut'
    return s.isOnPolicy
      ? `${why}: the behaviour policy μ is the policy itself.`
      : `${why}, but μ is not the policy: ${changed}.`
  }
  if (kept === 1) {
    const why =
      sampler === 'top-p'
        ? `p\u00a0=\u00a0${f(topP)} is no more than the top probability ${f(s.tempered[s.top]!)}`
        : `k\u00a0=\u00a01`
    return `${why}: one token is kept, and ${top} is drawn every time.`
  }
  return `${sampler === 'top-k' ? 'Top-k' : 'Top-p'} keeps ${kept} of ${all} tokens and divides by their sum S\u00a0=\u00a0${f(s.keptMass)}: ${changed}.`
}

function drawn(s: Scene): string {
  if (s.last === null) return ''
  if (s.draws < ENOUGH_DRAWS) return ` Draw ${s.draws}: ${quoted(s, s.last)}.`
  return ` In ${s.draws.toLocaleString('en')} draws${s.draws === spec.draws.max ? ', as many as this figure keeps' : ''}, ${quoted(s, s.top)} came ${s.counts[s.top]} times.`
}

const narrate = (s: Scene) => `${shape(s)} ${pick(s)}${drawn(s)}`

export const words = {
  title: 'Temperature and sampler',
  look: 'Shape first, pick second. Lower T and watch the bars leave their outlines; then cut some away and see the others grow.',
  narrate,
  picture: (s: Scene) =>
    `Probabilities of the first token after “2 + 2 =”, in two panels: shaped by temperature, then picked by the sampler. ${narrate(s)}`,
  shape: ({ temperature }: Scene) => `1 shape: logits ÷ ${f(temperature)}`,
  entropy: (s: Scene) => `entropy ${f(s.entropy.tempered)}`,
  pick: ({ sampler, topK, topP }: Scene) =>
    `2 pick: ${sampler === 'top-k' ? `top-k, k = ${topK}` : sampler === 'top-p' ? `top-p, p = ${f(topP)}` : sampler === 'greedy' ? 'greedy' : 'from all'}`,
  keptMass: (s: Scene) => `kept S = ${f(s.keptMass)}`,
  policy: 'policy',
  tempered: 'at T',
  behaviour: 'behaviour',
  cut: 'cut',
  drawn: (draws: number) => `drawn ${draws.toLocaleString('en')}`,
  controls: {
    temperature: {
      label: 'temperature T',
      spoken: (s: Scene) => `${f(s.temperature)}, entropy ${f(s.entropy.tempered)} nats`,
    },
    sampler: {
      label: 'pick',
      options: { full: 'from all', 'top-k': 'top-k', 'top-p': 'top-p', greedy: 'greedy' },
    },
    topK: { label: 'keep k tokens', spoken: (s: Scene) => `${s.topK}, ${keptOf(s)}` },
    topP: { label: 'keep at least p', spoken: (s: Scene) => `${f(s.topP)}, ${keptOf(s)}` },
    tie: 'let “5” tie with “Hmm”',
  },
  drawOne: 'draw 1',
  drawMany: 'draw 1,000',
  clear: 'clear',
  table: {
    caption: 'The first token, from logit to draw',
    head: ['token', 'logit z', 'policy π', 'at T', 'behaviour μ', 'drawn', 'share drawn'],
    row: ({ token, logit, policy, tempered, behaviour, count, share }: Row) => [
      token,
      fixed(logit, 1),
      fixed(policy, 4),
      fixed(tempered, 4),
      behaviour === null ? 'cut' : fixed(behaviour, 4),
      String(count),
      share === null ? '' : fixed(share, 4),
    ],
  },
}
export type Words = typeof words
