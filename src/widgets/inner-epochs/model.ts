import type { Params } from '../../figure/params.ts'
import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { expectedReward } from '../../core/bandit/expected-reward.ts'
import {
  type BanditSample,
  type InnerPass,
  exactBatch,
  innerPasses,
  sampledBatch,
} from '../../core/bandit/inner-passes.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { type PpoClip, ppoClip } from '../../core/objectives/ppo-clip.ts'
import { fixed } from '../../plot/number.ts'
import type { Words } from './en.ts'
import { spec } from './params.ts'

export type InnerEpochsParams = Params<typeof spec>

const START = BANDIT_REWARDS.map(() => 0)
/** The policy that draws every batch: uniform. */
const OLD = softmax(START, 1)
export const nameOf = (action: number): string => 'ABCDE'[action]!
const BEST = BANDIT_REWARDS.indexOf(Math.max(...BANDIT_REWARDS))
export const START_REWARD = expectedReward(OLD, BANDIT_REWARDS)
export const MAX_PASSES = spec.passes.max

export interface Pass extends InnerPass {
  /** J, exactly. */
  readonly expectedReward: number
}

export type Batch = Pick<InnerEpochsParams, 'batchSize' | 'noise' | 'seed'>
export type Step = Pick<InnerEpochsParams, 'stepSize' | 'clip'>

const clipRange = (epsilon: number) => ({ clipLow: epsilon, clipHigh: epsilon, dualClip: null, delta: null })

export const drawBatch = ({ batchSize, noise, seed }: Batch): BanditSample[] =>
  sampledBatch(OLD, BANDIT_REWARDS, { size: batchSize, noise, seed })

/** The policy after 0, 1, ... 100 passes, with the clip and without. */
export function bothRuns(batch: readonly BanditSample[], { stepSize, clip }: Step): { clipped: Pass[]; free: Pass[] } {
  const run = (range: ReturnType<typeof clipRange> | null) =>
    innerPasses(START, batch, { stepSize, passes: MAX_PASSES, clip: range }).map((pass) => ({
      ...pass,
      expectedReward: expectedReward(pass.probabilities, BANDIT_REWARDS),
    }))
  return { clipped: run(clipRange(clip)), free: run(null) }
}

export interface Row {
  readonly name: string
  readonly reward: number
  /** Samples of this action; null in the exact batch, which weighs instead of counting. */
  readonly count: number | null
  /** The mean advantage of its samples; null if it has none. */
  readonly advantage: number | null
  readonly clipped: { readonly probability: number; readonly ratio: number }
  readonly free: { readonly probability: number; readonly ratio: number }
  /** Where this action's own samples push it in the next clipped pass; "absent" if it has none. */
  readonly push: 'up' | 'down' | 'none' | 'absent'
}

export interface Scene {
  readonly batch: InnerEpochsParams['batch']
  readonly batchSize: number
  readonly passes: number
  /** The fences 1 − ε and 1 + ε. */
  readonly low: number
  readonly high: number
  readonly rows: readonly Row[]
  /** [passes + 1] each. */
  readonly clipped: readonly Pass[]
  readonly free: readonly Pass[]
  /** [passes], the clip fraction as a trainer logs it: measured in each pass, before its step. */
  readonly clipFractions: readonly number[]
  /** No sample has a gradient left under the clip. */
  readonly isFrozen: boolean
  /** All advantages are 0: nothing moves, clip or not. */
  readonly hasNoSignal: boolean
  /** The clip has acted in one of the passes so far. */
  readonly hasClipped: boolean
  /** The action whose ratio is furthest up under the clip. */
  readonly lead: Row
  /** Its surrogate with the mean advantage of its samples; null if it has none. */
  readonly leadClip: PpoClip | null
  /** Which argument of the min counts there. */
  readonly leadWinner: 'plain' | 'clipped' | 'both'
  /** π_old, the same for every action. */
  readonly oldProbability: number
  /** Whether the first step alone carried it past the fence. */
  readonly isOneStep: boolean
  /** The best action's name if the batch has no sample of it. */
  readonly bestMissing: string | null
  /** Ends of the axes of the small plots. */
  readonly passEnd: number
  readonly klEnd: number
}

