import {
  BANDIT_REWARDS,
  TINYLM_REFERENCE_LOGITS,
  encode,
  expectedReward,
  gae,
  gradientVariance,
  optimalBaseline,
  rlooAdvantages,
  groupAdvantages,
  softmax,
  stateValue,
  verifierReward,
} from '../../src/core/index.ts'

const EQUAL = [0.2, 0.2, 0.2, 0.2, 0.2]
const TEN_MORE = BANDIT_REWARDS.map((reward) => reward + 10)
/** C has 0.9, the others share the rest. */
const LOPSIDED = [0.025, 0.025, 0.9, 0.025, 0.025]

/** Variance of one estimate with nothing subtracted, with the mean reward, and at its least; and where these are. */
function compared(probabilities: readonly number[], rewards: readonly number[]) {
  const [mean, best] = [expectedReward(probabilities, rewards), optimalBaseline(probabilities, rewards)]
  const [none, atMean, atBest] = [0, mean, best].map((b) => gradientVariance(probabilities, rewards, b)) as [
    number,
    number,
    number,
  ]
  return { mean, best, none, atMean, atBest, times: none / atMean }
}
export const equal = () => compared(EQUAL, BANDIT_REWARDS)
export const tenMore = () => compared(EQUAL, TEN_MORE)
export const lopsided = () => compared(LOPSIDED, BANDIT_REWARDS)

/** ‖e_a − π‖² of C and of each other answer, where C has 0.9. */
export const scores = () => {
  const squares = LOPSIDED.reduce((sum, p) => sum + p * p, 0)
  const [c, other] = [1 - 2 * 0.9 + squares, 1 - 2 * 0.025 + squares]
  return { c, other, times: other / c }
}

/** The advantage of the right answer in the group 0, 0, 1, 0: minus the mean of the others, and minus the mean of all four. */
export const group = () => {
  const rewards = [0, 0, 1, 0]
  const others = rlooAdvantages(rewards)
  const all = groupAdvantages(rewards, { scale: 'none', epsilon: 0 })
  return { others: others[2]!, all: all[2]!, share: all[2]! / others[2]! }
}

const valueOf = (text: string) => stateValue(TINYLM_REFERENCE_LOGITS, encode(text), verifierReward)
/** V of TinyLM along "so 4", and the TD errors of its three tokens. */
export const along = () => {
  const [start, so, soFour] = [valueOf(''), valueOf('so'), valueOf('so 4')]
  return { start, so, soFour, first: so - start, second: soFour - so, third: 1 - soFour }
}
/** The δ of each first token under the exact V, weighted by its probability: 0. */
export const averageDelta = () => {
  const policy = softmax(TINYLM_REFERENCE_LOGITS[0]!, 1)
  const start = valueOf('')
  const words = ['Hmm', 'so', '3', '4', '5', '!', '<eos>']
  return words.reduce((sum, word, token) => sum + policy[token]! * (valueOf(word) - start), 0)
}

const EPISODE = { rewards: [0, 0, 0, 0, 1], values: [0.2, 0.3, 0.5, 0.7, 0.9], bootstrapValue: 0, mask: null }
const advantagesAt = (lambda: number) => gae(EPISODE, { gamma: 1, lambda, masked: 'skip' }).advantages
/** The table by hand. */
export const table = () => ({
  zero: advantagesAt(0),
  half: advantagesAt(0.5),
  usual: advantagesAt(0.95),
  one: advantagesAt(1),
})
export const thirdAtHalf = () => advantagesAt(0.5)[2]!
export const pushesAlone = () => [...BANDIT_REWARDS]
export const pushesCompared = () => BANDIT_REWARDS.map((reward) => reward - expectedReward(EQUAL, BANDIT_REWARDS))
