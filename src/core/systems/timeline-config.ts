/** The settings of the timeline: three shapes of a controller, and how fast its parts are. */
import { checkChoice, checkFiniteList, checkInteger, checkPositive, checkRange } from '../check.ts'

export type TimelineMode = 'synchronous' | 'one-step-off' | 'asynchronous'

export interface TimelineConfig {
  readonly mode: TimelineMode
  /** [completions], tokens each, in the order in which they are started; each above 0. */
  readonly lengths: readonly number[]
  /** Completions written at the same time. */
  readonly generators: number
  /** Above 0. */
  readonly tokensPerSecond: number
  /** Completions per training batch. */
  readonly batchSize: number
  /** Seconds the trainer needs per batch, at least 0. */
  readonly trainSeconds: number
  /** Versions; read by "asynchronous" only. */
  readonly stalenessLimit: number
}

/** @throws RangeError if a field is outside what TimelineConfig allows. */
export function checkTimeline(config: TimelineConfig): void {
  checkChoice('mode', config.mode, ['synchronous', 'one-step-off', 'asynchronous'])
  checkFiniteList('lengths', config.lengths, 1)
  config.lengths.forEach((length, i) => checkPositive(`lengths[${i}]`, length))
  checkInteger('generators', config.generators, 1, 1e6)
  checkPositive('tokensPerSecond', config.tokensPerSecond)
  checkInteger('batchSize', config.batchSize, 1, 1e6)
  checkRange('trainSeconds', config.trainSeconds, 0, 1e9)
  checkInteger('stalenessLimit', config.stalenessLimit, 0, 1e6)
}
