/**
 * The reader's progress on the reader's machine. Storage may be absent, full, blocked, damaged or written by a newer version:
 * nothing that could be kept is lost, what happens counts on this page all the same, and the problem comes back in words.
 */
import { PROGRESS_KEY as KEY, readText, writeText } from './storage.ts'
import { dayOf } from './passing.ts'
import { words } from '../words/en/progress.ts'
import {
  type Prediction,
  type Progress,
  emptyProgress,
  isName,
  mergeProgress,
  parseProgress,
  progressText,
} from './document.ts'

export type { Prediction, Progress } from './document.ts'

export { KEY }

/** What storage would not take; lives as long as the page. */
let unsaved: Progress | null = null
/** What this page has changed: another tab that writes at the same moment has not seen it, and overwrites it. */
let mine: Progress = emptyProgress
/** What is wrong with what is kept, said once per page. */
let complaint: string | null = null
const listeners = new Set<() => void>()

/** Puts a text that cannot be read where nothing overwrites it. @returns its key; null if storage does not take it. */
function setAside(text: string): string | null {
  for (let copy = 1; ; copy++) {
    const key = `${KEY}-damaged${copy === 1 ? '' : `-${copy}`}`
    const there = readText(key)
    if (there === text) return key
    if (there === null) return writeText(key, text) === null ? key : null
  }
}

interface Kept {
  readonly progress: Progress
  /** Storage may be written without losing what is there. */
  readonly isWritable: boolean
}

function readKept(): Kept {
  const text = readText(KEY)
  if (text === null) return { progress: emptyProgress, isWritable: true }
  const reading = parseProgress(text)
  if (reading.kind === 'newer') {
    complaint = words.newer
    return { progress: emptyProgress, isWritable: false }
  }
  const progress = reading.kind === 'progress' ? reading.progress : emptyProgress
  if (reading.kind === 'progress' && reading.dropped === 0) return { progress, isWritable: true }
  const key = setAside(text)
  if (key === null) {
    complaint = words.notKept(words.noRoom)
    return { progress, isWritable: false }
  }
  complaint = reading.kind === 'progress' ? words.partlyDamaged(reading.dropped, key) : words.damaged(key)
  writeText(KEY, progressText(progress))
  return { progress, isWritable: true }
}

const withUnsaved = (progress: Progress) => (unsaved ? mergeProgress(progress, unsaved) : progress)

/** What is known of the reader now. */
export const readProgress = (): Progress => withUnsaved(readKept().progress)

/** What is wrong with what is kept, in words; null if nothing is. */
export function progressProblem(): string | null {
  readKept()
  return complaint
}

function newIn<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, known: ReadonlyMap<string, T>) {
  const fresh = new Map([...known].filter(([key]) => after.has(key)))
  for (const [key, record] of after) if (before.get(key) !== record) fresh.set(key, record)
  return fresh
}

/** Puts back what another tab has overwritten. Merging twice is merging once, so two tabs that do this come to rest. */
function settle(): void {
  const { progress, isWritable } = readKept()
  const text = progressText(mergeProgress(progress, mine))
  if (isWritable && text !== progressText(progress) && writeText(KEY, text) === null)
    for (const listener of listeners) listener()
}

let isListening = false
/** From the first change on: who has changed nothing can lose nothing. */
function listenToTabs(): void {
  if (isListening || typeof addEventListener === 'undefined') return
  isListening = true
  addEventListener('storage', ({ key, newValue }) => {
    // Erased in another tab: nothing of it comes back from here.
    if (key === null || (key === KEY && newValue === null)) mine = emptyProgress
    else if (key === KEY) lock(settle)
  })
}

/** One tab after the other: each reads what the one before has written. */
function lock(work: () => void): void {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  if (locks) void locks.request(KEY, work).catch(work)
  else work()
}

/**
 * Reads again before it writes, so that another tab's answers stay; what two tabs write at the same moment is merged in turn.
 * @returns null, or a problem to show in words.
 */
