import {
  BANDIT_REWARDS,
  addLogitGradient,
  broadcastRows,
  descend,
  exactObjective,
  reinforceLoss,
  scoreRollouts,
  tabulateRewards,
  verifierReward,
  type CorridorConfig,
  TINYLM_REFERENCE_LOGITS,
  corridorSuccess,
  encode,
  exactGradient,
  expectedReward,
  gradientVariance,
  initBandit,
  initCorridor,
  logProbGradient,
  logProbability,
  softmax,
  stepBandit,
  stepCorridor,
  tokenLogProbs,
} from '../../src/core/index.ts'

const EQUAL = [0.2, 0.2, 0.2, 0.2, 0.2]

/** The slope of J in each logit, at the equal policy. */
export const gradient = () => {
  const [a, b, c, d, e] = exactGradient(EQUAL, BANDIT_REWARDS) as [number, number, number, number, number]
  return { a, b, c, d, e, length: Math.hypot(a, b, c, d, e) }
}
export const slopes = () => exactGradient(EQUAL, BANDIT_REWARDS)

/** One draw of C, and of A: r (e_a − π), as the card shows it. */
const oneDraw = (action: number) => logProbGradient(EQUAL, action).map((entry) => BANDIT_REWARDS[action]! * entry)
export const draws = () => ({ a: oneDraw(0), c: oneDraw(2) })

/** How far one draw misses, with the reward and with the reward minus J; root mean square. */
export const miss = () => ({
  alone: Math.sqrt(gradientVariance(EQUAL, BANDIT_REWARDS, 0)),
  compared: Math.sqrt(gradientVariance(EQUAL, BANDIT_REWARDS, expectedReward(EQUAL, BANDIT_REWARDS))),
})

/** The first ten draws of the learner that the lesson prints, and what it has learned after 200. */
const LEARNER = { rewards: BANDIT_REWARDS, stepSize: 0.5, baseline: 'none', seed: 42 } as const
const after = (tries: number) => {
  let state = initBandit(LEARNER)
  const drawn: string[] = []
  for (let k = 0; k < tries; k += 1) {
    state = stepBandit(state, LEARNER)
    drawn.push('ABCDE'[state.lastAction!]!)
  }
  return { drawn: drawn.join(' '), chanceOfC: softmax(state.logits, 1)[2]! }
}
export const learner = () => ({ firstDraws: after(10).drawn, chanceOfC: after(200).chanceOfC })

// TinyLM writes "so 4" and ends.
const SO_FOUR = encode('so 4 <eos>')
export const soFour = () => {
  const [so, four, end] = tokenLogProbs(TINYLM_REFERENCE_LOGITS, SO_FOUR, 1) as [number, number, number]
  return { so, four, end, all: logProbability(TINYLM_REFERENCE_LOGITS, SO_FOUR) }
}

// The corridor, before any update.
export const successAtStart = () => corridorSuccess([1 / 3, 1 / 3, 1 / 3])

/** Estimates from one episode each, at the policy of the start, where a step costs 0.05: their mean push on "right", and their variance. */
function estimates(credit: CorridorConfig['credit']) {
  const config = { stepSize: 1, baseline: 0, stepCost: 0.05, credit, seed: 1 }
  const runs = 4000
  let state = initCorridor(config)
  const sum = [0, 0, 0]
  let squares = 0
  for (let k = 0; k < runs; k += 1) {
    state = stepCorridor({ ...state, logits: [0, 0, 0] }, config)
    state.logits.forEach((entry, i) => {
      sum[i]! += entry
      squares += entry * entry
    })
  }
  const mean = sum.map((entry) => entry / runs)
  return { right: mean[2]!, variance: squares / runs - mean.reduce((total, entry) => total + entry * entry, 0) }
}
export const credited = () => ({ whole: estimates('return'), toGo: estimates('to-go') })

/** Of 200 runs of 100 episodes at step size 1, how many end with almost no chance to reach the goal: without and with P(success) subtracted. */
function lostRuns(compares: boolean): number {
  let lost = 0
  for (let seed = 500; seed < 700; seed += 1) {
    const config = { stepSize: 1, stepCost: 0, credit: 'return', seed } as const
    let state = initCorridor({ ...config, baseline: 0 })
    const success = () => corridorSuccess(softmax(state.logits, 1))
    for (let episode = 0; episode < 100; episode += 1)
      state = stepCorridor(state, { ...config, baseline: compares ? success() : 0 })
    if (success() < 0.05) lost += 1
  }
  return lost
}
export const lost = () => ({ alone: lostRuns(false), compared: lostRuns(true) })

// Twenty steps of fine-tuning on four answers of TinyLM, at step size 1, as the figure runs them.
const FOUR = ['3 <eos>', '5 <eos>', 'so 4 <eos>', 'Hmm 5 <eos>'].map((text) => ({
  tokens: encode(text),
  logProbs: [],
  truncated: false,
}))
function fineTuned(weights: readonly number[]) {
  const rewards = tabulateRewards(verifierReward)
  const aggregation = { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null } as const
  let logits = TINYLM_REFERENCE_LOGITS
  const look = () => {
    const logProbs = scoreRollouts(FOUR, logits, 1)
    const mask = logProbs.map((row, i) => row.map((_, t) => (t < FOUR[i]!.tokens.length ? 1 : 0)))
    return reinforceLoss({ logProbs, advantages: broadcastRows(weights, mask), mask }, { aggregation })
  }
  const correct = () => exactObjective(logits, rewards).expectedReward
  const [lossBefore, before] = [look().loss, correct()]
  for (let step = 0; step < 20; step += 1) {
    const gradient = new Float64Array(49)
    addLogitGradient(gradient, { rollouts: FOUR, logits, temperature: 1 }, look().derivatives, 1)
    logits = descend(logits, gradient, 1)
  }
  return { lossBefore, before, lossAfter: look().loss, after: correct() }
}
export const sft = () => ({ ones: fineTuned([1, 1, 1, 1]), reward: fineTuned([0, 0, 1, 0]) })
