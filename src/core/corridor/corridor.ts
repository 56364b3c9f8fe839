/**
 * The corridor: 7 cells, start in the middle, goal at the right end, 12 steps, reward 1 at the goal, else 0, and a price for
 * each step. One softmax over left/stay/right for every cell (3 logits). REINFORCE with the episode's return on every action of
 * the episode, so a lucky episode also reinforces its bad steps; or with what came after each action. Source: Williams 1992,
 * episodic REINFORCE; reward-to-go, Sutton et al. 1999, policy-gradient theorem; the task is the course's.
 */
import {
  checkAtLeast,
  checkChoice,
  checkExactLength,
  checkFinite,
  checkFiniteList,
  checkInteger,
  checkPositive,
} from '../check.ts'
import { softmax } from '../numerics/softmax.ts'
import { nextUniform } from '../random/mulberry32.ts'
import { sampleIndex } from '../random/sample-index.ts'
import { rewardsToGo } from '../returns/discounted.ts'

export const CORRIDOR_CELLS = 7
export const CORRIDOR_START = 3
export const CORRIDOR_STEPS = 12
export const CORRIDOR_ACTIONS: readonly string[] = ['left', 'stay', 'right']

/** What an action is weighted with: the whole return of its episode, or the rewards from this action on. */
export const CORRIDOR_CREDITS = ['return', 'to-go'] as const

export interface CorridorConfig {
  /** η, above 0. */
  readonly stepSize: number
  /** b, subtracted from the return; 0 is no baseline. */
  readonly baseline: number
  /** What each step costs, at least 0, in reward units. */
  readonly stepCost: number
  readonly credit: (typeof CORRIDOR_CREDITS)[number]
  readonly seed: number
}

export interface CorridorState {
  readonly episode: number
  /** [3], θ for left, stay, right. */
  readonly logits: readonly number[]
  readonly randomState: number
  /** [steps], actions of the last episode, and [steps + 1], the cells it passed through. */
  readonly lastActions: readonly number[]
  readonly lastCells: readonly number[]
  /** [steps], what each of these actions was weighted with: G - b. */
  readonly lastWeights: readonly number[]
  /** 1 if the last episode reached the goal, else 0, minus what its steps cost; null before the first. */
  readonly lastReturn: number | null
}

function checkCorridorConfig({
  stepSize,
  baseline,
  stepCost,
  credit,
}: CorridorConfig): void {
  checkPositive('stepSize', stepSize)
  checkFinite('baseline', baseline)
  checkAtLeast('stepCost', stepCost, 0)
  checkChoice('credit', credit, CORRIDOR_CREDITS)
}

/** All logits 0. @throws RangeError if config is not legal. */
export function initCorridor(config: CorridorConfig): CorridorState {
  checkCorridorConfig(config)
  checkInteger('seed', config.seed, 0, 4294967295)
  return {
    episode: 0,
    logits: [0, 0, 0],
    randomState: config.seed,
    lastActions: [],
    lastCells: [],
    lastWeights: [],
    lastReturn: null,
  }
}

/** Where an action leads; the left end is a wall. Unchecked. */
function move(cell: number, action: number): number {
  return Math.max(cell + action - 1, 0)
}

/** What each action is weighted with. Unchecked. */
function creditActions(
  toGo: readonly number[],
  { credit, baseline }: CorridorConfig,
): number[] {
  const whole = toGo[0] as number
  return toGo.map((rest) => (credit === 'return' ? whole : rest) - baseline)
}

/** The logits after an episode: each action pushes by its weight. Unchecked. */
function pushActions(
  logits: readonly number[],
  policy: readonly number[],
  actions: readonly number[],
  weights: readonly number[],
  stepSize: number,
): number[] {
  const pushed = logits.slice()
  actions.forEach((action, t) => {
    const push = stepSize * (weights[t] as number)
    policy.forEach((p, i) => {
      ;(pushed[i] as number) += push * ((i === action ? 1 : 0) - p)
    })
  })
  return pushed
}

/** One episode and its update. @throws RangeError if config or state is not legal. */
export function stepCorridor(
  state: CorridorState,
  config: CorridorConfig,
): CorridorState {
  checkCorridorConfig(config)
  checkFiniteList('state.logits', state.logits, 3)
  const policy = softmax(state.logits, 1)
  const actions: number[] = []
  const cells = [CORRIDOR_START]
  let randomState = state.randomState
  let cell = CORRIDOR_START
  while (actions.length < CORRIDOR_STEPS && cell < CORRIDOR_CELLS - 1) {
    const { value, state: next } = nextUniform(randomState)
    randomState = next
    const action = sampleIndex(policy, value)
    cell = move(cell, action)
    actions.push(action)
    cells.push(cell)
  }
  const reached = cell === CORRIDOR_CELLS - 1 ? 1 : 0
  const rewards = actions.map(
    (_, t) => (t === actions.length - 1 ? reached : 0) - config.stepCost,
  )
  const toGo = rewardsToGo(rewards, 1)
  const weights = creditActions(toGo, config)
  return {
    episode: state.episode + 1,
    logits: pushActions(
      state.logits,
      policy,
      actions,
      weights,
      config.stepSize,
    ),
    randomState,
    lastActions: actions,
    lastCells: cells,
    lastWeights: weights,
    lastReturn: toGo[0] as number,
  }
}

/**
 * P(goal within 12 steps), exactly, by following the distribution over cells.
 * @param probabilities - [3], left, stay, right.
 * @throws RangeError if probabilities is not three numbers.
 */
export function corridorSuccess(probabilities: readonly number[]): number {
  checkFiniteList('probabilities', probabilities, 3)
  checkExactLength('probabilities', probabilities, 3)
  let now = new Array<number>(CORRIDOR_CELLS).fill(0)
  now[CORRIDOR_START] = 1
  for (let step = 0; step < CORRIDOR_STEPS; step += 1) {
    const next = new Array<number>(CORRIDOR_CELLS).fill(0)
    now.forEach((mass, cell) => {
      if (cell === CORRIDOR_CELLS - 1) (next[cell] as number) += mass
      else {
        probabilities.forEach((p, action) => {
          ;(next[move(cell, action)] as number) += mass * p
        })
      }
    })
    now = next
  }
  return now[CORRIDOR_CELLS - 1] as number
}
