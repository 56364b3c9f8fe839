/**
 * Throughput of the core, each beside a hand-written loop over typed arrays in the same run: `npm run bench:core`.
 * Exits with an error if bandit steps or TinyLM's exact gradient run at less than half the speed of theirs, or if
 * something a figure calls in one frame takes longer than 8 ms. Medians of 9 rounds.
 */
import {
  BANDIT_REWARDS,
  TINYLM_REFERENCE_LOGITS,
  actionValues,
  createMeasure,
  createRandom,
  exactBatch,
  exactGradientInto,
  exactMetrics,
  exactObjective,
  exp,
  gae,
  groupAdvantages,
  initTraining,
  innerEpochs,
  lockedShare,
  log,
  logSoftmax,
  plainConfig,
  policyTable,
  ppoLoss,
  rollout,
  runBandit,
  samplingPipeline,
  simulateTimeline,
  softmax,
  stepTraining,
  tabulateRewards,
  verifierReward,
} from '../src/core/index.ts'

const ROUNDS = 9
let sink = 0

/** Median time of one call, in microseconds. */
function time(body: () => unknown, calls: number): number {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now()
    for (let call = 0; call < calls; call += 1) if (body() === undefined) sink += 1
    // The first round warms up.
    if (round > 0) times.push((1000 * (performance.now() - start)) / calls)
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number
}

/** The bandit as one would write it for speed alone: Math.exp, typed arrays, everything inline, nothing checked. */
function plainBandit(steps: number, stepSize: number, seed: number): Float64Array {
  const rewards = Float64Array.from(BANDIT_REWARDS)
  const logits = new Float64Array(5)
  const policy = new Float64Array(5)
  let state = seed
  for (let step = 0; step < steps; step += 1) {
    let largest = -Infinity
    for (let i = 0; i < 5; i += 1) if (logits[i]! > largest) largest = logits[i]!
    let total = 0
    for (let i = 0; i < 5; i += 1) total += policy[i] = Math.exp(logits[i]! - largest)
    for (let i = 0; i < 5; i += 1) policy[i]! /= total
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    const uniform = ((t ^ (t >>> 14)) >>> 0) / 4294967296
    let action = 0
    for (let sum = policy[0]!; uniform >= sum && action < 4; sum += policy[action]!) action += 1
    const push = stepSize * rewards[action]!
    for (let i = 0; i < 5; i += 1) logits[i]! += push * ((i === action ? 1 : 0) - policy[i]!)
  }
  return logits
}

/** J and its gradient by five nested loops over the tree, values up and reach probabilities down, nothing checked. */
function plainEnumeration(p: Float64Array, rewards: Float64Array, g: Float64Array): number {
  g.fill(0)
  let leaf = 0
  const level = (row: number, depth: number, reach: number): number => {
    let value = 0
    if (depth === 4) {
      for (let a = 0; a < 7; a += 1) value += p[row + a]! * rewards[leaf + a]!
      for (let a = 0; a < 7; a += 1) g[row + a]! += reach * p[row + a]! * (rewards[leaf + a]! - value)
      leaf += 7
      return value
    }
    const q = new Float64Array(7)
    for (let a = 0; a < 6; a += 1) q[a] = level(7 * a + 7, depth + 1, reach * p[row + a]!)
    q[6] = rewards[leaf]!
    leaf += 1
    for (let a = 0; a < 7; a += 1) value += p[row + a]! * q[a]!
    for (let a = 0; a < 7; a += 1) g[row + a]! += reach * p[row + a]! * (q[a]! - value)
    return value
  }
  return level(0, 0, 1)
}

const failures: string[] = []
const line = (name: string, microseconds: number, note: string): void =>
  console.log(`${name.padEnd(46)} ${microseconds.toFixed(3).padStart(11)} µs   ${note}`)
function compare(name: string, ours: () => unknown, plain: () => unknown, calls: number, least: number): void {
  const own = time(ours, calls)
  const other = time(plain, calls)
  const ratio = other / own
  line(name, own, `plain loop ${other.toFixed(3)} µs: ${ratio.toFixed(2)} of its speed`)
  if (ratio < least) failures.push(`${name}: ${ratio.toFixed(2)} of the plain loop's speed, wanted ${least}`)
}
function frame(name: string, body: () => unknown, calls: number): void {
  const own = time(body, calls)
  line(name, own, `${(own / 8000).toFixed(3)} of a frame's 8 ms`)
  if (own > 8000) failures.push(`${name}: ${(own / 1000).toFixed(1)} ms, wanted at most 8`)
}

const bandit = { rewards: BANDIT_REWARDS, stepSize: 0.5, baseline: 'none', seed: 42 } as const
const policy = policyTable(TINYLM_REFERENCE_LOGITS)
const rewards = tabulateRewards(verifierReward)
const gradient = new Float64Array(49)
const xs = Float64Array.from({ length: 1000 }, (_, i) => (i - 500) / 50)
const each = (f: (x: number) => number) => (): number => {
  let total = 0
  for (let i = 0; i < 1000; i += 1) total += f(xs[i]!)
  return total
}

