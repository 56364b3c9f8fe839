/**
 * What the site knows of a reader: answers, predictions, tests, and which answers were opened. One versioned document, the same on the reader's machine and
 * in an exported file. Maps, because ids come from files that anyone may have written: a map has no prototype to reach.
 */
import { keyNow } from './moved.ts'
import { dayOf, daysPassed, passes } from './passing.ts'
import { isRecord } from './storage.ts'

/** Version 1 kept no days of passing and no opened answers; it is read as it was. */
const VERSION = 2
const OLDEST = 1

export interface AnswerRecord {
  /** Whether the last try was right. */
  readonly right: boolean
  /** How many tries were wrong so far. */
  readonly misses: number
  /** When the last try was, in milliseconds since 1970. */
  readonly at: number
}

export interface Prediction {
  readonly guess: string | number | null
  readonly skipped: boolean
}

interface PredictionRecord extends Prediction {
  readonly at: number
}

/** The best result in a lesson's test, and on which days the test was passed. */
export interface TestRecord {
  readonly right: number
  readonly of: number
  readonly at: number
  /** The first and the last, as dayOf counts them; empty if it was never passed. */
  readonly passedOn: readonly number[]
}

/** An answer that was read before the question was answered rightly. */
export interface OpenedRecord {
  /** The seed of the numbers it was read with. */
  readonly seed: number
  readonly at: number
}

export interface Progress {
  /** By "lesson/question". */
  readonly answers: ReadonlyMap<string, AnswerRecord>
  /** By "lesson/prediction". */
  readonly predictions: ReadonlyMap<string, PredictionRecord>
  /** By lesson, its slug. */
  readonly tests: ReadonlyMap<string, TestRecord>
  /** By "lesson/question": when its answer was last opened. */
  readonly opened: ReadonlyMap<string, OpenedRecord>
}

export const emptyProgress: Progress = {
  answers: new Map(),
  predictions: new Map(),
  tests: new Map(),
  opened: new Map(),
}

const LONGEST_GUESS = 500
const NAME = /^[a-z][a-z0-9-]{0,79}$/
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
/** A moment a Date can show. */
const isMoment = (value: unknown): value is number => isCount(value) && value <= 8.64e15
const isDays = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every(Number.isSafeInteger)
const isGuess = (value: unknown) =>
  value === null || Number.isFinite(value) || (typeof value === 'string' && value.length <= LONGEST_GUESS)

export const isName = (name: string): boolean => NAME.test(name)
const isPairOfNames = (key: string) => key.split('/').length === 2 && key.split('/').every(isName)

/** Each kind of record by its fields; what else an entry holds is left behind. */
const read = {
  answer: ({ right, misses, at }: Record<string, unknown>): AnswerRecord | null =>
    typeof right === 'boolean' && isCount(misses) && isMoment(at) ? { right, misses, at } : null,
  prediction: ({ guess, skipped, at }: Record<string, unknown>): PredictionRecord | null =>
    isGuess(guess) && typeof skipped === 'boolean' && isMoment(at)
      ? { guess: guess as Prediction['guess'], skipped, at }
      : null,
  test: ({ right, of, at, passedOn }: Record<string, unknown>): TestRecord | null =>
    isCount(right) && isCount(of) && of >= 1 && right <= of && isMoment(at) && isDays(passedOn)
      ? { right, of, at, passedOn: daysPassed(passedOn) }
      : null,
  /** Of version 1: the best result alone, so the day of the best result is the one day that is known. */
  testOfOne: ({ right, of, at }: Record<string, unknown>): TestRecord | null =>
    isCount(right) && isCount(of) && of >= 1 && right <= of && isMoment(at)
      ? { right, of, at, passedOn: passes({ right, of }) ? [dayOf(at)] : [] }
      : null,
  opened: ({ seed, at }: Record<string, unknown>): OpenedRecord | null =>
    isCount(seed) && isMoment(at) ? { seed, at } : null,
}

/** What a text turned out to hold; `dropped` counts the entries that were no records of ours. */
export type Reading =
  | { readonly kind: 'progress'; readonly progress: Progress; readonly dropped: number }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' }

/** Reads a document entry by entry: one bad entry costs that entry, not the others. */
export function parseProgress(text: string): Reading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'damaged' }
  }
  if (!isRecord(value) || !isCount(value.version)) return { kind: 'damaged' }
  if (value.version > VERSION) return { kind: 'newer' }
  if (value.version < OLDEST) return { kind: 'damaged' }
  let dropped = 0
  const entries = <T extends { readonly at: number }>(
    group: unknown,
    isKey: (key: string) => boolean,
    readEntry: (entry: Record<string, unknown>) => T | null,
  ): Map<string, T> => {
    const kept = new Map<string, T>()
    if (group !== undefined && !isRecord(group)) dropped += 1
    for (const [key, entry] of Object.entries(isRecord(group) ? group : {})) {
      const record = isKey(key) && isRecord(entry) ? readEntry(entry) : null
      const now = keyNow(key)
      const other = kept.get(now)
      if (record) kept.set(now, other ? later(other, record) : record)
      else dropped += 1
    }
    return kept
  }
  const progress = {
    answers: entries(value.answers, isPairOfNames, read.answer),
    predictions: entries(value.predictions, isPairOfNames, read.prediction),
    tests: entries(value.tests, isName, value.version === OLDEST ? read.testOfOne : read.test),
    opened: entries(value.opened, isPairOfNames, read.opened),
  }
  return { kind: 'progress', progress, dropped }
}

export const progressText = ({ answers, predictions, tests, opened }: Progress): string =>
  JSON.stringify({
    version: VERSION,
    answers: Object.fromEntries(answers),
    predictions: Object.fromEntries(predictions),
    tests: Object.fromEntries(tests),
    opened: Object.fromEntries(opened),
  })

/** The later record; of two at the same moment the one that says more, so that order never matters. */
const later = <T extends { readonly at: number }>(a: T, b: T): T =>
  a.at !== b.at ? (a.at > b.at ? a : b) : JSON.stringify(a) > JSON.stringify(b) ? a : b
/** The better result, and the days of both. */
const better = (a: TestRecord, b: TestRecord): TestRecord => ({
  ...(a.right * b.of === b.right * a.of ? later(a, b) : a.right * b.of > b.right * a.of ? a : b),
  passedOn: daysPassed([...a.passedOn, ...b.passedOn]),
})

function mergeMaps<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, choose: (a: T, b: T) => T): Map<string, T> {
  const merged = new Map(a)
  for (const [key, record] of b) merged.set(key, merged.has(key) ? choose(merged.get(key)!, record) : record)
  return merged
}

/** Of each answer, prediction and opened answer the newer, of each test the better and all days. */
export const mergeProgress = (a: Progress, b: Progress): Progress => ({
  answers: mergeMaps(a.answers, b.answers, later),
  predictions: mergeMaps(a.predictions, b.predictions, later),
  tests: mergeMaps(a.tests, b.tests, better),
  opened: mergeMaps(a.opened, b.opened, later),
})
