import {
  type Comparison,
  TINYLM_REFERENCE_LOGITS,
  bradleyTerryLoss,
  createRandom,
  encode,
  exactObjective,
  fitRewardModel,
  gdpoAdvantages,
  groupAdvantages,
  preferenceProbability,
  processAdvantages,
  rankingPairs,
  rollout,
  ruleReward,
  tabulateRewards,
  verifierReward,
} from '../../src/core/index.ts'

/** Worked out once, when it is first printed. */
function once<Value>(work: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null
  return () => (kept ??= { value: work() }).value
}

// Rules, exactly, over all 9,331 answers.
const DIGITS = encode('3 4 5')
const tableOf = (rule: 'contains' | 'last', digits: readonly number[]) =>
  tabulateRewards((answer) => digits.reduce((sum, digit) => sum + ruleReward(rule, digit)(answer) / digits.length, 0))
/** Sixty steps of exact policy gradient, as in the figure: what is paid, and what is right. */
function trained(digits: readonly number[]) {
  const [rewards, truth] = [tableOf('contains', digits), tableOf('last', digits)]
  let logits = TINYLM_REFERENCE_LOGITS
  const look = () => ({
    paid: exactObjective(logits, rewards).expectedReward,
    right: exactObjective(logits, truth).expectedReward,
  })
  const before = look()
  for (let step = 0; step < 60; step += 1) {
    const { gradient } = exactObjective(logits, rewards)
    logits = logits.map((row, i) => row.map((logit, j) => logit + 4 * gradient[i]![j]!))
  }
  return { before, after: look() }
}
export const one = once(() => trained(DIGITS.slice(1, 2)))
export const three = once(() => trained(DIGITS))

// Bradley–Terry.
const at = (difference: number) => ({
  probability: preferenceProbability(difference),
  loss: bradleyTerryLoss(difference, 0).loss,
  push: -bradleyTerryLoss(difference, 0).derivative,
})
export const lead = () => ({ minusTwo: at(-2), zero: at(0), one: at(1), two: at(2), three: at(3) })
export const pairs = () => ({ four: rankingPairs(4), nine: rankingPairs(9) })
/** The card: the push on the winner and on the other answer, for a lead of -2, 0 and 2. */
export const winnerPush = () => [-2, 0, 2].map((difference) => at(difference).push)
export const loserPush = () => [-2, 0, 2].map((difference) => -at(difference).push)

// The weight of "!" after 200 noisy comparisons, over 20 seeds, as in the figure.
const BANG = encode('!')[0]!
const SAMPLING = { temperature: 2, topK: 7, topP: 1, minP: 0 }
function bangWeight(seed: number, count: number, taste: number): number {
  const random = createRandom(seed)
  const draw = () => {
    const { tokens, truncated } = rollout(TINYLM_REFERENCE_LOGITS, random, SAMPLING)
    const bangs = tokens.filter((token) => token === BANG).length
    return [verifierReward(tokens), tokens.length - (truncated ? 0 : 1), bangs]
  }
  const comparisons: Comparison[] = []
  while (comparisons.length < count) {
    const [a, b, uniform] = [draw(), draw(), random.next()]
    if (a.join() === b.join()) continue
    const difference = 2 * (a[0]! - b[0]!) + taste * (a[2]! - b[2]!)
    const isFirst = uniform < preferenceProbability(difference)
    comparisons.push(isFirst ? { winner: a, loser: b } : { winner: b, loser: a })
  }
  return fitRewardModel(comparisons, { steps: 300, stepSize: 0.3, decay: 0.01 }).weights[2]!
}
function over20(count: number, taste: number) {
  const weights = Array.from({ length: 20 }, (_, seed) => bangWeight(seed, count, taste))
  return { least: Math.min(...weights), most: Math.max(...weights) }
}
export const bang = once(() => ({ fans: over20(200, 1), few: over20(10, 0), many: over20(200, 0) }))

// Process rewards: three answers with one token a step; the second says the same in five steps.
export const process = () => {
  const steps = [
    [1, 1],
    [1, 1, 1, 1, 1],
    [1, 0],
  ]
  const [short, padded, wrong] = processAdvantages(
    steps.map((stepRewards) => ({ length: stepRewards.length, stepEnds: stepRewards.map((_, k) => k), stepRewards })),
    { scale: 'population', epsilon: 0 },
  )
  return { short: short![0]!, padded: padded![0]!, wrong: wrong![0]! }
}

// Mixing: two rewards, a group of two.
const SAMPLE = { scale: 'sample', epsilon: 0 } as const
const sums = (rewards: readonly (readonly number[])[]) => rewards[0]!.map((reward, i) => reward + rewards[1]![i]!)
const decoupled = (rewards: readonly (readonly number[])[]) =>
  gdpoAdvantages([rewards], { weights: [1, 1], form: 'sample', epsilon: 0, whitened: false })[0]!
const BOTH = [
  [1, 0],
  [1, 0],
]
const HALF = [
  [1, 0],
  [0, 0],
]
const AGAINST = [
  [1, 0],
  [0, 1],
]
export const mix = () => ({
  both: { summed: groupAdvantages(sums(BOTH), SAMPLE)[0]!, decoupled: decoupled(BOTH)[0]! },
  half: { summed: groupAdvantages(sums(HALF), SAMPLE)[0]!, decoupled: decoupled(HALF)[0]! },
  against: { summed: groupAdvantages(sums(AGAINST), SAMPLE)[0]!, decoupled: decoupled(AGAINST)[0]! },
})
