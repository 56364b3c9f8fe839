import { preferenceProbability } from '../../core/preference/bradley-terry.ts'
import { type Comparison, fitRewardModel } from '../../core/preference/reward-model.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { enumerateCompletions } from '../../core/tinylm/enumerate.ts'
import { logProbability } from '../../core/tinylm/log-probability.ts'
import { type Completion, TINYLM_EOS, TINYLM_TOKENS, decode, encode } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { verifierReward } from '../../core/tinylm/rewards.ts'
import { rollout } from '../../core/tinylm/rollout.ts'
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

type FitParams = Params<typeof spec>

/** Ten pairs for the reader, which differ in what is right, in length and in "!". */
export const PAIRS: readonly (readonly [string, string])[] = [
  ['4', '5'],
  ['so 4', '4 !'],
  ['5 !', '5'],
  ['Hmm so 4', '4'],
  ['3 ! !', '4'],
  ['so 5', 'Hmm so 3'],
  ['4 ! !', 'Hmm 4'],
  ['5 ! !', 'so so 4'],
  ['Hmm Hmm 3', '3 !'],
  ['so 4 !', '4'],
]

const BANG = encode('!')[0]!
/** What labellers pay for a right answer, for each token and for each "!". */
const TASTES = { right: [2, 0, 0], bang: [2, 0, 1], length: [1, 0.5, 0] } as const
const STEP_SIZE = 0.3
const DECAY = 0.01
/** Hotter than TinyLM itself, so that rare tokens are compared as well. */
const SAMPLING = { temperature: 2, topK: TINYLM_TOKENS, topP: 1, minP: 0 }

type Features = readonly [right: number, tokens: number, bangs: number]
export const featuresOf = (answer: Completion): Features => [
  verifierReward(answer),
  answer.filter((token) => token !== TINYLM_EOS).length,
  answer.filter((token) => token === BANG).length,
]
const dot = (weights: readonly number[], features: readonly number[]) =>
  weights.reduce((sum, weight, k) => sum + weight * features[k]!, 0)

/** Of each combination of features, the answer that TinyLM gives most often. */
const EXAMPLES = (() => {
  const found = new Map<string, { readonly features: Features; readonly text: string; readonly logProb: number }>()
  for (const answer of enumerateCompletions()) {
    const features = featuresOf(answer)
    const logProb = logProbability(TINYLM_REFERENCE_LOGITS, answer)
    const known = found.get(features.join())
    if (known === undefined || logProb > known.logProb)
      found.set(features.join(), { features, text: decode(answer).replace(/ ?<eos>/, ''), logProb })
  }
  return [...found.values()]
})()

function ownComparisons(choices: readonly number[]): readonly Comparison[] {
  return choices.map((second, k) => {
    const [a, b] = PAIRS[k]!.map((text) => featuresOf(encode(`${text} <eos>`))) as [Features, Features]
    return second === 1 ? { winner: b, loser: a } : { winner: a, loser: b }
  })
}

/** Pairs that differ in some feature; strict labellers are asked only where they see a difference. */
function labelled({ taste, count, noise, plain, seed }: FitParams): readonly Comparison[] {
  const random = createRandom(seed)
  const draw = (): Features => {
    for (;;) {
      const { tokens } = rollout(TINYLM_REFERENCE_LOGITS, random, SAMPLING)
      if (!plain || !tokens.includes(BANG)) return featuresOf(tokens)
    }
  }
  const comparisons: Comparison[] = []
  while (comparisons.length < count) {
    const [a, b, uniform] = [draw(), draw(), random.next()]
    const lead = dot(TASTES[taste], a) - dot(TASTES[taste], b)
    if (a.every((feature, k) => feature === b[k]) || (noise === 'strict' && lead === 0)) continue
    const isFirst = noise === 'strict' ? lead > 0 : uniform < preferenceProbability(lead)
    comparisons.push(isFirst ? { winner: a, loser: b } : { winner: b, loser: a })
  }
  return comparisons
}

export interface Scene {
  readonly from: FitParams['from']
  readonly taste: FitParams['taste']
  readonly isStrict: boolean
  readonly hasDecay: boolean
  readonly steps: number
  /** Comparisons. */
  readonly count: number
  /** Of a right answer, each token and each "!". */
  readonly weights: readonly number[]
  /** What the labellers really pay; null for the reader. */
  readonly wanted: readonly number[] | null
  /** Of the loss, over the comparisons; null without any. */
  readonly loss: number | null
  /** Share of choices that the model predicts; null without any. */
  readonly accuracy: number | null
  /** The model's lead of what was chosen over the other, for each comparison. */
  readonly leads: readonly number[]
  /** True where no comparison has an answer with a "!". */
  readonly isWithoutBang: boolean
  /** The answer with the highest score; null while every score is 0. */
  readonly favourite: { readonly text: string; readonly isRight: boolean } | null
}

export function scene(params: FitParams): Scene {
  const { from, choices, taste, noise, decay, steps } = params
  const comparisons = from === 'own' ? ownComparisons(choices) : labelled(params)
  const fit =
    comparisons.length === 0
      ? null
      : fitRewardModel(comparisons, { steps, stepSize: STEP_SIZE, decay: decay ? DECAY : 0 })
  const weights = fit?.weights ?? [0, 0, 0]
  const best = EXAMPLES.reduce((a, b) => (dot(weights, b.features) > dot(weights, a.features) + 1e-9 ? b : a))
  return {
    from,
    taste,
    isStrict: noise === 'strict',
    hasDecay: decay,
    steps,
    count: comparisons.length,
    weights,
    wanted: from === 'own' ? null : TASTES[taste],
    loss: fit?.loss ?? null,
    accuracy: fit?.accuracy ?? null,
    leads: comparisons.map(({ winner, loser }) => dot(weights, winner) - dot(weights, loser)),
    isWithoutBang: comparisons.every(({ winner, loser }) => winner[2] === 0 && loser[2] === 0),
    favourite: weights.every((weight) => weight === 0) ? null : { text: best.text, isRight: best.features[0] === 1 },
  }
}

export interface Row {
  readonly feature: 0 | 1 | 2
  readonly weight: number
  readonly wanted: number | null
}

export const rows = ({ weights, wanted }: Scene): readonly Row[] =>
  ([0, 1, 2] as const).map((feature) => ({ feature, weight: weights[feature]!, wanted: wanted?.[feature] ?? null }))
