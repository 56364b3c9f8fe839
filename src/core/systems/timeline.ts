/**
 * A discrete-event picture of an RL machine: generators write completions, one trainer consumes batches of them.
 * - "synchronous": the batch is written, then trained, then the next; everyone waits for the longest completion.
 * - "one-step-off": batch n+1 is written while batch n is trained: never more than one version old.
 * - "asynchronous": generators never wait; the trainer takes the oldest finished completions, and those whose policy
 *   version is more than `stalenessLimit` versions old when taken are dropped.
 * Source: the three controller shapes as in AReaL, arXiv:2505.24298, §4 (not checked); times are the course's.
 */
import { type TimelineConfig, checkTimeline } from './timeline-config.ts'

export interface Interval {
  /** 0 … generators-1 for a generator, or "trainer". */
  readonly lane: number | 'trainer'
  /** Index of the completion, or of the batch for the trainer. */
  readonly item: number
  readonly start: number
  readonly end: number
}

export interface Timeline {
  readonly intervals: Interval[]
  /** Seconds until the last event. */
  readonly duration: number
  /** Share of generator time spent writing. */
  readonly generatorUtilisation: number
  /** Share of trainer time spent training. */
  readonly trainerUtilisation: number
  /** [trained completions], versions between writing and training, in order of training. */
  readonly ages: number[]
  /** Completions dropped as too old. */
  readonly dropped: number
  /** Batches trained. */
  readonly batches: number
}

interface Finished {
  readonly item: number
  readonly end: number
  readonly version: number
}

/** The lane that is free first; ties go to the lowest. */
function firstFree(free: readonly number[]): number {
  let lane = 0
  free.forEach((time, i) => {
    if (time < (free[lane] as number)) lane = i
  })
  return lane
}

/** Batches behind a gate: batch k may be started at gate(k), given when each batch was trained so far. */
function inBatches(config: TimelineConfig, gate: (batch: number, trained: readonly number[]) => number): Interval[] {
  const { lengths, generators, tokensPerSecond, batchSize, trainSeconds } = config
  const intervals: Interval[] = []
  const trained: number[] = []
  const free = new Array<number>(generators).fill(0)
  for (let batch = 0; batch * batchSize < lengths.length; batch += 1) {
    const opens = gate(batch, trained)
    let written = 0
    for (let item = batch * batchSize; item < Math.min((batch + 1) * batchSize, lengths.length); item += 1) {
      const lane = firstFree(free)
      const start = Math.max(free[lane] as number, opens)
      const end = start + (lengths[item] as number) / tokensPerSecond
      intervals.push({ lane, item, start, end })
      free[lane] = end
      written = Math.max(written, end)
    }
    const start = Math.max(written, trained[batch - 1] ?? 0)
    intervals.push({ lane: 'trainer', item: batch, start, end: start + trainSeconds })
    trained.push(start + trainSeconds)
  }
  return intervals
}

/** Generators never wait; the trainer takes the oldest finished completions that are fresh enough. */
function asynchronous(config: TimelineConfig): { intervals: Interval[]; ages: number[]; dropped: number } {
  const { lengths, generators, tokensPerSecond, batchSize, trainSeconds, stalenessLimit } = config
  const intervals: Interval[] = []
  const updates: number[] = []
  const ages: number[] = []
  const free = new Array<number>(generators).fill(0)
  let queue: Finished[] = []
  let dropped = 0
  let trainerFree = 0
  const train = (now: number): void => {
    // Versions only matter at the moment of taking; stale completions leave the queue then.
    for (;;) {
      const ready = queue.filter(({ end }) => end <= now).sort((a, b) => a.end - b.end)
      const moment = Math.max(trainerFree, ready[Math.min(batchSize, ready.length) - 1]?.end ?? now)
      const version = updates.filter((time) => time <= moment).length
      const stale = ready.filter((sample) => version - sample.version > stalenessLimit)
      dropped += stale.length
      queue = queue.filter((sample) => !stale.includes(sample))
      if (stale.length > 0) continue
      if (ready.length < batchSize || moment > now) return
      const taken = ready.slice(0, batchSize)
      queue = queue.filter((sample) => !taken.includes(sample))
      for (const sample of taken) ages.push(version - sample.version)
      intervals.push({ lane: 'trainer', item: updates.length, start: moment, end: moment + trainSeconds })
      trainerFree = moment + trainSeconds
      updates.push(trainerFree)
    }
  }
  lengths.forEach((length, item) => {
    const lane = firstFree(free)
    const start = free[lane] as number
    train(start)
    const end = start + length / tokensPerSecond
    intervals.push({ lane, item, start, end })
    queue.push({ item, end, version: updates.filter((time) => time <= start).length })
    free[lane] = end
  })
  train(Infinity)
  return { intervals, ages, dropped }
}

/** @throws RangeError if a field is outside what TimelineConfig allows. */
export function simulateTimeline(config: TimelineConfig): Timeline {
  checkTimeline(config)
  const { mode, lengths, generators, batchSize } = config
  const run =
    mode === 'asynchronous'
      ? asynchronous(config)
      : {
          intervals: inBatches(config, (batch, trained) => trained[batch - (mode === 'synchronous' ? 1 : 2)] ?? 0),
          ages: lengths.map((_, item) => (mode === 'synchronous' || item < batchSize ? 0 : 1)),
          dropped: 0,
        }
  const duration = run.intervals.reduce((latest, { end }) => Math.max(latest, end), 0)
  const busy = (trainer: boolean): number =>
    run.intervals.reduce((sum, { lane, start, end }) => sum + ((lane === 'trainer') === trainer ? end - start : 0), 0)
  return {
    ...run,
    duration,
    generatorUtilisation: busy(false) / (duration * generators),
    trainerUtilisation: busy(true) / duration,
    batches: run.intervals.filter(({ lane }) => lane === 'trainer').length,
  }
}
