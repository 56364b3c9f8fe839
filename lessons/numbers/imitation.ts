import {
  TINYLM_REFERENCE_LOGITS,
  bestOfKlBound,
  encode,
  exactMetrics,
  exactObjective,
  exp,
  log,
  mean,
  pow,
  runningProduct,
  sigmoid,
  tabulateRewards,
  tokenLogProbs,
  verifierReward,
} from '../../src/core/index.ts'

/** What one token costs, −log p, nats. */
const cost = (p: number) => 0 - log(p)
export const costs = () => ({
  certain: cost(1),
  nine: cost(0.9),
  half: cost(0.5),
  tenth: cost(0.1),
  hundredth: cost(0.01),
})

/** Mean cost of an answer of TinyLM, and its perplexity. */
const lossOf = (text: string) =>
  mean(tokenLogProbs(TINYLM_REFERENCE_LOGITS, encode(text), 1).map((logProb) => -logProb))
export const loss = () => {
  const [thought, likely] = [lossOf('Hmm so 4 ! <eos>'), lossOf('5 <eos>')]
  return { thought, likely, perplexity: exp(thought) }
}
/** "so 4 <eos>": the costs of its tokens, their sum and their mean. */
export const soFour = () => {
  const [so, four, end] = tokenLogProbs(TINYLM_REFERENCE_LOGITS, encode('so 4 <eos>'), 1).map(
    (logProb) => -logProb,
  ) as [number, number, number]
  return { so, four, end, all: so + four + end, mean: (so + four + end) / 3, probability: exp(-(so + four + end)) }
}

/** Tokens of probability 1/32,000. */
export const uniform = () => {
  const { products, logSums } = runningProduct(
    Array.from({ length: 80 }, () => 1 / 32000),
    'double',
  )
  return { one: logSums[0]!, nine: -logSums[8]!, zeroAt: products.indexOf(0) + 1, atZero: logSums[71]! }
}
export const zeroInSingle = () =>
  runningProduct(
    Array.from({ length: 80 }, () => 1 / 32000),
    'single',
  ).products.indexOf(0) + 1

/** P(correct) of one draw, and of the best of G; the KL price of choosing. */
const CORRECT = exactObjective(TINYLM_REFERENCE_LOGITS, tabulateRewards(verifierReward)).expectedReward
const best = (size: number) => 1 - pow(1 - CORRECT, size)
export const chosen = () => ({ one: CORRECT, four: best(4), eight: best(8), sixtyFour: best(64) })
export const price = () => ({ four: bestOfKlBound(4), eight: bestOfKlBound(8), sixtyFour: bestOfKlBound(64) })

/** Of whole answers, before any round. */
export const entropyBefore = () => exactMetrics(TINYLM_REFERENCE_LOGITS, TINYLM_REFERENCE_LOGITS).entropy

/** Two scores 2 and 1: how probably the first is preferred, and the loss if it was. */
export const preference = () => ({ first: sigmoid(1), loss: cost(sigmoid(1)), surprised: cost(sigmoid(-1)) })

/** The card's picture. */
export const cardLogs = () => [log(0.9), log(0.5), log(0.1), log(0.01)]
