import { BANDIT_REWARDS } from '../../core/bandit/bandit.ts'
import { exactBatch } from '../../core/bandit/inner-passes.ts'
import { ppoClip } from '../../core/objectives/ppo-clip.ts'
import { remember } from '../../figure/remember.ts'
import { spec } from './params.ts'
import { type InnerEpochsParams, OLD, type Pass, START_REWARD, bothRuns, clipRange, drawBatch } from './runs.ts'
import { FIRST_SEED, type SeedRun, type SeedScene, seedScene } from './seeds.ts'

const NAMES = ['A', 'B', 'C', 'D', 'E']
const BEST = BANDIT_REWARDS.indexOf(Math.max(...BANDIT_REWARDS))

/** What is now the case with one action. */
export interface Action {
  readonly name: string
  readonly reward: number
  /** The advantage of each of its samples in the batch; the exact batch has one. */
  readonly samples: readonly number[]
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
  readonly actions: readonly Action[]
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
  readonly lead: Action
  /** Whether the first step alone carried it past the fence. */
  readonly isOneStep: boolean
  /** The best action's name if the batch has no sample of it. */
  readonly bestMissing: string | null
  /** [passes + 1], J as the batch promises it to the run without the clip: where it began, plus the surrogate. */
  readonly promised: readonly number[]
  /** Where the axis of J ends. */
  readonly rewardEnd: number
  /** Where the axis of passes ends. */
  readonly passEnd: number
  /** In place of the one batch: where each of many ends. */
  readonly seeds: SeedScene | null
}

const PASS_ENDS = [10, 25, 50, spec.passes.max]

/** Dragging the slider for the passes asks for the same two runs again and again. */
const runsOf = remember(
  (
    kind: InnerEpochsParams['batch'],
    batchSize: number,
    noise: number,
    seed: number,
    stepSize: number,
    clip: number,
  ) => {
    const batch = kind === 'exact' ? exactBatch(OLD, BANDIT_REWARDS) : drawBatch({ batchSize, noise, seed })
    return { batch, runs: bothRuns(batch, { stepSize, clip }) }
  },
)

/** All numbers the drawing shows, from the core. */
export function scene(params: InnerEpochsParams, seedRuns: readonly SeedRun[] = []): Scene {
  const { passes, batchSize, noise, seed, stepSize, clip } = params
  const { batch, runs } = runsOf(params.batch, batchSize, noise, seed, stepSize, clip)
  const clipped = runs.clipped.slice(0, passes + 1)
  const free = runs.free.slice(0, passes + 1)
  const [now, freeNow] = [clipped.at(-1)!, free.at(-1)!]
  const actions = BANDIT_REWARDS.map((reward, action): Action => {
    const samples = batch.filter((sample) => sample.action === action)
    const ratio = now.ratios[action]!
    const push = samples.reduce(
      (sum, { advantage }) => sum + ppoClip({ ratio, advantage, ...clipRange(clip) }).derivative,
      0,
    )
    return {
      name: NAMES[action]!,
      reward,
      samples: samples.map(({ advantage }) => advantage),
      clipped: { probability: now.probabilities[action]!, ratio },
      free: { probability: freeNow.probabilities[action]!, ratio: freeNow.ratios[action]! },
      push: samples.length === 0 ? 'absent' : push > 0 ? 'up' : push < 0 ? 'down' : 'none',
    }
  })
  const lead = actions.reduce((best, action) => (action.clipped.ratio > best.clipped.ratio ? action : best))
  const promised = free.map(({ surrogate }) => START_REWARD + surrogate)
  const clipFractions = clipped.slice(0, -1).map(({ clipFraction }) => clipFraction)
  const high = 1 + clip
  return {
    batch: params.batch,
    batchSize: params.batchSize,
    passes,
    low: 1 - clip,
    high,
    actions,
    clipped,
    free,
    clipFractions,
    isFrozen: actions.every(({ push }) => push === 'none' || push === 'absent'),
    hasNoSignal: batch.every(({ advantage }) => advantage === 0),
    hasClipped: clipFractions.some((share) => share > 0),
    lead,
    isOneStep: clipped[1]!.ratios[actions.indexOf(lead)]! > high,
    bestMissing: actions[BEST]!.push === 'absent' ? NAMES[BEST]! : null,
    promised,
    rewardEnd: Math.max(0.9, Math.ceil(10 * Math.max(...promised)) / 10),
    passEnd: PASS_ENDS.find((end) => end >= passes)!,
    seeds: params.batch === 'seeds' ? seedScene(seedRuns, params) : null,
  }
}

/** J after so many passes, or of so many-th seed; of a pass, also how far the policy has gone. */
export interface Row {
  readonly count: number
  readonly reward: number
  readonly freeReward: number
  readonly pass: {
    readonly promised: number
    readonly kl: number
    readonly freeKl: number
    /** Null before the first pass. */
    readonly clipFraction: number | null
    readonly ratios: readonly number[]
  } | null
}

export const rows = ({ seeds, clipped, free, promised, clipFractions }: Scene): readonly Row[] =>
  seeds
    ? seeds.clipped.values.map((reward, i) => ({
        count: FIRST_SEED + i,
        reward,
        freeReward: seeds.free.values[i]!,
        pass: null,
      }))
    : clipped.map(({ expectedReward: reward, kl, ratios }, k) => ({
        count: k,
        reward,
        freeReward: free[k]!.expectedReward,
        pass: {
          promised: promised[k]!,
          kl,
          freeKl: free[k]!.kl,
          clipFraction: k === 0 ? null : clipFractions[k - 1]!,
          ratios,
        },
      }))