export function changeProgress(change: (progress: Progress) => Progress): string | null {
  const { progress, isWritable } = readKept()
  const before = withUnsaved(progress)
  const changed = change(before)
  mine = {
    answers: newIn(before.answers, changed.answers, mine.answers),
    predictions: newIn(before.predictions, changed.predictions, mine.predictions),
    tests: newIn(before.tests, changed.tests, mine.tests),
    opened: newIn(before.opened, changed.opened, mine.opened),
  }
  listenToTabs()
  const problem = isWritable ? writeText(KEY, progressText(changed)) : complaint
  unsaved = problem === null ? null : changed
  if (problem === null) lock(settle)
  for (const listener of listeners) listener()
  return problem === null || !isWritable ? problem : words.notKept(problem)
}

/** Forgets everything, also what was set aside. @returns null, or a problem to show in words. */
export function eraseProgress(): string | null {
  unsaved = null
  mine = emptyProgress
  complaint = null
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEY)) localStorage.removeItem(key)
  } catch (error) {
    return words.notKept(error instanceof Error ? error.message : String(error))
  }
  for (const listener of listeners) listener()
  return null
}

/** Calls back when progress changes, here or in another tab. @returns a function that ends it. */
export function watchProgress(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) listener()
  }
  listeners.add(listener)
  addEventListener('storage', hear)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', hear)
  }
}

function pairOfNames(lesson: string, id: string): string {
  for (const name of [lesson, id])
    if (!isName(name))
      throw new RangeError(`"${name}"; allowed: lower case letters, digits and hyphens, a letter first, at most 80`)
  return `${lesson}/${id}`
}

/** Later than the record it replaces, also if a clock was wrong. */
const momentAfter = (record: { readonly at: number } | undefined, now: number = Date.now()) =>
  Math.min(Math.max(now, (record?.at ?? 0) + 1), 8.64e15)

export function readPrediction(lesson: string, id: string): Prediction | null {
  const record = readProgress().predictions.get(pairOfNames(lesson, id))
  return record ? { guess: record.guess, skipped: record.skipped } : null
}

/** Keeps a prediction; null takes it back. @returns null, or a problem to show in words. */
export function recordPrediction(lesson: string, id: string, prediction: Prediction | null): string | null {
  const key = pairOfNames(lesson, id)
  return changeProgress((progress) => {
    const predictions = new Map(progress.predictions)
    if (prediction === null) predictions.delete(key)
    else predictions.set(key, { ...prediction, at: momentAfter(predictions.get(key)) })
    return { ...progress, predictions }
  })
}

/** @returns null, or a problem to show in words. */
export function recordAnswer(lesson: string, id: string, right: boolean): string | null {
  const key = pairOfNames(lesson, id)
  return changeProgress((progress) => {
    const before = progress.answers.get(key)
    const record = { right, misses: (before?.misses ?? 0) + (right ? 0 : 1), at: momentAfter(before) }
    return { ...progress, answers: new Map(progress.answers).set(key, record) }
  })
}

/** What a test adds to what is kept. */
interface TestResult {
  readonly right: number
  /** How many questions counted. */
  readonly of: number
  readonly isPassed: boolean
}

/**
 * Keeps the result of a lesson's test: the best one, and the days on which it was passed.
 * @param now - milliseconds since 1970.
 * @returns null, or a problem to show in words.
 */
export function recordTest(
  lesson: string,
  { right, of, isPassed }: TestResult,
  now: number = Date.now(),
): string | null {
  return changeProgress((progress) => {
    const at = momentAfter(progress.tests.get(lesson), now)
    return mergeProgress(progress, {
      ...emptyProgress,
      tests: new Map([[lesson, { right, of, at, passedOn: isPassed ? [dayOf(now)] : [] }]]),
    })
  })
}

/** Keeps that the answers to these questions were opened, with the numbers of this seed. @returns null, or a problem to show in words. */
export function recordOpened(keys: readonly string[], seed: number, now: number = Date.now()): string | null {
  return changeProgress((progress) => {
    const opened = new Map(progress.opened)
    for (const key of keys) opened.set(key, { seed, at: momentAfter(opened.get(key), now) })
    return { ...progress, opened }
  })
}
