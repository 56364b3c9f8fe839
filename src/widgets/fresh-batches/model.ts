/** Two pictures of the same three rules: 100 runs as recorded, and one run that this browser computes. */
import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { type FreshBatchesConfig, initFreshBatches, stepFreshBatches } from '../../core/bandit/fresh-batches.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import type { Params } from '../../figure/params.ts'
import { createReplay, keepReplays } from '../../run/replay.ts'
import { spec } from './params.ts'
import { recordedCurves } from './recording.ts'

type FreshBatchesParams = Params<typeof spec>

const BATCH = 8
export const RUNS = 100
export const SAMPLES = BATCH * spec.step.max
export const RULES = ['clip', 'none', 'kl'] as const
export type RuleName = (typeof RULES)[number]

/** Over the recorded runs: median, and the band from 10 to 90 %. */
interface Recorded {
  readonly samples: number
  readonly low: number
  readonly median: number
  readonly high: number
}

export interface Rule {
  readonly name: RuleName
  readonly recorded: readonly Recorded[]
  /** How many of the recorded runs end below 0.5, on a wrong answer. */
  readonly lost: number
  /** Samples until the median is above 0.8; null if it never is. */
  readonly samplesToGoal: number | null
  readonly stepSize: number
  readonly beta: number
  /** [step + 1], the live run: samples and J. */
  readonly live: readonly (readonly [samples: number, reward: number])[]
}

export interface Scene {
  readonly passes: number
  readonly lag: number
  readonly isTuned: boolean
  readonly seed: number
  readonly step: number
  /** clip, none, kl. */
  readonly rules: readonly [clip: Rule, none: Rule, kl: Rule]
  /** The three recordings are the same: nothing was ever clipped or charged. */
  readonly isSame: boolean
  /** The longest stretch of samples over which the clip's median lies below the band of the runs without, and by how much below their median at its end. */
  readonly behind: { readonly from: number; readonly to: number; readonly by: number } | null
  /** The clip loses fewer or more runs than chance would explain. */
  readonly saves: 'more' | 'fewer' | 'same'
}

/** One rule of one setting, as scripts/recorded/fresh-batches.ts writes it: hundredths, then lost, samples, η and β. */
function decode(text: string, points: readonly number[]): Omit<Rule, 'name' | 'live'> {
  const [digits, lost, samplesToGoal, stepSize, beta] = text.split(' ') as [string, string, string, string, string]
  const value = (row: number, point: number) => {
    const start = 2 * (row * points.length + point)
    return Number(digits.slice(start, start + 2)) / 100
  }
  return {
    recorded: points.map((batches, point) => ({
      samples: BATCH * batches,
      low: value(0, point),
      median: value(1, point),
      high: value(2, point),
    })),
    lost: Number(lost),
    samplesToGoal: samplesToGoal === 'never' ? null : Number(samplesToGoal),
    stepSize: Number(stepSize),
    beta: Number(beta),
  }
}

/** The run of one rule in this browser: the same code, settings and noise as the recording, any seed. */
const liveRun = keepReplays((config: FreshBatchesConfig) => {
  const read = (state: ReturnType<typeof initFreshBatches>) => ({
    state,
    reward: expectedReward(softmax(state.logits, 1), BANDIT_REWARDS),
  })
  return createReplay(read(initFreshBatches(config)), ({ state }) => read(stepFreshBatches(state, config)))
}, 12)

/** What differs between the rules is here, and nowhere else. */
const configOf = (
  name: RuleName,
  { beta, ...setting }: Pick<FreshBatchesConfig, 'passes' | 'lag' | 'stepSize' | 'beta' | 'seed'>,
): FreshBatchesConfig => ({
  rewards: BANDIT_REWARDS,
  noise: 1,
  batchSize: BATCH,
  clip: name === 'clip' ? { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null } : null,
  beta: name === 'kl' ? beta : 0,
  ...setting,
})

function longestBehind(own: readonly Recorded[], other: readonly Recorded[]): Scene['behind'] {
  const isBelow = own.map(({ median }, point) => median < other[point]!.low)
  let longest: readonly number[] = []
  let stretch: readonly number[] = []
  isBelow.forEach((below, point) => {
    stretch = below ? [...stretch, point] : []
    if (stretch.length > longest.length) longest = stretch
  })
  const [first, last] = [longest[0], longest.at(-1)]
  if (first === undefined || last === undefined) return null
  return { from: own[first]!.samples, to: own[last]!.samples, by: other[last]!.median - own[last]!.median }
}

export function scene({ passes: passesText, lag: lagText, tuned: isTuned, step, seed }: FreshBatchesParams): Scene {
  const [passes, lag] = [Number(passesText), Number(lagText)]
  const { batches, settings } = recordedCurves()
  const recorded = settings[`${passes} ${lag} ${isTuned ? 'best' : 1}`]!.split('|')
  const rules = RULES.map((name, index): Rule => {
    const rule = decode(recorded[index]!, batches)
    const run = liveRun(configOf(name, { passes, lag, stepSize: rule.stepSize, beta: rule.beta, seed }))
    const live = Array.from({ length: step + 1 }, (_, k) => [BATCH * k, run.at(k).reward] as const)
    return { name, ...rule, live }
  }) as unknown as Scene['rules']
  const [clip, none] = rules
  // A difference of two counts beyond two standard errors, each count a Poisson number.
  const difference = none.lost - clip.lost
  const isChance = Math.abs(difference) <= 2 * Math.sqrt(none.lost + clip.lost)
  return {
    passes,
    lag,
    isTuned,
    seed,
    step,
    rules,
    isSame: new Set(recorded.map((text) => text.split(' ')[0])).size === 1,
    behind: longestBehind(clip.recorded, none.recorded),
    saves: isChance ? 'same' : difference > 0 ? 'more' : 'fewer',
  }
}

/** One row for every recorded number of samples. */
export interface Row {
  readonly samples: number
  readonly rules: readonly { readonly recorded: Recorded; readonly live: number | null }[]
}

export const rows = ({ rules, step }: Scene): readonly Row[] =>
  recordedCurves().batches.map((batches, point) => ({
    samples: BATCH * batches,
    rules: rules.map(({ recorded, live }) => ({
      recorded: recorded[point]!,
      live: batches > step ? null : live[batches]![1],
    })),
  }))
