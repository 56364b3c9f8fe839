import { fixed } from '../../plot/number.ts'
import { ENOUGH_DRAWS, type SamplerParams, type Scene } from './model.ts'
import { spec } from './params.ts'

const f = (value: number) => fixed(value, 2)
const quoted = (s: Scene, token: number) => `“${s.tokens[token]}”`

/** What temperature did to the shape. */
function shape({ entropy }: Scene, { temperature }: SamplerParams): string {
  if (temperature === 1) return `T\u00a0=\u00a01 leaves the shape: entropy ${f(entropy.policy)} nats.`
  return `T\u00a0=\u00a0${f(temperature)} ${temperature < 1 ? 'sharpens' : 'flattens'}: entropy ${f(entropy.policy)} becomes ${f(entropy.tempered)} nats.`
}

/** What the sampler then did. */
function pick(s: Scene, { sampler, topK, topP, tie }: SamplerParams): string {
  const kept = s.kept.filter(Boolean).length
  const all = s.tokens.length
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
  return `${sampler === 'top-k' ? 'Top-k' : 'Top-p'} keeps ${kept} of ${all} tokens and divides by their mass S\u00a0=\u00a0${f(s.keptMass)}: ${changed}.`
}

function drawn(s: Scene): string {
  if (s.last === null) return ''
  if (s.draws < ENOUGH_DRAWS) return ` Draw ${s.draws}: ${quoted(s, s.last)}.`
  return ` In ${s.draws.toLocaleString('en')} draws${s.draws === spec.draws.max ? ', as many as this figure keeps' : ''}, ${quoted(s, s.top)} came ${s.counts[s.top]} times.`
}

const narrate = (s: Scene, params: SamplerParams) => `${shape(s, params)} ${pick(s, params)}${drawn(s)}`

export const words = {
  title: 'Temperature and sampler',
  look: 'Shape first, pick second. Lower T and watch the bars leave their outlines; then cut some away and see the others grow.',
  narrate,
  picture: (s: Scene, params: SamplerParams) =>
    `Probabilities of the first token after “2 + 2 =”, in two panels: shaped by temperature, then picked by the sampler. ${narrate(s, params)}`,
  shape: ({ temperature }: SamplerParams) => `1 shape: logits ÷ ${f(temperature)}`,
  entropy: (s: Scene) => `entropy ${f(s.entropy.tempered)}`,
  pick: ({ sampler, topK, topP }: SamplerParams) =>
    `2 pick: ${sampler === 'top-k' ? `top-k, k = ${topK}` : sampler === 'top-p' ? `top-p, p = ${f(topP)}` : sampler === 'greedy' ? 'greedy' : 'from all'}`,
  keptMass: (s: Scene) => `kept S = ${f(s.keptMass)}`,
  policy: 'policy',
  tempered: 'at T',
  behaviour: 'behaviour',
  cut: 'cut',
  drawn: (draws: number) => `drawn ${draws.toLocaleString('en')}`,
  temperature: 'temperature T',
  temperatureSpoken: (s: Scene, { temperature }: SamplerParams) =>
    `${f(temperature)}, entropy ${f(s.entropy.tempered)} nats`,
  sampler: 'pick',
  samplers: { full: 'from all', 'top-k': 'top-k', 'top-p': 'top-p', greedy: 'greedy' },
  topK: 'keep k tokens',
  topP: 'keep mass p',
  keptSpoken: (s: Scene, text: string) => `${text}, ${s.kept.filter(Boolean).length} of ${s.tokens.length} tokens kept`,
  tie: 'let “5” tie with “Hmm”',
  drawOne: 'draw 1',
  drawMany: 'draw 1,000',
  clear: 'clear',
  table: {
    caption: 'The first token, from logit to draw',
    head: ['token', 'logit z', 'policy π', 'at T', 'behaviour μ', 'drawn', 'share drawn'],
  },
}
export type Words = typeof words
