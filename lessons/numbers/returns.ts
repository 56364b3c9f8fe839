import {
  TINYLM_REFERENCE_LOGITS,
  actionValues,
  discountedReturn,
  encode,
  exactMetrics,
  horizon,
  logProbability,
  exp,
  pow,
  rewardsToGo,
  softmax,
  stateValue,
  verifierReward,
} from '../../src/core/index.ts'

// Five rewards.
const REWARDS = [1, 2, 0, -1, 3]
export const five = () => {
  const [first, second, third, fourth, last] = rewardsToGo(REWARDS, 0.9)
  return { first: first!, second: second!, third: third!, fourth: fourth!, last: last! }
}
export const firstAt = () => ({
  zero: discountedReturn(REWARDS, 0),
  half: discountedReturn(REWARDS, 0.5),
  nine: discountedReturn(REWARDS, 0.9),
  ninetyNine: discountedReturn(REWARDS, 0.99),
  one: discountedReturn(REWARDS, 1),
})
export const weightOf = () => ({
  one: 0.9,
  two: pow(0.9, 2),
  token200: pow(0.99, 199),
  token20: pow(0.99, 19),
  token1000: pow(0.999, 999),
})
export const horizonOf = () => ({ nine: horizon(0.9), ninetyNine: horizon(0.99) })
export const ordered = () => ({
  late: discountedReturn([0, 0, 0, 0, 2], 0.5),
  soon: discountedReturn([0, 1], 0.5),
  now: discountedReturn([1], 0.5),
  steady: discountedReturn([1, 1, 1], 0.5),
})

// TinyLM.
const POLICY = TINYLM_REFERENCE_LOGITS.map((row) => softmax(row, 1))
const objective = (gamma: number) =>
  stateValue(TINYLM_REFERENCE_LOGITS, [], (answer) => pow(gamma, answer.length - 1) * verifierReward(answer))
export const objectiveAt = () => ({ one: objective(1), nine: objective(0.9), half: objective(0.5) })
const probabilityOf = (text: string) => exp(logProbability(TINYLM_REFERENCE_LOGITS, encode(text)))
export const answer = () => ({
  so: POLICY[0]![1]!,
  four: POLICY[2]![3]!,
  end: POLICY[4]![6]!,
  whole: probabilityOf('so 4 <eos>'),
  short: probabilityOf('4 <eos>'),
})
/** How much of J the answer "4 <eos>" makes up. */
export const shortShare = () => ({
  one: probabilityOf('4 <eos>') / objective(1),
  half: (0.5 * probabilityOf('4 <eos>')) / objective(0.5),
})
const fromStart = actionValues(TINYLM_REFERENCE_LOGITS, [], verifierReward)
const named = (values: readonly number[]) => ({ so: values[1]!, three: values[2]!, four: values[3]! })
export const q = () => named(fromStart)
export const advantage = () => named(fromStart.map((value) => value - objective(1)))
export const valueOf = () => ({
  soFour: stateValue(TINYLM_REFERENCE_LOGITS, encode('so 4'), verifierReward),
  fiveSo: stateValue(TINYLM_REFERENCE_LOGITS, encode('5 so'), verifierReward),
  five: stateValue(TINYLM_REFERENCE_LOGITS, encode('5'), verifierReward),
})
export const cut = () => exactMetrics(TINYLM_REFERENCE_LOGITS, TINYLM_REFERENCE_LOGITS).truncated

/** The card: what each first token is worth beyond the usual. */
export const firstTokens = () => fromStart.slice(0, 5).map((value) => value - objective(1))
