/**
 * Throughput of the core: `npm run bench:core`. Each function beside a hand-written loop over typed arrays, and beside
 * TensorFlow.js (CPU backend, float32) and math.js where they offer the same, all in one run. The results are compared
 * before the times. Exits with an error if bandit steps or TinyLM's exact gradient run at less than half the speed of
 * the loop, or if something a figure calls in one frame takes longer than 8 ms. Medians of 9 rounds.
 */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import * as math from 'mathjs'
import {
  BANDIT_REWARDS,
  TINYLM_REFERENCE_LOGITS,
  actionValues,
  createMeasure,
  createRandom,
  entropy,
  exactBatch,
  exactGradientInto,
  exactMetrics,
  exactObjective,
  exp,
  gae,
  groupAdvantages,
  initTraining,
  innerPasses,
  klDivergence,
  lockedShare,
  log,
  logSoftmax,
  logSumExp,
  mean,
  plainConfig,
  policyTable,
  ppoLoss,
  rollout,
  runBandit,
  samplingPipeline,
  simulateTimeline,
  softmax,
  standardDeviation,
  stepTraining,
  tabulateRewards,
  verifierReward,
} from '../src/core/index.ts'
import {
  plainBandit,
  plainDeviation,
  plainEntropy,
  plainEnumeration,
  plainGae,
  plainKl,
  plainLogSoftmax,
  plainLogSumExp,
  plainMean,
  plainSoftmax,
} from './plain-loops.ts'

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
  () => plainBandit(Float64Array.from(BANDIT_REWARDS), 10_000, 0.5, 42),
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

tf.enableProdMode()
await tf.setBackend('cpu')
await tf.ready()

type Numbers = number | ArrayLike<number>
/** One function three or four times; a library that has no such function is left out. */
interface Rivals {
  readonly ours: () => Numbers
  readonly plain: () => Numbers
  /** A tensor made beforehand goes in; the time holds the read-out, since a figure needs numbers. */
  readonly tfjs?: () => tf.Tensor
  readonly mathjs?: () => Numbers
}
const listed = (result: Numbers): number[] => (typeof result === 'number' ? [result] : Array.from(result))
function rivals(name: string, { ours, plain, tfjs, mathjs }: Rivals, calls: number): void {
  const others: [string, () => Numbers][] = [['plain loop', plain]]
  if (tfjs) others.push(['tfjs', () => tf.tidy(() => tfjs().dataSync())])
  if (mathjs) others.push(['mathjs', mathjs])
  const expected = listed(ours())
  const own = time(ours, calls)
  const ratios = others.map(([other, body]) => {
    const got = listed(body())
    const tolerance = other === 'tfjs' ? 1e-4 : 1e-9
    if (got.length !== expected.length || got.some((x, i) => Math.abs(x - expected[i]!) > tolerance)) {
      failures.push(`${name}: ${other} computes something else`)
    }
    return `${(time(body, calls) / own).toFixed(2)}× ${other}`
  })
  line(name, own, ratios.join(', '))
}

console.log('\nspeed as a multiple of a plain loop and of libraries (above 1: the core is faster)')
for (const [size, calls] of [
  [7, 5000],
  [1000, 100],
] as const) {
  const logits = Float64Array.from({ length: size }, (_, i) => 3 * Math.sin(i))
  const probabilities = plainSoftmax(logits)
  const other = plainSoftmax(logits.map((x) => x / 2))
  const [z, p, q] = [logits, probabilities, other].map((x) => Array.from(x)) as [number[], number[], number[]]
  const tensor = tf.tensor1d(z)
  rivals(
    `softmax of ${size}`,
    { ours: () => softmax(z, 1), plain: () => plainSoftmax(logits), tfjs: () => tf.softmax(tensor) },
    calls,
  )
  rivals(
    `logSoftmax of ${size}`,
    { ours: () => logSoftmax(z, 1), plain: () => plainLogSoftmax(logits), tfjs: () => tf.logSoftmax(tensor) },
    calls,
  )
  rivals(
    `logSumExp of ${size}`,
    { ours: () => logSumExp(z), plain: () => plainLogSumExp(logits), tfjs: () => tf.logSumExp(tensor) },
    calls,
  )
  rivals(
    `klDivergence of ${size}`,
    {
      ours: () => klDivergence(p, q),
      plain: () => plainKl(probabilities, other),
      mathjs: () => math.kldivergence(p, q),
    },
    calls,
  )
  rivals(`entropy of ${size}`, { ours: () => entropy(p), plain: () => plainEntropy(probabilities) }, calls)
  rivals(
    `mean of ${size}`,
    {
      ours: () => mean(z),
      plain: () => plainMean(logits),
      tfjs: () => tf.mean(tensor),
      mathjs: () => math.mean(z),
    },
    calls,
  )
  rivals(
    `standardDeviation of ${size}, n - 1`,
    {
      ours: () => standardDeviation(z, 'sample'),
      plain: () => plainDeviation(logits),
      mathjs: () => Number(math.std(z)),
    },
    calls,
  )
  rivals(
    `standardDeviation of ${size}, n`,
    {
      ours: () => standardDeviation(z, 'population'),
      plain: () => plainDeviation(logits) * Math.sqrt((size - 1) / size),
      tfjs: () => tf.sqrt(tf.moments(tensor).variance),
      mathjs: () => Number(math.std(z, 'uncorrected')),
    },
    calls,
  )
}

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
  'samplingPipeline of 5',
  time(() => samplingPipeline([2, 1, 0.5, 0, -1], { temperature: 0.7, topK: 3, topP: 0.9, minP: 0 }), 5000),
  '',
)
line(
  'rollout of TinyLM',
  time(() => rollout(TINYLM_REFERENCE_LOGITS, random, sampling), 2000),
  '',
)
line(
  'groupAdvantages of 64',
  time(() => groupAdvantages(batch.advantages[0]!.slice(0, 64), { scale: 'sample', epsilon: 1e-4 }), 2000),
  '',
)
const values = batch.advantages[1]!
const [plainRewards, plainValues] = [Float64Array.from(batch.advantages[0]!), Float64Array.from(values)]
compare(
  'gae of 256',
  () =>
    gae(
      { rewards: batch.advantages[0]!, values, bootstrapValue: 0, mask: null },
      { gamma: 1, lambda: 0.95, masked: 'skip' },
    ),
  () => plainGae(plainRewards, plainValues, 0.95),
  500,
  0,
)
line(
  'ppoLoss of 64 × 256 tokens',
  time(() => ppoLoss(batch, { ...clip, logRatioClamp: 20, aggregation }), 5),
  '',
)

console.log('\nwithin a frame')
const config = plainConfig(1)
const state = initTraining(TINYLM_REFERENCE_LOGITS, config)
const measure = createMeasure(TINYLM_REFERENCE_LOGITS)
const uniform = [0.2, 0.2, 0.2, 0.2, 0.2]
frame('1000 bandit steps', () => runBandit(bandit, 1000), 20)
frame(
  'locked share of 20 runs of 500 steps',
  () => lockedShare({ ...bandit, stepSize: 5, runs: 20, steps: 500, firstSeed: 1, threshold: 0.9 }),
  3,
)
frame(
  '100 passes over one batch',
  () => innerPasses([0, 0, 0, 0, 0], exactBatch(uniform, BANDIT_REWARDS), { stepSize: 1, passes: 100, clip }),
  5,
)
frame('one step of the TinyLM trainer', () => stepTraining(state, TINYLM_REFERENCE_LOGITS, config), 50)
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
