/**
 * Critic rows: what λ costs and buys when TinyLM's critic was fitted to 64 sampled answers by the last token alone. Seeds
 * 1000 to 1039, one critic each; bias and noise of its gradient are exact.
 */
import {
  type GaeGradient,
  TINYLM_REFERENCE_LOGITS,
  createRandom,
  gaeGradients,
  lastTokenCritic,
  tabulateRewards,
  verifierReward,
} from '../../src/core/index.ts'
import { isMain, record, spread } from './record.ts'

export const FIRST = 1000
export const RUNS = 40
export const SEEN = 64
export const LAMBDAS = [0, 0.5, 0.9, 0.95, 1]

/** Bias and noise with the critic of one seed. */
function gradients(seed: number, lambdas: readonly number[]): GaeGradient[] {
  const values = lastTokenCritic(TINYLM_REFERENCE_LOGITS, createRandom(seed), { answers: SEEN, reward: verifierReward })
  return gaeGradients(TINYLM_REFERENCE_LOGITS, tabulateRewards(verifierReward), { values, lambdas })
}

export const errors = (seed: number): readonly { lambda: number; bias: number; noise: number }[] =>
  gradients(seed, LAMBDAS).map(({ lambda, bias, variance }) => ({ lambda, bias, noise: Math.sqrt(variance) }))

/** Of 0, .05, ..., 1, the λ whose mean over so many answers is nearest to the gradient, root mean square. */
export function bestLambda(seed: number, answers: number): number {
  const lambdas = Array.from({ length: 21 }, (_, k) => k / 20)
  const misses = gradients(seed, lambdas).map(({ bias, variance }) => bias * bias + variance / answers)
  return lambdas[misses.indexOf(Math.min(...misses))]!
}

if (isMain(import.meta.url)) {
  const seeds = Array.from({ length: RUNS }, (_, i) => FIRST + i)
  const perSeed = seeds.map(errors)
  const errorRows = LAMBDAS.map((lambda, k) => ({
    row: 'bias and noise of one answer',
    lambda,
    seen: SEEN,
    bias: spread(perSeed.map((rows) => rows[k]!.bias)),
    noise: spread(perSeed.map((rows) => rows[k]!.noise)),
  }))
  const bestRows = [1, 16, 256, 1024].map((answers) => ({
    row: 'best lambda',
    answers,
    seen: SEEN,
    best: spread(seeds.map((seed) => bestLambda(seed, answers))),
  }))
  record('critic', [FIRST, FIRST + RUNS - 1], [...errorRows, ...bestRows])
}
