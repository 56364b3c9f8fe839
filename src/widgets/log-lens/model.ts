import type { Params } from '../../figure/params.ts'
import { log } from '../../core/mathematics/log.ts'
import { PRESETS, type spec } from './params.ts'

export type LensParams = Params<typeof spec>

/** Two probabilities and their logarithms; log 0 is −∞. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly logFrom: number
  readonly logTo: number
  /** What the step adds, in probability and in nats; in nats undefined (NaN) from 0 to 0. */
  readonly gain: number
  readonly logGain: number
}

export interface Scene {
  readonly own: Step
  /** The step to compare with, or null where it is the reader's own. */
  readonly other: Step | null
}

function step({ from, to }: LensParams): Step {
  const [logFrom, logTo] = [log(from), log(to)]
  return { from, to, logFrom, logTo, gain: Number((to - from).toFixed(3)), logGain: logTo - logFrom }
}

export function scene(params: LensParams): Scene {
  const { from, to } = PRESETS.sure
  return { own: step(params), other: params.from === from && params.to === to ? null : step({ from, to }) }
}

export const rows = ({ own, other }: Scene): readonly Step[] => (other ? [own, other] : [own])