console.log('against plain loops')
compare(
  '10,000 bandit steps',
  () => runBandit(bandit, 10_000),
  () => plainBandit(10_000, 0.5, 42),
  10,
  0.5,
)
compare(
  "TinyLM's J and gradient by enumeration",
  () => exactGradientInto(policy, rewards, gradient),
  () => plainEnumeration(policy, rewards, gradient),
  50,
  0.5,
)
compare('1000 exp', each(exp), each(Math.exp), 200, 0)
compare(
  '1000 log',
  each((x) => log(x * x + 1)),
  each((x) => Math.log(x * x + 1)),
  200,
  0,
)
const z = [2, 1, 0.5, 0, -1]
const plainSoftmax = (): number[] => {
  const largest = Math.max(...z)
  const weights = z.map((x) => Math.exp(x - largest))
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / total)
}
compare('softmax of 5', () => softmax(z, 1), plainSoftmax, 20_000, 0)

console.log('\nper call')
const random = createRandom(1)
const table = (rows: number, width: number, low: number, high: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: width }, () => low + (high - low) * random.next()))
const logProbs = table(64, 256, -3, -0.1)
const batch = {
  logProbs,
  oldLogProbs: logProbs.map((row) => row.map((x) => x + 0.2 * (random.next() - 0.5))),
  advantages: table(64, 256, -1, 1),
  importanceWeights: null,
  mask: table(64, 256, 0, 1).map((row) => row.map((x) => (x < 0.8 ? 1 : 0))),
}
const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
const aggregation = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null } as const
const sampling = { temperature: 1, topK: 7, topP: 1, minP: 0 }
line(
  'logSoftmax of 5',
  time(() => logSoftmax(z, 1), 20_000),
  '',
)
line(
  'samplingPipeline of 5',
  time(() => samplingPipeline(z, { temperature: 0.7, topK: 3, topP: 0.9, minP: 0 }), 5000),
  '',
)
line(
  'rollout of TinyLM',
  time(() => rollout(TINYLM_REFERENCE_LOGITS, sampling, random), 2000),
  '',
)
line(
  'groupAdvantages of 64',
  time(() => groupAdvantages(batch.advantages[0]!.slice(0, 64), { scale: 'sample', epsilon: 1e-4 }), 2000),
  '',
)
const values = batch.advantages[1]!
line(
  'gae of 256',
  time(
    () =>
      gae(
        { rewards: batch.advantages[0]!, values, bootstrapValue: 0, mask: null },
        { gamma: 1, lambda: 0.95, masked: 'skip' },
      ),
    500,
  ),
  '',
)
line(
  'ppoLoss of 64 × 256 tokens',
  time(() => ppoLoss(batch, { ...clip, logRatioClamp: 20, aggregation }), 5),
  '',
)

console.log('\nwithin a frame')
const config = plainConfig(1)
const state = initTraining(config, TINYLM_REFERENCE_LOGITS)
const measure = createMeasure(TINYLM_REFERENCE_LOGITS)
const uniform = [0.2, 0.2, 0.2, 0.2, 0.2]
frame('1000 bandit steps', () => runBandit(bandit, 1000), 20)
frame(
  'locked share of 20 runs of 500 steps',
  () => lockedShare({ ...bandit, stepSize: 5, runs: 20, steps: 500, firstSeed: 1, threshold: 0.9 }),
  3,
)
frame(
  '100 inner epochs',
  () => innerEpochs([0, 0, 0, 0, 0], exactBatch(uniform, BANDIT_REWARDS), { stepSize: 1, epochs: 100, clip }),
  5,
)
frame('one step of the TinyLM trainer', () => stepTraining(state, config, TINYLM_REFERENCE_LOGITS), 50)
frame('exact measures of a TinyLM policy', () => measure(TINYLM_REFERENCE_LOGITS), 20)
frame('exact J and gradient, with checks', () => exactObjective(TINYLM_REFERENCE_LOGITS, rewards), 20)
frame('exact metrics', () => exactMetrics(TINYLM_REFERENCE_LOGITS, TINYLM_REFERENCE_LOGITS), 200)
frame('Q of the start', () => actionValues(TINYLM_REFERENCE_LOGITS, [], verifierReward), 3)
const lengths = Array.from({ length: 200 }, (_, i) => 100 + ((i * 7919) % 400))
const machine = { generators: 8, tokensPerSecond: 50, batchSize: 8, trainSeconds: 2, stalenessLimit: 2 }
frame('timeline of 200 completions', () => simulateTimeline({ mode: 'asynchronous', lengths, ...machine }), 3)

if (sink > 0) console.log(sink)
for (const failure of failures) console.error(`FAILED ${failure}`)
process.exit(failures.length > 0 ? 1 : 0)
