/**
 * Several passes over one batch on the bandit: what clipping does when samples are reused. Each pass is one step of
 * ascent on Σ_i w_i·min(ρ_i A_i, clip(ρ_i) A_i) with ρ against the policy that drew the batch, or on Σ w ρ A without
 * clipping. Source: Schulman et al. 2017, arXiv:1707.06347, algorithm 1, with plain gradient steps.
 */
import {
  checkAtLeast,
  checkFinite,
  checkFiniteList,
  checkInteger,
  checkPositive,
} from '../check.ts'
import {
  checkClipRange,
  type ClipRange,
  isFlat,
  ppoClip,
} from '../objectives/ppo-clip.ts'
import { klDivergence } from '../numerics/kl-divergence.ts'
import { softmax } from '../numerics/softmax.ts'
import { type Random, createRandom } from '../random/mulberry32.ts'
import { sampleIndex } from '../random/sample-index.ts'
import { expectedReward } from './expected-reward.ts'

/** [n] samples: which action, its advantage (reward units), and its weight in the sum. */
export interface BanditSample {
  readonly action: number
  readonly reward: number
  readonly advantage: number
  readonly weight: number
}

/** The batch that has every action once, weighted by the policy: no sampling noise. A = r - J. @throws as expectedReward. */
export function exactBatch(
  probabilities: readonly number[],
  rewards: readonly number[],
): BanditSample[] {
  const expected = expectedReward(probabilities, rewards)
  return probabilities.map((weight, action) => {
    const reward = rewards[action] as number
    return { action, reward, advantage: reward - expected, weight }
  })
}

/** A sampled batch that starts its own generator. @throws as noisyBatch, or if seed is not an integer from 0 to 2^32 - 1. */
export const sampledBatch = (
  probabilities: readonly number[],
  rewards: readonly number[],
  { seed, ...options }: { size: number; noise: number; seed: number },
): BanditSample[] =>
  noisyBatch(createRandom(seed), probabilities, rewards, options)

/**
 * A sampled batch: all actions are drawn first, then a noise in ±noise for each reward; A = reward minus batch mean.
 * @param size - samples, at least 1. @param noise - half width of the uniform noise, at least 0, reward units.
 * @throws RangeError if an argument is not of that form.
 */
export function noisyBatch(
  random: Random,
  probabilities: readonly number[],
  rewards: readonly number[],
  { size, noise }: { size: number; noise: number },
): BanditSample[] {
  checkInteger('size', size, 1, 1e6)
  checkAtLeast('noise', noise, 0)
  expectedReward(probabilities, rewards)
  const actions = Array.from({ length: size }, () =>
    sampleIndex(probabilities, random.next()),
  )
  const noisy = actions.map(
    (action) => (rewards[action] as number) + noise * (2 * random.next() - 1),
  )
  const mean = noisy.reduce((sum, reward) => sum + reward, 0) / size
  return actions.map((action, i) => {
    const reward = noisy[i] as number
    return { action, reward, advantage: reward - mean, weight: 1 / size }
  })
}

export interface InnerPassesOptions {
  /** η, above 0. */
  readonly stepSize: number
  /** Passes over the batch, at least 0. */
  readonly passes: number
  /** The clip range, or null: the unclipped surrogate. */
  readonly clip: ClipRange | null
}

export interface InnerPass {
  /** [n], θ after this pass. */
  readonly logits: number[]
  readonly probabilities: number[]
  /** [n], π/π_old of every action. */
  readonly ratios: number[]
  /** KL(π_old‖π), nats. */
  readonly kl: number
  /** Share of the batch's samples without a gradient, by weight, at these ratios. */
  readonly clipFraction: number
  /** Σ w·ρ·A at these ratios, without the clip: what the batch promises beyond the start, reward units. */
  readonly surrogate: number
}

/**
 * The gradient, in the logits, of Σ_i w_i·min(ρ_i A_i, clip(ρ_i) A_i) - β·KL(π_old‖π), without the min if clip is null.
 * Source: Schulman et al. 2017, arXiv:1707.06347, eq. 7, and eq. 8 for the penalty, exact over all actions. Unchecked.
 *
 * @param probabilities - [n], π now. @param old - [n], π_old, which drew the batch.
 * @returns the gradient [n], the ratios π/π_old [n], the weight of the samples without a gradient, and Σ w·ρ·A.
 */
export function surrogateGradient(
  probabilities: readonly number[],
  old: readonly number[],
  batch: readonly BanditSample[],
  { clip, beta }: { readonly clip: ClipRange | null; readonly beta: number },
): { gradient: number[]; ratios: number[]; flat: number; surrogate: number } {
  const ratios = probabilities.map((p, i) =>
    old[i] === 0 ? 1 : p / (old[i] as number),
  )
  // The gradient of -β·KL(π_old‖π) in logit i is β(π_old,i - π_i).
  const gradient = probabilities.map((p, i) =>
    beta === 0 ? 0 : beta * ((old[i] as number) - p),
  )
  let [flat, surrogate] = [0, 0]
  for (const { action, advantage, weight } of batch) {
    const ratio = ratios[action] as number
    const cut = clip === null ? null : ppoClip({ ratio, advantage, ...clip })
    if (cut !== null && isFlat(cut)) flat += weight
    surrogate += weight * ratio * advantage
    const push = weight * (cut === null ? advantage : cut.derivative) * ratio
    probabilities.forEach((p, i) => {
      ;(gradient[i] as number) += push * ((i === action ? 1 : 0) - p)
    })
  }
  return { gradient, ratios, flat, surrogate }
}

function checkPasses(
  logits: readonly number[],
  batch: readonly BanditSample[],
  { stepSize, passes, clip }: InnerPassesOptions,
): void {
  checkFiniteList('logits', logits, 2)
  checkPositive('stepSize', stepSize)
  checkInteger('passes', passes, 0, 1e6)
  if (clip !== null) checkClipRange(clip)
  batch.forEach(({ action, advantage, weight }, i) => {
    checkInteger(`batch[${i}].action`, action, 0, logits.length - 1)
    checkFinite(`batch[${i}].advantage`, advantage)
    checkAtLeast(`batch[${i}].weight`, weight, 0)
  })
}

/**
 * @param logits - [n], θ at the start: the policy that drew the batch.
 * @returns [passes + 1], the start first.
 * @throws RangeError if an argument is not of that form.
 */
export function innerPasses(
  logits: readonly number[],
  batch: readonly BanditSample[],
  options: InnerPassesOptions,
): InnerPass[] {
  checkPasses(logits, batch, options)
  const old = softmax(logits, 1)
  const run: InnerPass[] = []
  let theta = logits.slice()
  for (let pass = 0; pass <= options.passes; pass += 1) {
    const now = softmax(theta, 1)
    const ascent = surrogateGradient(now, old, batch, { beta: 0, ...options })
    run.push(passOf(theta, now, old, batch, ascent))
    const { gradient } = ascent
    theta = theta.map((logit, i) => logit + options.stepSize * gradient[i]!)
  }
  return run
}

function passOf(
  logits: number[],
  probabilities: number[],
  old: readonly number[],
  batch: readonly BanditSample[],
  { ratios, flat, surrogate }: ReturnType<typeof surrogateGradient>,
): InnerPass {
  const total = batch.reduce((sum, { weight }) => sum + weight, 0)
  const kl = klDivergence(old, probabilities)
  return {
    logits,
    probabilities,
    ratios,
    kl,
    clipFraction: total > 0 ? flat / total : 0,
    surrogate,
  }
}
