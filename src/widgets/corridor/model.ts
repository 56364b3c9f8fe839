import {
  CORRIDOR_ACTIONS,
  CORRIDOR_CELLS,
  type CorridorState,
  corridorSuccess,
  initCorridor,
  stepCorridor,
} from '../../core/corridor/corridor.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import type { Params } from '../../figure/params.ts'
import { createReplay, keepReplays } from '../../run/replay.ts'
import type { spec } from './params.ts'

export type CorridorParams = Params<typeof spec>

/** What a step costs where it costs. */
export const COST = 0.05
/** How many earlier paths stay in sight. */
const EARLIER = 8
export const GOAL = CORRIDOR_CELLS - 1

interface Episode {
  readonly state: CorridorState
  /** [3], after this episode’s update. */
  readonly policy: readonly number[]
  /** P(goal within 12 steps), exactly. */
  readonly success: number
}

const read = (state: CorridorState): Episode => {
  const policy = softmax(state.logits, 1)
  return { state, policy, success: corridorSuccess(policy) }
}

const replay = keepReplays(({ stepSize, baseline, cost, credit, seed }: Omit<CorridorParams, 'episode'>) => {
  const config = { stepSize, stepCost: cost ? COST : 0, credit, seed }
  return createReplay<Episode>(read(initCorridor({ ...config, baseline: 0 })), ({ state, success }) =>
    read(stepCorridor(state, { ...config, baseline: baseline === 'expected' ? success : 0 })),
  )
}, 6)

export interface Step {
  readonly from: number
  readonly to: number
  /** An index of CORRIDOR_ACTIONS. */
  readonly action: number
  /** What it was credited with, G − b: its sign is the direction of the push. */
  readonly weight: number
  /** A step to the left that the wall stopped. */
  readonly bumped: boolean
}

export interface Scene {
  readonly episode: number
  readonly steps: readonly Step[]
  readonly isReached: boolean
  readonly total: number
  readonly baseline: number
  readonly hasBaseline: boolean
  readonly cost: boolean
  readonly credit: CorridorParams['credit']
  /** [3], before and after this episode’s update, and how far it moved each logit. */
  readonly before: readonly number[]
  readonly policy: readonly number[]
  readonly pushes: readonly number[]
  /** How often each action was taken. */
  readonly counts: readonly number[]
  readonly successBefore: number
  readonly success: number
  /** [episode + 1], P(success) from the start on. */
  readonly history: readonly number[]
  /** Cells of the episodes before this one. */
  readonly earlier: readonly (readonly number[])[]
}

export function scene({ episode, ...settings }: CorridorParams): Scene {
  const run = replay(settings)
  const now = run.at(episode)
  const last = run.at(Math.max(0, episode - 1))
  const { lastActions, lastCells, lastWeights, lastReturn, logits } = now.state
  const steps = lastActions.map((action, t) => {
    const [from, to] = [lastCells[t]!, lastCells[t + 1]!]
    return { from, to, action, weight: lastWeights[t]!, bumped: action === 0 && to === from }
  })
  return {
    episode,
    steps,
    isReached: lastCells.at(-1) === GOAL,
    total: lastReturn ?? 0,
    baseline: settings.baseline === 'expected' ? last.success : 0,
    hasBaseline: settings.baseline === 'expected',
    cost: settings.cost,
    credit: settings.credit,
    before: last.policy,
    policy: now.policy,
    pushes: logits.map((logit, i) => logit - last.state.logits[i]!),
    counts: CORRIDOR_ACTIONS.map((_, i) => lastActions.filter((action) => action === i).length),
    successBefore: last.success,
    success: now.success,
    history: Array.from({ length: episode + 1 }, (_, k) => run.at(k).success),
    earlier: Array.from(
      { length: Math.min(EARLIER, Math.max(0, episode - 1)) },
      (_, k) => run.at(episode - 1 - k).state.lastCells,
    ),
  }
}

/** The steps of the episode shown. */
export const rows = ({ steps }: Scene): readonly (Step & { readonly t: number })[] =>
  steps.map((step, t) => ({ ...step, t: t + 1 }))
export type Row = ReturnType<typeof rows>[number]
