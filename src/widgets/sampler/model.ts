import type { Params } from '../../figure/params.ts'
import { entropy } from '../../core/numerics/entropy.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { sampleIndexUnchecked } from '../../core/random/sample-index.ts'
import { greedy } from '../../core/sampling/greedy.ts'
import { samplingPipeline } from '../../core/sampling/pipeline.ts'
import { truncate } from '../../core/sampling/truncate.ts'
import { TINYLM_TOKENS, TINYLM_VOCABULARY } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import type { spec } from './params.ts'

export type SamplerParams = Params<typeof spec>

/** The settings as they act: greedy keeps one token, and drawing from all keeps the whole mass. */
export interface Scene extends SamplerParams {
  readonly tokens: readonly string[]
  readonly logits: readonly number[]
  /** The policy as trained: temperature 1, nothing cut. */
  readonly policy: readonly number[]
  /** After temperature. */
  readonly tempered: readonly number[]
  /** After temperature and sampler: what tokens are drawn from. */
  readonly behaviour: readonly number[]
  readonly kept: readonly boolean[]
  /** The share of the tempered mass that was kept. */
  readonly keptMass: number
  readonly entropy: { readonly policy: number; readonly tempered: number; readonly behaviour: number }
  /** The most likely token. */
  readonly top: number
  /** How many of each token were drawn. */
  readonly counts: readonly number[]
  /** The token drawn last, or null. */
  readonly last: number | null
  /** Is the behaviour policy the policy itself? */
  readonly isOnPolicy: boolean
}

const START_ROW = TINYLM_REFERENCE_LOGITS[0]!
const FIVE = TINYLM_VOCABULARY.indexOf('5')

function pick(logits: readonly number[], { temperature, sampler, topK, topP }: SamplerParams) {
  if (sampler === 'greedy') {
    const tempered = softmax(logits, temperature)
    const best = greedy(logits)
    return {
      tempered,
      ...truncate(
        tempered,
        tempered.map((_, i) => i === best),
      ),
    }
  }
  return samplingPipeline(logits, {
    temperature,
    topK: sampler === 'top-k' ? topK : TINYLM_TOKENS,
    topP: sampler === 'top-p' ? topP : 1,
    minP: 0,
  })
}

/** The first `draws` tokens of a seed: one uniform each, so another temperature re-reads the same uniforms. */
function draw(probabilities: readonly number[], draws: number, seed: number) {
  const random = createRandom(seed)
  const counts = probabilities.map(() => 0)
  let last: number | null = null
  for (let n = 0; n < draws; n += 1) {
    last = sampleIndexUnchecked(probabilities, random.next())
    counts[last]! += 1
  }
  return { counts, last }
}

export function scene(params: SamplerParams): Scene {
  const logits = START_ROW.map((logit, token) => (params.tie && token === FIVE ? Math.max(...START_ROW) : logit))
  const policy = softmax(logits, 1)
  const { tempered, probabilities: behaviour, kept, keptMass } = pick(logits, params)
  return {
    ...params,
    topK: params.sampler === 'greedy' ? 1 : params.topK,
    topP: params.sampler === 'full' ? 1 : params.topP,
    tokens: TINYLM_VOCABULARY,
    logits,
    policy,
    tempered,
    behaviour,
    kept,
    keptMass,
    entropy: { policy: entropy(policy), tempered: entropy(tempered), behaviour: entropy(behaviour) },
    top: greedy(logits),
    ...draw(behaviour, params.draws, params.seed),
    isOnPolicy: params.temperature === 1 && kept.every(Boolean),
  }
}

/** Frequencies of fewer draws than this say little; they are only counted. */
export const ENOUGH_DRAWS = 30

/** The heights of the picture: the top of its scale, then the bars of the shape, then those of the pick (where cut, what was cut). */
export function heightsOf(s: Scene): number[] {
  const picked = s.tempered.map((p, i) => (s.kept[i] ? s.behaviour[i]! : p))
  const shares = s.draws >= ENOUGH_DRAWS ? s.counts.map((count) => count / s.draws) : []
  return [Math.max(...s.policy, ...s.tempered, ...picked, ...shares) <= 0.5 ? 0.5 : 1, ...s.tempered, ...picked]
}

export interface Row {
  readonly token: string
  readonly logit: number
  readonly policy: number
  readonly tempered: number
  /** Null where the sampler cut it. */
  readonly behaviour: number | null
  readonly count: number
  /** Of all draws; null before the first. */
  readonly share: number | null
}

export const rows = (s: Scene): readonly Row[] =>
  s.tokens.map((token, i) => ({
    token,
    logit: s.logits[i]!,
    policy: s.policy[i]!,
    tempered: s.tempered[i]!,
    behaviour: s.kept[i] ? s.behaviour[i]! : null,
    count: s.counts[i]!,
    share: s.draws > 0 ? s.counts[i]! / s.draws : null,
  }))
