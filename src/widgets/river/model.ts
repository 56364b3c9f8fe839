import type { Params } from '../../figure/params.ts'
import { type BanditSettings, type Draw, REWARDS, type Try, banditRun } from '../../run/models/bandit.ts'
import type { spec } from './params.ts'

export type RiverParams = Params<typeof spec>

/** How many tries the river shows. */
export const WINDOW = 20

export const settings = ({ seed, baseline }: RiverParams): BanditSettings => ({ seed, stepSize: 0.5, baseline })

interface Mark {
  readonly step: number
  readonly action: number
  readonly advantage: number
}

export interface Scene {
  readonly step: number
  readonly baseline: RiverParams['baseline']
  /** The try at the left edge: below 0 while the run is younger than the window. */
  readonly from: number
  /** [WINDOW + 1][6], the edges of the five bands from 0 to 1, oldest first. Before the first try, the start. */
  readonly edges: readonly (readonly number[])[]
  readonly marks: readonly Mark[]
  readonly rewards: readonly number[]
  readonly probabilities: readonly number[]
  /** The last try; null before the first. */
  readonly draw: Draw | null
}

function edgesOf({ probabilities }: Try): number[] {
  let edge = 0
  return [0, ...probabilities.map((probability) => (edge += probability))]
}

/** All numbers the drawing and the equation show, from the core. */
export function scene(params: RiverParams): Scene {
  const run = banditRun(settings(params))
  const { step } = params
  const from = step - WINDOW
  const now = run.at(step)
  return {
    step,
    baseline: params.baseline,
    from,
    edges: Array.from({ length: WINDOW + 1 }, (_, index) => edgesOf(run.at(Math.max(0, from + index)))),
    marks: Array.from({ length: WINDOW }, (_, index) => from + index + 1)
      .filter((k) => k > 0)
      .map((k) => ({ step: k, action: run.at(k).draw!.action, advantage: run.at(k).draw!.advantage })),
    rewards: REWARDS,
    probabilities: now.probabilities,
    draw: now.draw,
  }
}

/** Every try so far. */
export function rows(params: RiverParams): readonly Try[] {
  const run = banditRun(settings(params))
  return Array.from({ length: params.step + 1 }, (_, k) => run.at(k))
}
