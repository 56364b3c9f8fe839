import {
  TINYLM_COMPLETIONS,
  TINYLM_REFERENCE_LOGITS,
  encode,
  entropy,
  exp,
  greedyCompletion,
  log,
  logProbability,
  logSoftmax,
  logSumExp,
  pow,
  softmax,
  tokenLogProbs,
  topP,
} from '../../src/core/index.ts'

/** The scores of the five words. */
const WORDS = { hot: 2, good: 1, icy: 0.5, gone: 0, loud: -1 }
const SCORES = Object.values(WORDS)

const byWord = (values: readonly number[]) => {
  const [hot, good, icy, gone, loud] = values as [number, number, number, number, number]
  return { hot, good, icy, gone, loud }
}
const chancesAt = (temperature: number) => softmax(SCORES, temperature)
const entropyAt = (temperature: number) => entropy(chancesAt(temperature))

// The walk.
export const stepRight = () => exp(WORDS.hot) / exp(WORDS.good)
export const heights = () => byWord(SCORES.map(exp))
export const stripLength = () => exp(logSumExp(SCORES))
export const chances = () => byWord(chancesAt(1))
export const entropyOfWords = () => entropyAt(1)

// Two words of a real model.
export const halfGap = () => exp(0.5)
export const twoWords = () => softmax([12.4, 11.9], 1)

// Temperature.
export const byTemperature = () =>
  [0.25, 0.5, 1, 2, 5].map((temperature) => ({
    temperature,
    hot: chancesAt(temperature)[0]!,
    entropy: entropyAt(temperature),
  }))
/** The chance of "hot" when the chances at temperature 1 are squared and divided by their sum. */
export const squaredHot = () => {
  const squares = chancesAt(1).map((chance) => pow(chance, 2))
  return squares[0]! / squares.reduce((sum, square) => sum + square, 0)
}
/** The probability of "hot" at temperature one half. */
export const hotWhenCold = () => chancesAt(0.5)[0]!
export const stepRightSquared = () => pow(stepRight(), 2)

// A vocabulary of 32,000, and TinyLM's of seven.
export const equalLogProb = () => logSoftmax(new Array<number>(32_000).fill(0), 1)[0]!
const FIRST_LOGITS = TINYLM_REFERENCE_LOGITS[0]!
const FIRST_CHANCES = softmax(FIRST_LOGITS, 1)
export const firstLogits = () => FIRST_LOGITS
export const firstChances = () => FIRST_CHANCES
export const afterTopP = () => {
  const { probabilities, keptMass } = topP(FIRST_LOGITS, { p: 0.8 })
  return { three: probabilities[2]!, keptMass }
}

// Whole answers of TinyLM.
const FOUR = encode('so 4 <eos>')
export const greedyAnswer = () =>
  exp(logProbability(TINYLM_REFERENCE_LOGITS, greedyCompletion(TINYLM_REFERENCE_LOGITS)))
export const answers = () => TINYLM_COMPLETIONS.toLocaleString('en')
export const likeliestAnswer = () => exp(logProbability(TINYLM_REFERENCE_LOGITS, encode('5 <eos>')))
export const fourByToken = () => tokenLogProbs(TINYLM_REFERENCE_LOGITS, FOUR, 1)
export const fourLogProb = () => logProbability(TINYLM_REFERENCE_LOGITS, FOUR)
export const fourProbability = () => exp(fourLogProb())

// Steps on the log axis.
export const logOf = () => ({
  oneInThousand: log(0.001),
  twoInThousand: log(0.002),
  ninetyFive: log(0.95),
  ninetySix: log(0.96),
})
export const howMuchSmaller = () => log(0.002 / 0.001) / log(0.96 / 0.95)

// The push on "good".
export const hotToIcy = () => exp(WORDS.hot) / exp(WORDS.icy)
export const pushOnGood = () => byWord(chancesAt(1).map((chance, word) => (word === 1 ? 1 - chance : -chance)))
/** The same as a list, for a picture. */
export const pushList = () => Object.values(pushOnGood())

// The questions.
/** The entropies of four ways to sample from the logits 2, 1, 0. */
export const sharpness = () => ({
  greedy: entropy([1, 0, 0]),
  half: entropy(softmax([2, 1, 0], 0.5)),
  one: entropy(softmax([2, 1, 0], 1)),
  equal: entropy([1 / 3, 1 / 3, 1 / 3]),
})
