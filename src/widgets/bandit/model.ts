import type { Params } from '../../figure/params.ts'
import { ACTIONS, BEST_ACTION, REWARDS, type Try, banditRun } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'
import { LOCKED_ABOVE } from './readers.ts'

export type BanditParams = Params<typeof spec>

export interface Row {
  readonly name: string
  readonly reward: number
  readonly probability: number
  /** Before the last try; null before the first. */
  readonly probabilityBefore: number | null
  readonly logit: number
  readonly logitBefore: number | null
  /** How far the last try moved the logit. */
  readonly push: number | null
  readonly isDrawn: boolean
  readonly count: number
}

export interface Scene {
  readonly step: number
  readonly isAtEnd: boolean
  readonly stepSize: number
  readonly baseline: BanditParams['baseline']
  readonly showsLogits: boolean
  readonly showsAverages: boolean
  readonly rows: readonly Row[]
  /** The last try; null before the first. */
  readonly draw: Try['draw']
  readonly drawnName: string | null
  readonly expectedReward: number
  readonly averageReward: number
  /** Half the width of the logit axis: a round number that holds every logit. */
  readonly logitRange: number
  /** After 0, 1, ... step tries. */
  readonly history: readonly {
    readonly expectedReward: number
    readonly averageReward: number
    readonly draw: { readonly name: string; readonly reward: number } | null
  }[]
  /** The wrong action that holds the run, if one does. */
  readonly lockedOn: string | null
  readonly hasWon: boolean
  readonly bestProbability: number
  /** Actions that were never drawn. */
  readonly neverDrawn: readonly string[]
}

const ROUND_NUMBERS = [0.5, 1, 2, 5, 10, 20, 50, 100]

/** All numbers the drawing shows, from the core. */
export function scene({ stepSize, baseline, seed, step, logits, averages }: BanditParams, maxStep: number): Scene {
  const run = banditRun({ seed, stepSize, baseline })
  const now = run.at(step)
  const { draw } = now
  const held = now.probabilities.findIndex((probability) => probability > LOCKED_ABOVE)
  const largest = Math.max(...now.logits.map(Math.abs), ...(draw?.logitsBefore.map(Math.abs) ?? []))
  return {
    step,
    isAtEnd: step >= maxStep,
    stepSize,
    baseline,
    showsLogits: logits,
    showsAverages: averages,
    rows: ACTIONS.map((name, index) => ({
      name,
      reward: REWARDS[index]!,
      probability: now.probabilities[index]!,
      probabilityBefore: draw?.probabilitiesBefore[index] ?? null,
      logit: now.logits[index]!,
      logitBefore: draw?.logitsBefore[index] ?? null,
      push: draw?.push[index] ?? null,
      isDrawn: draw?.action === index,
      count: now.counts[index]!,
    })),
    draw,
    drawnName: draw === null ? null : ACTIONS[draw.action]!,
    expectedReward: now.expectedReward,
    averageReward: now.averageReward,
    logitRange: ROUND_NUMBERS.find((size) => size >= largest) ?? Math.ceil(largest),
    history: Array.from({ length: step + 1 }, (_, k) => {
      const { expectedReward, averageReward, state } = run.at(k)
      const draw = state.lastAction === null ? null : { name: ACTIONS[state.lastAction]!, reward: state.lastReward! }
      return { expectedReward, averageReward, draw }
    }),
    lockedOn: held === -1 || held === BEST_ACTION ? null : ACTIONS[held]!,
    hasWon: held === BEST_ACTION,
    bestProbability: now.probabilities[BEST_ACTION]!,
    neverDrawn: ACTIONS.filter((_, index) => now.counts[index] === 0),
  }
}

/** Longer tables are slow to open and to hear. */
export const LONGEST_TABLE = 200

/** The last tries, with the start if it is among them. */
export function rows({ step, seed, stepSize, baseline }: BanditParams): readonly Try[] {
  const first = Math.max(0, step - LONGEST_TABLE)
  const run = banditRun({ seed, stepSize, baseline })
  return Array.from({ length: step - first + 1 }, (_, index) => run.at(first + index))
}