const PASS_ENDS = [10, 25, 50, MAX_PASSES]
const KL_ENDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** Dragging the slider for the passes asks for the same two runs again and again. */
let last: { key: string; batch: BanditSample[]; runs: ReturnType<typeof bothRuns> } | null = null
function runsOf({ batch: kind, batchSize, noise, seed, stepSize, clip }: InnerEpochsParams) {
  const key = [kind === 'exact' ? kind : `${batchSize} ${noise} ${seed}`, stepSize, clip].join(' ')
  if (last?.key !== key) {
    const batch = kind === 'exact' ? exactBatch(OLD, BANDIT_REWARDS) : drawBatch({ batchSize, noise, seed })
    last = { key, batch, runs: bothRuns(batch, { stepSize, clip }) }
  }
  return last
}

/** All numbers the drawing shows, from the core. */
export function scene(params: InnerEpochsParams): Scene {
  const { passes, clip } = params
  const { batch, runs } = runsOf(params)
  const clipped = runs.clipped.slice(0, passes + 1)
  const free = runs.free.slice(0, passes + 1)
  const [now, freeNow] = [clipped.at(-1)!, free.at(-1)!]
  const rows = BANDIT_REWARDS.map((reward, action): Row => {
    const samples = batch.filter((sample) => sample.action === action)
    const ratio = now.ratios[action]!
    const push = samples.reduce(
      (sum, { advantage }) => sum + ppoClip({ ratio, advantage, ...clipRange(clip) }).derivative,
      0,
    )
    return {
      name: nameOf(action),
      reward,
      count: params.batch === 'exact' ? null : samples.length,
      advantage:
        samples.length === 0 ? null : samples.reduce((sum, { advantage }) => sum + advantage, 0) / samples.length,
      clipped: { probability: now.probabilities[action]!, ratio },
      free: { probability: freeNow.probabilities[action]!, ratio: freeNow.ratios[action]! },
      push: samples.length === 0 ? 'absent' : push > 0 ? 'up' : push < 0 ? 'down' : 'none',
    }
  })
  const lead = rows.reduce((best, row) => (row.clipped.ratio > best.clipped.ratio ? row : best))
  const leadClip =
    lead.advantage === null
      ? null
      : ppoClip({ ratio: lead.clipped.ratio, advantage: lead.advantage, ...clipRange(clip) })
  const clipFractions = clipped.slice(0, -1).map(({ clipFraction }) => clipFraction)
  const largestKl = Math.max(...clipped.map(({ kl }) => kl), ...free.map(({ kl }) => kl))
  const high = 1 + clip
  return {
    batch: params.batch,
    batchSize: params.batchSize,
    passes,
    low: 1 - clip,
    high,
    rows,
    clipped,
    free,
    clipFractions,
    isFrozen: rows.every(({ push }) => push === 'none' || push === 'absent'),
    hasNoSignal: batch.every(({ advantage }) => advantage === 0),
    hasClipped: clipFractions.some((share) => share > 0),
    lead,
    leadClip,
    leadWinner: leadClip?.branch === 'clipped' ? 'clipped' : leadClip?.branch === 'unclipped' ? 'plain' : 'both',
    oldProbability: OLD[0]!,
    isOneStep: clipped[1]!.ratios[rows.indexOf(lead)]! > high,
    bestMissing: rows[BEST]!.push === 'absent' ? nameOf(BEST) : null,
    passEnd: PASS_ENDS.find((end) => end >= passes)!,
    klEnd: KL_ENDS.find((end) => end >= largestKl) ?? Math.ceil(largestKl),
  }
}

/** Every pass as one row. Rows are made when the table is opened. */
export function table({ clipped, free, rows, clipFractions }: Scene, words: Words) {
  return {
    caption: words.table.caption,
    head: [...words.table.head, ...rows.map(({ name }) => words.table.ratio(name))],
    get rows() {
      return clipped.map((pass, k) => [
        String(k),
        fixed(pass.expectedReward, 4),
        fixed(free[k]!.expectedReward, 4),
        fixed(pass.kl, 4),
        fixed(free[k]!.kl, 4),
        k === 0 ? words.none : fixed(clipFractions[k - 1]!, 3),
        ...pass.ratios.map((ratio) => fixed(ratio, 3)),
      ])
    },
  }
}
