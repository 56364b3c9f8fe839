import type { Params } from '../../figure/params.ts'
import { log } from '../../core/mathematics/log.ts'
import { logProbGradient } from '../../core/numerics/log-prob-gradient.ts'
import { logSoftmax } from '../../core/numerics/log-softmax.ts'
import { logSumExp } from '../../core/numerics/log-sum-exp.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { spec } from './params.ts'

export type NudgeParams = Params<typeof spec>

const WALK = [2, 1, 0.5, 0, -1]
const SURE = 0.999

interface Side {
  readonly logits: readonly number[]
  readonly probabilities: readonly number[]
  readonly logProbs: readonly number[]
}

export interface Scene {
  readonly tokens: readonly string[]
  /** The index of the pushed token. */
  readonly chosen: number
  readonly push: number
  readonly before: Side
  readonly after: Side
  /** After minus before, per token; sums to 0. */
  readonly change: readonly number[]
  /** What the push did to its own logprob, and to that of every other token: one number for all of them. */
  readonly ownLogProb: number
  readonly otherLogProb: number
  /** e_a − π after the push: how the logprob of the chosen token answers to each logit. Sums to 0. */
  readonly direction: readonly number[]
  /** The likeliest of the tokens not pushed: it feels the push most. */
  readonly rival: number
}

const side = (logits: readonly number[]): Side => ({
  logits,
  probabilities: softmax(logits, 1),
  logProbs: logSoftmax(logits, 1),
})

/** The logits from which the push starts. With "sure" the chosen one stands log-odds of .999 above all others together. */
const startLogits = (from: NudgeParams['from'], chosen: number) =>
  from === 'walk'
    ? WALK
    : WALK.map((logit, i) =>
        i === chosen ? log(SURE / (1 - SURE)) + logSumExp(WALK.filter((_, j) => j !== chosen)) : logit,
      )

export function scene({ token, push, from }: NudgeParams): Scene {
  const chosen = spec.token.options.indexOf(token)
  const before = side(startLogits(from, chosen))
  const after = side(before.logits.map((logit, i) => (i === chosen ? logit + push : logit)))
  const other = chosen === 0 ? 1 : 0
  const likelier = (a: number, b: number) => (after.probabilities[b]! > after.probabilities[a]! ? b : a)
  return {
    tokens: spec.token.options,
    chosen,
    push,
    before,
    after,
    change: after.probabilities.map((p, i) => p - before.probabilities[i]!),
    ownLogProb: after.logProbs[chosen]! - before.logProbs[chosen]!,
    otherLogProb: after.logProbs[other]! - before.logProbs[other]!,
    rival: after.probabilities
      .map((_, i) => i)
      .filter((i) => i !== chosen)
      .reduce(likelier),
    direction: logProbGradient(after.probabilities, chosen),
  }
}

/** A word before and after the push, and its entry of e_a − π. */
export const rows = (s: Scene) =>
  s.tokens.map((token, i) => ({
    token,
    change: s.change[i]!,
    direction: s.direction[i]!,
    probabilities: [s.before.probabilities[i]!, s.after.probabilities[i]!],
    logProbs: [s.before.logProbs[i]!, s.after.logProbs[i]!],
  }))
export type Row = ReturnType<typeof rows>[number]
