import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { exactBatch, innerPasses } from '../../core/bandit/inner-passes.ts'
import { klDivergence } from '../../core/numerics/kl-divergence.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import type { Params } from '../../figure/params.ts'
import { BATCHES, type spec } from './params.ts'

/** The best answer, C: what the drawing shows of a policy is the probability of this one. */
const BEST = BANDIT_REWARDS.indexOf(Math.max(...BANDIT_REWARDS))
const START = BANDIT_REWARDS.map(() => 0)
const STEP_SIZE = 1
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

/** One gradient step, and the four probabilities of the best answer with which it is computed. */
export interface Step {
  /** From 1. */
  readonly batch: number
  /** From 1. */
  readonly pass: number
  readonly current: number
  readonly old: number
  readonly engine: number
  readonly reference: number
  /** π_θ/π_old, what the clip looks at. */
  readonly ratio: number
  /** π_old/μ, what an engine correction would weigh by. */
  readonly correction: number
  /** KL(π_θ‖π_ref), nats. */
  readonly kl: number
}

export interface Scene {
  readonly passes: number
  readonly lag: number
  readonly rounding: number
  /** Steps taken before the one that is shown. */
  readonly at: number
  readonly step: Step
  /** [4 · passes] */
  readonly steps: readonly Step[]
  /** π_θ of the best answer after the last step. */
  readonly end: number
}

/** All numbers the drawing shows, from the core: four exact batches, each climbed with PPO's clip. */
export function scene({ step, lag, rounding, passes }: Params<typeof spec>): Scene {
  const steps: Step[] = []
  const reference = softmax(START, 1)
  /** The weights at the start of each batch. */
  const versions = [START]
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const synced = versions[Math.max(0, batch - lag)]!
    const engine = softmax(rounding > 0 ? synced.map((logit) => Math.round(logit / rounding) * rounding) : synced, 1)
    const old = softmax(versions[batch]!, 1)[BEST]!
    const run = innerPasses(versions[batch]!, exactBatch(engine, BANDIT_REWARDS), {
      stepSize: STEP_SIZE,
      passes,
      clip: CLIP,
    })
    run.slice(0, passes).forEach(({ probabilities, ratios }, pass) => {
      steps.push({
        batch: batch + 1,
        pass: pass + 1,
        current: probabilities[BEST]!,
        old,
        engine: engine[BEST]!,
        reference: reference[BEST]!,
        ratio: ratios[BEST]!,
        correction: old / engine[BEST]!,
        kl: klDivergence(probabilities, reference),
      })
    })
    versions.push(run[passes]!.logits)
  }
  const shown = Math.min(step, steps.length - 1)
  return {
    passes,
    lag,
    rounding,
    at: shown,
    step: steps[shown]!,
    steps,
    end: softmax(versions[BATCHES]!, 1)[BEST]!,
  }
}

export const rows = ({ steps }: Scene): readonly Step[] => steps
